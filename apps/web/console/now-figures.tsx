import type { NowBoard } from '../shared/answers';
import { number, t } from './texts';

/** The figures of the moment, for this room only: what leaves the house is on the report pages. */
export const NowFigures = ({ figures }: { figures: NonNullable<NowBoard['figures']> }) => (
  <dl class="now-figures">
    {(['waiting', 'onFrozenList', 'moving', 'diedWaiting', 'diedInTransit'] as const).map((key) => (
      <div key={key} class="card">
        <dt>{t(`now.figure.${key}`)}</dt>
        <dd>{number(figures[key])}</dd>
      </div>
    ))}
  </dl>
);
