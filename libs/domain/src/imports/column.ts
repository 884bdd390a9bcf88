import { type ColumnUse, knownHeaders } from './known-headers';
import { plain } from './plain';

/** Columns that may tell what ails somebody; a column that nobody matched may hold anything. */
export const isClinical = (use: ColumnUse): boolean =>
  ['diagnosis', 'condition_group', 'priority', 'acuity', 'mobility', 'note', 'ignore'].includes(use);

const uses = Object.entries(knownHeaders) as [ColumnUse, readonly string[]][];

/** What a header says; a header in two languages says it twice. `ignore` where it says nothing known. */
function useOf(header: string): ColumnUse {
  const whole = plain(header);
  const parts = [whole, ...header.split(/[/|()\n\r–—-]+/).map(plain)].filter((part) => part !== '');
  for (const part of parts) {
    const exact = uses.find(([, words]) => words.includes(part));
    if (exact) return exact[0];
  }
  // The longest known words that stand in it: "patient's full name (as on card)" is a name, not a card.
  const held = uses
    .flatMap(([use, words]) => words.map((word) => ({ use, word })))
    .filter(({ word }) => word.length > 2 && ` ${whole} `.includes(` ${word} `))
    .sort((a, b) => b.word.length - a.word.length);
  return held[0]?.use ?? 'ignore';
}

/** The use of each column; one that is used already is left for a person to say. Companions may have several. */
export function guessColumns(header: readonly string[]): readonly ColumnUse[] {
  const used = new Set<ColumnUse>();
  return header.map((cell) => {
    const use = useOf(cell);
    if (use !== 'ignore' && use !== 'companion_name' && used.has(use)) return 'ignore';
    used.add(use);
    return use;
  });
}

/** Titles, dates and logos stand above the header of many lists. */
const SEARCHED = 25;

/** The place of the row that names the columns; null where none of the first says enough. */
export function findHeader(rows: readonly (readonly string[])[]): number | null {
  let [best, place]: [number, number | null] = [1, null];
  for (const [i, row] of rows.slice(0, SEARCHED).entries()) {
    const known = new Set(guessColumns(row).filter((use) => use !== 'ignore')).size;
    if (known > best) [best, place] = [known, i];
  }
  return place;
}
