import { likenessTexts } from '../evacuations';
import type { Instant } from '../time';
import type { ColumnUse } from './known-headers';
import { plain, saysNothing } from './plain';
import { isError, type ListContext, personOf, type ReadRow, readRow } from './read-row';

export const MOST_ROWS = 5_000;
export const MOST_COLUMNS = 60;

/** Lines of a list that are about nobody. */
export type SkippedBecause = 'total' | 'header_again';

export interface ListRow extends ReadRow {
  /** As the spreadsheet numbers it, from 1. */
  readonly row: number;
  readonly cells: readonly string[];
  /** The row of the same list that is the same person's; null where there is none before this one. */
  readonly sameAsRow: number | null;
}

export interface ReadList {
  readonly rows: readonly ListRow[];
  readonly skipped: readonly { readonly row: number; readonly because: SkippedBecause }[];
}

/** A cell that somebody corrected before the list was taken. */
export interface Correction {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

export interface ListToRead {
  readonly cells: readonly (readonly string[])[];
  /** The place of the header; null where the list has none. */
  readonly headerRow: number | null;
  readonly columns: readonly ColumnUse[];
  readonly corrections: readonly Correction[];
}

/** Reads every row below the header that is about somebody. Empty lines are passed over without a word. */
export function readList(list: ListToRead, context: ListContext, now: Instant): ReadList {
  const { headerRow, columns } = list;
  const header = headerRow === null ? null : written(list.cells[headerRow] ?? []);
  const skipped: ReadList['skipped'][number][] = [];
  const rows: Omit<ListRow, 'sameAsRow'>[] = [];
  const corrected = new Map(
    list.corrections.map(({ row, column, text }) => [`${String(row)}:${String(column)}`, text]),
  );
  list.cells.forEach((original, place) => {
    if (headerRow !== null && place <= headerRow) return;
    const row = place + 1;
    const cells = columns.map((_, i) => corrected.get(`${String(row)}:${String(i)}`) ?? original[i] ?? '');
    if (cells.every(saysNothing)) return;
    if (written(cells) === header) skipped.push({ row, because: 'header_again' });
    else if (isTotal(cells)) skipped.push({ row, because: 'total' });
    else rows.push({ row, cells, ...readRow(cells, columns, context) });
  });
  return { rows: withSame(rows, now), skipped };
}

const TOTAL = /^(grand )?(total|sum|somme|المجموع|مجموع|الاجمالي|اجمالي|العدد الكلي)( |$)/;

/** A line that counts the others: it says so, and little else. */
function isTotal(cells: readonly string[]): boolean {
  const said = cells.map(plain).filter((text) => text !== '');
  return said.length <= 4 && said.some((text) => TOTAL.test(text));
}

const written = (cells: readonly string[]): string => cells.map(plain).join('\t').trimEnd();

/** Rows that share two facts, or that say word for word the same. */
function withSame(rows: readonly Omit<ListRow, 'sameAsRow'>[], now: Instant): ListRow[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const sure = likenessTexts(personOf(row.facts), now).filter(({ kind }) => kind === 'sure');
    const { number: _number, ...facts } = row.facts;
    const marks = [...sure.map(({ text }) => text), ...(facts.name === null ? [] : [JSON.stringify(facts)])];
    const sameAsRow = marks.map((mark) => seen.get(mark)).find((found) => found !== undefined) ?? null;
    marks.forEach((mark) => {
      if (!seen.has(mark)) seen.set(mark, row.row);
    });
    return { ...row, sameAsRow };
  });
}

export const rowOutcomes = ['ready', 'warning', 'duplicate', 'error'] as const;
export type RowOutcome = (typeof rowOutcomes)[number];

/** What is said of a row before it is taken. A person may take a duplicate all the same, and no error. */
export function outcomeOf({ problems, sameAsRow }: ListRow, isKnown: boolean): RowOutcome {
  if (problems.some(isError)) return 'error';
  if (sameAsRow !== null || isKnown) return 'duplicate';
  return problems.length > 0 ? 'warning' : 'ready';
}
