/**
 * A value as SQL text, for scripts that SQLite runs in one go and that take no parameters. In a text only a quote means
 * anything to SQL, and only NUL ends a script.
 */
export function literal(value: unknown): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return textLiteral(value);
  if (typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER)
    return Number.isInteger(value) ? String(value) : decimalLiteral(value);
  throw new TypeError(`no literal for ${typeof value === 'number' ? String(value) : `a ${typeof value}`}`);
}

function textLiteral(text: string): string {
  if (text.includes('\0')) return `CAST(x'${Buffer.from(text, 'utf8').toString('hex')}' AS TEXT)`;
  return `'${text.includes("'") ? text.replaceAll("'", "''") : text}'`;
}

/** The largest power of two that is a whole number to SQLite. */
const MOST_HALVINGS = 62;

/**
 * SQLite reads some decimals back one bit beside what JavaScript wrote. A decimal is a whole number over a power of two,
 * and dividing by a power of two loses nothing.
 */
function decimalLiteral(value: number): string {
  let halvings = 0;
  let whole = value;
  for (; !Number.isInteger(whole); halvings += 1) whole *= 2;
  let text = `CAST(${String(whole)} AS REAL)`;
  for (; halvings > 0; halvings -= MOST_HALVINGS)
    text += ` / CAST(${String(2n ** BigInt(Math.min(halvings, MOST_HALVINGS)))} AS REAL)`;
  return text;
}
