import type { ConvoyPage as Convoy } from '../shared/answers';
import { Code } from '../shared/code';
import { Loaded } from '../shared/loaded';
import { moment } from '../shared/time';
import { AssignmentsSection } from './convoy-assignments';
import { Due } from './clock';
import { ConvoyActions } from './convoy-actions';
import { ConvoyLegs, ConvoyVehicles } from './convoy-legs';
import { BoardingSection } from './convoy-boarding';
import { ManifestSection } from './convoy-manifest';
import { ConvoyTimeline } from './convoy-timeline';
import { ConvoyState } from './convoys-page';
import { A_MINUTE_MS, useEvery } from './every';
import { useLive, useLiveLoad } from './live';
import { logCall } from './log-call';
import { may } from './may';
import { Notes } from './notes';
import { Page, Section } from './page';
import type { RoomProps } from './room-props';
import { t } from './texts';
import { WakesNobody } from './wakes-nobody';

/** One convoy on one page: where it stands, what may be decided, who is on it, what was said on the way. */
export function ConvoyPage({ id }: RoomProps) {
  const load = useLiveLoad<Convoy>(`/api/convoys/${id}`, ['convoy'], id);
  // Whether somebody can be woken hangs on the rota and on the clock.
  useLive(load, ({ kind }) => kind === 'shift' || kind === 'account');
  useEvery(A_MINUTE_MS, load.reload);
  return (
    <Loaded from={load}>
      {(convoy) => (
        <Page title={<Code>{convoy.reference}</Code>} tab={t('subject.convoy')}>
          {convoy.wakesNobody === true && <WakesNobody />}
          <ConvoyState convoy={convoy} />
          <Facts convoy={convoy} />
          <ConvoyActions convoy={convoy} reload={load.reload} />
          <Section title={t('convoys.timeline')}>
            <ConvoyTimeline convoy={convoy} />
            <Notes
              path={`/api/convoys/${convoy.id}/disclosures`}
              told={convoy.reports.flatMap(({ noteId, saidById, occurredAt, kind }) => [
                { noteId, label: `${moment(occurredAt)} · ${t(`convoy.report.${kind}`)}` },
                { noteId: saidById, label: `${moment(occurredAt)} · ${t('calls.said_by')}` },
              ])}
            />
            {may('calls.log') && (
              <button
                type="button"
                onClick={() => {
                  logCall();
                }}
              >
                {t('calls.log')}
              </button>
            )}
          </Section>
          <Section title={t('convoys.legs')}>
            <ConvoyLegs convoy={convoy} />
          </Section>
          <Section title={t('convoys.vehicles')}>
            <ConvoyVehicles convoy={convoy} />
          </Section>
          {convoy.lines && <ManifestSection convoy={convoy} lines={convoy.lines} reload={load.reload} />}
          <BoardingSection convoy={convoy} reload={load.reload} />
          <AssignmentsSection convoy={convoy} reload={load.reload} />
          {may('audit.read') && (
            <p>
              <a href={`#/history/convoy/${convoy.id}`}>{t('console.nav_history')}</a>
            </p>
          )}
        </Page>
      )}
    </Loaded>
  );
}

/** Moments and counts that are known; what nobody reported is not on the list. */
function Facts({ convoy }: { convoy: Convoy }) {
  const count = (patients: number | null, companions: number | null): string | null =>
    patients === null ? null : t('convoys.people', { patients, companions: companions ?? 0 });
  const at = (moment_: string | null): string | null => (moment_ === null ? null : moment(moment_));
  const facts = [
    [t('convoys.aboard'), count(convoy.aboardPatients, convoy.aboardCompanions)],
    [
      t('convoys.aboard_others'),
      convoy.aboardOthers === null ? null : t('boarding.people', { n: convoy.aboardOthers }),
    ],
    [t('convoys.delivered'), count(convoy.deliveredPatients, convoy.deliveredCompanions)],
    [t('convoys.news_due'), convoy.newsDueAt === null ? null : <Due at={convoy.newsDueAt} />],
    [t('convoys.released'), at(convoy.releasedAt)],
    [t('convoys.departed'), at(convoy.departedAt)],
    [t('convoys.arrived'), at(convoy.arrivedAt)],
    [t('convoys.all_clear'), at(convoy.allClearAt)],
    [t('convoys.closed'), at(convoy.closedAt)],
  ] as const;
  return (
    <dl class="facts">
      {facts.map(([label, value]) =>
        value === null ? null : (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
