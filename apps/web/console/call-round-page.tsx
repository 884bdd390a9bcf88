import type { FacilityItem, List } from '../shared/answers';
import { Code } from '../shared/code';
import { useLoad } from '../shared/load';
import { Loaded } from '../shared/loaded';
import { moment } from '../shared/time';
import type { Round } from './call-round';
import { CallRoundFamily } from './call-round-family';
import { useLiveLoad } from './live';
import { Folded, Page } from './page';
import type { RoomProps } from './room-props';
import './call-round.css';
import { t } from './texts';

/** The night before: one card a family, its number at a tap, and what it says at the next. */
export function CallRoundPage({ id }: RoomProps) {
  const load = useLiveLoad<Round>(`/api/convoys/${id}/call-round`, ['convoy'], id);
  const facilities = useLoad<List<FacilityItem>>('/api/facilities');
  const nameOf = (facilityId: string): string =>
    facilities.value?.items.find((each) => each.id === facilityId)?.name ?? '';
  return (
    <Loaded from={load}>
      {(round) => (
        <Page title={t('round.title')} tab={t('round.title')}>
          <p>
            <a href={`#/convoy/${id}`}>
              {t('subject.convoy')} <Code>{round.reference}</Code>
            </a>
            {' · '}
            {t(`convoy.manifest_status.${round.manifestStatus}`)}
          </p>
          <p class="round-counts">{t('round.counts', { ...round.counts })}</p>
          <Script leavesAt={round.leavesAt} />
          {round.families.length === 0 && <p class="note">{t('round.empty')}</p>}
          <ul class="cards round">
            {round.families.map((family) => (
              <CallRoundFamily
                key={family.caseId}
                round={round}
                family={family}
                hospitalOf={nameOf}
                reload={load.reload}
              />
            ))}
          </ul>
        </Page>
      )}
    </Loaded>
  );
}

/** What is said on the phone: never a route, and a time only once it stands (DOMAIN 0.5). */
const Script = ({ leavesAt }: Pick<Round, 'leavesAt'>) => (
  <Folded title={t('round.script')}>
    <ul>
      <li>{t('round.script_who')}</li>
      <li>{t('round.script_where')}</li>
      <li>{t('round.script_no_route')}</li>
      <li>{leavesAt === null ? t('round.script_no_time') : t('round.script_time', { time: moment(leavesAt) })}</li>
    </ul>
  </Folded>
);
