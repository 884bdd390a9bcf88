/** A text longer than this was made for one occasion. */
const LONGEST = 4_000;
const MOST_NAMES = 1_000;

/** Whether a statement is likely to come again, word for word. */
export const isWorthKeeping = (sql: string): boolean => sql.length <= LONGEST;

const names = new Map<string, string>();

/** A statement for `pg`. One with a name is parsed and planned once a connection. */
export function named(
  text: string,
  values: readonly unknown[] = [],
): { readonly name?: string; readonly text: string; readonly values: unknown[] } {
  let name = names.get(text);
  if (name === undefined && isWorthKeeping(text) && names.size < MOST_NAMES)
    names.set(text, (name = `s${String(names.size)}`));
  return { ...(name === undefined ? {} : { name }), text, values: values as unknown[] };
}

/** `$1, $2, $3`, beginning after `after`. */
export function placeholders(count: number, after = 0): string {
  return Array.from({ length: count }, (_, i) => `$${String(after + i + 1)}`).join(', ');
}

/**
 * The values for an IN list, the last repeated up to a power of two: lists of all lengths then share a few texts, each of
 * which is prepared once.
 */
export function evened<T>(values: readonly T[]): readonly T[] {
  const last = values.at(-1);
  if (last === undefined) return values;
  const length = 2 ** Math.ceil(Math.log2(values.length));
  return [...values, ...Array.from({ length: length - values.length }, () => last)];
}
