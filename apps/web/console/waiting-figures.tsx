import type { Wait } from '@corridor/domain/evacuations';
import { Loaded } from '../shared/loaded';
import { useLiveLoad } from './live';
import { number, t } from './texts';

/** What `GET /api/waiting-list/figures` answers. */
interface Figures {
  readonly waiting: number;
  readonly deteriorated: number;
  readonly diedWaiting: number;
  readonly wait: Wait | null;
}

/** What a waiting list says of itself, in one row: who waits, how long, who of them got worse, who died waiting. */
export function WaitingFigures({ areaId }: { areaId?: string }) {
  const figures = useLiveLoad<Figures>(
    `/api/waiting-list/figures${areaId === undefined ? '' : `?enclaveId=${areaId}`}`,
    ['case'],
  );
  return (
    <Loaded from={figures}>
      {({ waiting, deteriorated, diedWaiting, wait }) => (
        <dl class="now-figures">
          <Figure label={t('waiting.equity_waiting')} value={number(waiting)} />
          <Figure label={t('waiting.deteriorated')} value={number(deteriorated)} />
          {wait && <Figure label={t('waiting.wait_median')} value={t('waiting.weeks', { n: wait.median })} isWords />}
          {wait && <Figure label={t('waiting.wait_longest')} value={t('waiting.weeks', { n: wait.longest })} isWords />}
          <Figure label={t('waiting.equity_diedWaiting')} value={number(diedWaiting)} />
        </dl>
      )}
    </Loaded>
  );
}

const Figure = ({ label, value, isWords = false }: { label: string; value: string; isWords?: boolean }) => (
  <div class="card">
    <dt>{label}</dt>
    <dd class={isWords ? 'words' : undefined}>{value}</dd>
  </div>
);
