import type { Instant } from '../time';
import type { Acuity, ClinicalPriority } from './medevac-case';

/** As much of a look at a patient as says whether they are worse than before. */
interface Look {
  readonly acuity: Acuity;
  readonly priority: ClinicalPriority;
  readonly assessedAt: Instant;
  readonly recordedAt: Instant;
}

/** From better to worse. *Unknown* is on neither: it says nothing. */
const acuityFromBest: readonly Acuity[] = ['green', 'yellow', 'red'];
const priorityFromBest: readonly ClinicalPriority[] = ['P4', 'P3', 'P2', 'P1'];

/**
 * Since when a patient is worse than an earlier look found them; null where they are not. Read from all looks in the order in
 * which they were taken, so that one that is entered late counts where it belongs. A look that finds them better ends it; worse
 * in one and better in the other is worse.
 */
export function deterioratedSince(looks: readonly Look[]): Instant | null {
  let since: Instant | null = null;
  let acuity = -1;
  let priority = -1;
  for (const look of [...looks].sort(byLook)) {
    const [nextAcuity, nextPriority] = [acuityFromBest.indexOf(look.acuity), priorityFromBest.indexOf(look.priority)];
    const changes = [changeOf(acuity, nextAcuity), changeOf(priority, nextPriority)];
    if (changes.includes('worse')) since ??= look.assessedAt;
    else if (changes.includes('better')) since = null;
    if (nextAcuity >= 0) acuity = nextAcuity;
    if (nextPriority >= 0) priority = nextPriority;
  }
  return since;
}

/** The order in which looks were taken; of two at one moment, the one that base heard of first. */
export const byLook = (a: Look, b: Look): number =>
  a.assessedAt === b.assessedAt ? (a.recordedAt < b.recordedAt ? -1 : 1) : a.assessedAt < b.assessedAt ? -1 : 1;

function changeOf(before: number, after: number): 'worse' | 'better' | 'same' {
  if (before < 0 || after < 0 || before === after) return 'same';
  return after > before ? 'worse' : 'better';
}
