import type { Language } from '@corridor/domain/accounts';
import { translate } from '@corridor/messages/index';
import type { Say } from './counts-table';
import { columnsOf, type CopyOnPaper, markOf } from './list-copy-page';

/** So that a spreadsheet reads the file as UTF-8, and Arabic with it. */
const BYTE_ORDER_MARK = '\uFEFF';

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
  return `${BYTE_ORDER_MARK}${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** What a spreadsheet takes for a formula, which could read or send what stands beside it. */
const FORMULA = /^[\s\u200e\u200f\u2066-\u2069]*[=+\-@|\uFF0B\uFF0D\uFF1D\uFF20]/;

/** A cell that is text and nothing else: no formula, no line of its own. */
function cell(text: string): string {
  const plain = text.replace(/\p{Cc}+/gu, ' ');
  const harmless = FORMULA.test(plain) ? `'${plain}` : plain;
  return `"${harmless.replaceAll('"', '""')}"`;
}
