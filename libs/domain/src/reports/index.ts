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
 * it would give one away. Several splits of the same total share it: betrayed by one, it is withheld for all.
 * `total` is the number of people, the sum of each group's cells. Throws RangeError where it is not.
 */
export function disclose(total: number, groups: readonly CountGroup[]): { readonly total: DisclosedCount; readonly groups: readonly DisclosedGroup[] } {
  for (const { key, cells } of groups) {
    const sum = cells.reduce((all, { value }) => all + value, 0);
    if (sum !== total) throw new RangeError(`the cells of ${key} add up to ${String(sum)}, not to ${String(total)}`);
  }
  const betrayed = isSmall(total) || groups.some((group) => totalBetrays(group));
  return {
    total: betrayed ? withheld : shown(total),
    groups: groups.map(({ key, cells }) => ({
      key,
      cells: cells.map((cell) => ({ key: cell.key, count: isSmall(cell.value) ? withheld : shown(cell.value) })),
    })),
  };
}

/**
 * Whether the total less the shown cells tells anything about a withheld cell beyond "1 to 4": with the sum known, each
 * of n withheld cells must still be able to be 1 and to be 4.
 */
function totalBetrays({ cells }: CountGroup): boolean {
  const small = cells.filter(({ value }) => isSmall(value));
  if (small.length === 0) return false;
  const sum = small.reduce((all, { value }) => all + value, 0);
  const others = small.length - 1;
  const highest = SMALLEST_SHOWN - 1;
  const canBeLowest = sum - 1 >= others && sum - 1 <= others * highest;
  const canBeHighest = sum - highest >= others && sum - highest <= others * highest;
  return !(canBeLowest && canBeHighest);
}
