/**
 * A value as SQL text, for scripts that SQLite runs in one go and that take no parameters. Only a quote ends a text in SQL,
 * and only NUL ends a script, so these two are all that needs care. Decimals are no case for this: SQLite reads a few of
 * them back one bit beside what JavaScript wrote, so tables that hold any are written with parameters.
 */
export function literal(value: unknown): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return textLiteral(value);
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  throw new TypeError(`no literal for a ${typeof value}`);
}

function textLiteral(text: string): string {
  if (text.includes('\0')) return `CAST(x'${Buffer.from(text, 'utf8').toString('hex')}' AS TEXT)`;
  return `'${text.includes("'") ? text.replaceAll("'", "''") : text}'`;
}
