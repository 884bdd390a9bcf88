import type { OperationHead } from '@corridor/storage/backups/manifest';

const isTerminal = process.stdout.isTTY;

/** What stands on one line while something is under way; away from a terminal only its end is said. */
export function progressOf(what: string): (share: number) => void {
  return (share) => {
    if (isTerminal) process.stdout.write(`\r${what} ${String(Math.round(share * 100))} %${share < 1 ? '' : '\n'}`);
    else if (share === 1) process.stdout.write(`${what} done\n`);
  };
}

export const say = (line: string): void => void process.stdout.write(`${line}\n`);

export function sayHeads(heads: readonly OperationHead[]): void {
  for (const { operationId, entries } of heads) say(`  operation ${operationId}: ${String(entries)} entries, intact`);
}

/** One line a row, its cells under each other. */
export function sayTable(table: readonly (readonly string[])[]): void {
  // What somebody typed into a name must not steer the terminal of whoever lists it.
  const rows = table.map((row) => row.map((cell) => cell.replaceAll(/\p{Cc}/gu, ' ')));
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, cell.length)));
  for (const row of rows)
    say(
      `  ${row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd()}`,
    );
}
