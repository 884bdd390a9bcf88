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
