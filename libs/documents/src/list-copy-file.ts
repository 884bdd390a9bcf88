import type { Language } from '@corridor/domain/accounts';
import { translate } from '@corridor/messages/index';
import { stringify } from 'csv-stringify/sync';
import type { Say } from './counts-table';
import { columnsOf, type CopyOnPaper, markOf } from './list-copy-page';

/**
 * The copy as CSV. The mark is the file's first line, and its short form stands on every line: a line that is cut out still
 * says from where.
 */
export function copyFile(copy: CopyOnPaper, language: Language): string {
  const say: Say = (key, values) => translate(language, key, values);
  const columns = columnsOf(copy, say);
  const short = `${String(copy.number)}-${copy.hash.slice(0, 12)}`;
  const rows = [
    [markOf(copy, say)],
    [...columns.map(({ label }) => label), say('lists.paper.copy')],
    ...copy.people.map((person) => [...columns.map(({ said }) => said(person)), short]),
  ];
  // With a byte order mark a spreadsheet reads the file as UTF-8, and Arabic with it.
  return stringify(
    rows.map((row) => row.map(harmless)),
    { bom: true, quoted: true, record_delimiter: 'windows' },
  );
}

/** What a spreadsheet takes for a formula, which could read or send what stands beside it. */
const FORMULA = /^[\s\u200e\u200f\u2066-\u2069]*[=+\-@|\uFF0B\uFF0D\uFF1D\uFF20]/;

/** Text and nothing else: no formula, no line of its own. */
function harmless(text: string): string {
  const plain = text.replace(/\p{Cc}+/gu, ' ');
  return FORMULA.test(plain) ? `'${plain}` : plain;
}
