import type { ListFormat } from '@corridor/domain/imports';
import { stringify } from 'csv-stringify/sync';
import writeXlsxFile from 'write-excel-file/node';

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const satisfies Record<ListFormat, string>;

/** The rows as a file. Everything is text: a number of a case is not a sum, and no cell becomes a formula. */
export async function writeTable(
  format: ListFormat,
  rows: readonly (readonly string[])[],
): Promise<{ readonly type: string; readonly bytes: Buffer }> {
  const type = types[format];
  if (format === 'csv')
    return { type, bytes: Buffer.from(stringify(rows as string[][], { bom: true, escape_formulas: true }), 'utf8') };
  const cells = rows.map((row) => row.map((value) => (value === '' ? null : { value, type: String })));
  return { type, bytes: await writeXlsxFile(cells).toBuffer() };
}
