import { type BedFit, takesFewer } from '@corridor/domain/evacuations';
import { t } from './texts';

/** What of the family a bed takes; nothing where nobody goes along. */
export const companionsOf = (fit: BedFit): string[] =>
  fit.companions === 0
    ? []
    : [t(takesFewer(fit) ? 'prepare.bed_takes_fewer' : 'prepare.bed_takes', { taken: fit.takes, n: fit.companions })];
