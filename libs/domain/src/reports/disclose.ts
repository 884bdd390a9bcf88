/** A count as a donor or the public may read it. */
export type DisclosedCount = { readonly value: number } | { readonly withheld: true };

/** Parts that add up to a total: one split of the same people, by area or by month. */
export interface CountGroup {
  readonly key: string;
  readonly cells: readonly { readonly key: string; readonly value: number }[];
}

export interface DisclosedGroup {
  readonly key: string;
  readonly cells: readonly { readonly key: string; readonly count: DisclosedCount }[];
}

/** Counts of 1 to 4 people are withheld (DOMAIN 6). */
export const SMALLEST_SHOWN = 5;

const withheld: DisclosedCount = { withheld: true };
const shown = (value: number): DisclosedCount => ({ value });
const isSmall = (value: number): boolean => value > 0 && value < SMALLEST_SHOWN;

/**
 * The only way for a count to leave the house: withholds every count of 1 to 4, and the total wherever the parts beside
 * it would give one away. Several splits of the same total betray each other (one that shows every part shows the total,
 * and with it the one count that another withholds), so they are shown side by side only where the total can be shown
 * beside each. Otherwise the first split is shown and every part of the others is withheld: put the one that matters
 * most first, and ask for all splits of a total in one call. A withheld part of a later split need not be 1 to 4.
 * `total` is the number of people, the sum of each group's cells. Throws RangeError where it is not.
 */
export function disclose(
  total: number,
  groups: readonly CountGroup[],
): { readonly total: DisclosedCount; readonly groups: readonly DisclosedGroup[] } {
  for (const { key, cells } of groups) {
    const sum = cells.reduce((all, { value }) => all + value, 0);
    if (sum !== total) throw new RangeError(`the cells of ${key} add up to ${String(sum)}, not to ${String(total)}`);
  }
  const canStandBeside = (group: CountGroup): boolean => !isSmall(total) && !totalBetrays(total, group);
  const shownGroups = groups.every(canStandBeside) ? groups.length : 1;
  const showsTotal = !isSmall(total) && groups.slice(0, shownGroups).every(canStandBeside);
  return {
    total: showsTotal ? shown(total) : withheld,
    groups: groups.map(({ key, cells }, i) => ({
      key,
      cells: cells.map((cell) => ({
        key: cell.key,
        count: i < shownGroups && !isSmall(cell.value) ? shown(cell.value) : withheld,
      })),
    })),
  };
}

/**
 * Whether the total less the shown cells tells anything about a withheld cell beyond "1 to 4": with the sum known, each
 * of n withheld cells must still be able to be 1 and to be 4. It reads nothing of the withheld cells but their number,
 * so that the answer to it tells nothing either. A total of 5 stands beside no withheld cell: from a later split that
 * was withheld for it one could tell that no part is 4.
 */
function totalBetrays(total: number, { cells }: CountGroup): boolean {
  const small = cells.filter(({ value }) => isSmall(value));
  if (small.length === 0) return false;
  if (total <= SMALLEST_SHOWN) return true;
  const sum = small.reduce((all, { value }) => all + value, 0);
  const others = small.length - 1;
  const highest = SMALLEST_SHOWN - 1;
  const canBeLowest = sum - 1 >= others && sum - 1 <= others * highest;
  const canBeHighest = sum - highest >= others && sum - highest <= others * highest;
  return !(canBeLowest && canBeHighest);
}
