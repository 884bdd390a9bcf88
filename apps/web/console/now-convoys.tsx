import type { NowBoard } from '../shared/answers';
import { areaName, useAreas } from '../shared/areas';
import { ConvoyChip } from '../shared/chip';
import { Code, Name } from '../shared/code';
import { Due } from './clock';
import { t } from './texts';
import { WakesNobody } from './wakes-nobody';

type Convoy = NowBoard['convoys'][number];

/** Released and not over, whoever rings first above. */
export function MovingConvoys({ convoys }: { convoys: readonly Convoy[] }) {
  const areas = useAreas();
  if (convoys.length === 0) return <p class="note">{t('now.nothing_moves')}</p>;
  return (
    <ul class="cards">
      {convoys.map((convoy) => {
        const area = areas.value?.items.find(({ id }) => id === convoy.enclaveId);
        return (
          <li key={convoy.id} class={convoy.overdueSince === null ? 'card now-convoy' : 'card now-convoy now-overdue'}>
            <h3>
              <a href={`#/convoy/${convoy.id}`}>
                <Code>{convoy.reference}</Code>
              </a>
              <ConvoyChip status={convoy.status} />
            </h3>
            {area && (
              <p>
                <Name>{areaName(area)}</Name>
              </p>
            )}
            {convoy.nextPlace !== null && <p>{t('now.next_place', { place: convoy.nextPlace })}</p>}
            {convoy.wakesNobody && <WakesNobody />}
            <Clocks convoy={convoy} />
            <p class="quiet">
              {convoy.aboardPatients === null
                ? t('convoys.not_counted')
                : t('convoys.people', { patients: convoy.aboardPatients, companions: convoy.aboardCompanions ?? 0 })}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

/** What runs out, loudest first. */
const Clocks = ({ convoy: { overdueSince, problemAt, newsDueAt } }: { convoy: Convoy }) => (
  <dl class="now-clocks">
    {overdueSince !== null && (
      <div class="now-alarm">
        <dt>{t('now.kind.overdue')}</dt>
        <dd>
          <Due at={overdueSince} />
        </dd>
      </div>
    )}
    {problemAt !== null && (
      <div class="now-alarm">
        <dt>{t('now.kind.problem')}</dt>
        <dd>
          <Due at={problemAt} />
        </dd>
      </div>
    )}
    {overdueSince === null && newsDueAt !== null && (
      <div>
        <dt>{t('convoys.news_due')}</dt>
        <dd>
          <Due at={newsDueAt} />
        </dd>
      </div>
    )}
  </dl>
);
