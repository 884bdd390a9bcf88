import { RuleViolation } from '@corridor/domain/commands';
import { type ListFormat, MOST_COLUMNS, MOST_ROWS } from '@corridor/domain/imports';
import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/universal';
import { decoded } from './decode-text';

/** One sheet as rows of text. A CSV file has one, without a name. */
export interface Sheet {
  readonly name: string;
  readonly cells: readonly (readonly string[])[];
}

export interface Table {
  readonly format: ListFormat;
  readonly sheets: readonly Sheet[];
}

const MOST_BYTES = 4 * 1024 * 1024;
/** Titles, empty lines and totals come on top of the rows that are about somebody. */
const MOST_LINES = MOST_ROWS + 500;
/** A few kilobytes of zip can hold gigabytes. */
const MOST_UNPACKED = 64 * 1024 * 1024;

const refused = (code: string): RuleViolation => new RuleViolation(`import.${code}`, {}, 'invalid');

/**
 * Reads a spreadsheet whatever its name says: its first bytes tell what it is. Refuses with `import.too_large`, `.encrypted`,
 * `.old_excel`, `.corrupt`, `.not_a_table` and `.encoding_unknown`; none of them says what stands in the file.
 */
export async function readTable(bytes: Buffer): Promise<Table> {
  if (bytes.length > MOST_BYTES) throw refused('too_large');
  if (bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) throw refused(inOldContainer(bytes));
  const isZip = bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'));
  const sheets = isZip ? await readXlsx(bytes) : readCsv(bytes);
  const filled = sheets.map(({ name, cells }) => ({ name, cells: trimmed(cells) })).filter(hasCells);
  if (filled.length === 0) throw refused('no_rows');
  return { format: isZip ? 'xlsx' : 'csv', sheets: filled };
}

/** A password puts the whole table into the container that the old format used. */
const inOldContainer = (bytes: Buffer): string =>
  bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'encrypted' : 'old_excel';

async function readXlsx(bytes: Buffer): Promise<Sheet[]> {
  if (unpackedSize(bytes) > MOST_UNPACKED) throw refused('too_large');
  try {
    const { buffer, byteOffset, byteLength } = bytes;
    // A copy: a small Buffer shares its memory with others.
    const sheets = await readXlsxFile(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer);
    return sheets.map(({ sheet, data }) => ({ name: sheet, cells: data.map((row) => row.map(textOf)) }));
  } catch {
    throw refused('corrupt');
  }
}

/**
 * What the zip's own directory says that it holds: it is unpacked into so much memory and no more, so a lie only cuts the
 * file short.
 */
function unpackedSize(bytes: Buffer): number {
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end < 0 || end + 20 > bytes.length) throw refused('corrupt');
  let at = bytes.readUInt32LE(end + 16);
  let size = 0;
  for (let entries = bytes.readUInt16LE(end + 10); entries > 0; entries -= 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw refused('corrupt');
    size += bytes.readUInt32LE(at + 24);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return size;
}

/** A date of a sheet has no hour and no zone. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

const delimiters = [',', ';', '\t'] as const;

function readCsv(bytes: Buffer): Sheet[] {
  const text = decoded(bytes);
  if (text === null) throw refused('encoding_unknown');
  // What is no text at all is no list.
  if (/\p{Cc}/u.test(text.replace(/\s/g, ''))) throw refused('not_a_table');
  const found = delimiters.map((delimiter) => parsed(text, delimiter));
  const [best] = found.sort((a, b) => widthOf(b) - widthOf(a));
  if (!best || widthOf(best) < 1) throw refused('not_a_table');
  return [{ name: '', cells: best.map((row) => row.map(unescaped)) }];
}

function parsed(text: string, delimiter: string): string[][] {
  try {
    return parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      to: MOST_LINES + 1,
    });
  } catch {
    return [];
  }
}

/** How many rows a delimiter cuts in three or more: a comma inside some cells does not win over the semicolon of all. */
const widthOf = (cells: readonly (readonly string[])[]): number => cells.filter(({ length }) => length >= 3).length;

/** What was written so that no spreadsheet would take it for a formula, as it was. */
const unescaped = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r])/, '');

/** Without the empty lines and columns at the end, of which sheets have thousands. */
function trimmed(cells: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const isSaid = (cell: string): boolean => cell.trim() !== '';
  const lines = cells.slice(0, cells.findLastIndex((row) => row.some(isSaid)) + 1);
  const width = lines.reduce((most, row) => Math.max(most, row.findLastIndex(isSaid) + 1), 0);
  if (lines.length > MOST_LINES || width > MOST_COLUMNS) throw refused('too_large');
  return lines.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? ''));
}

const hasCells = ({ cells }: Sheet): boolean => cells.length > 0;
