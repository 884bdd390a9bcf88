import { ConfigurationError } from '@corridor/platform/configuration';

/** Runs a start to its end; what cannot work is said in plain words, not as a stack. */
export function run(start: () => Promise<unknown>): void {
  start().catch((error: unknown) => {
    const isPlain =
      error instanceof ConfigurationError ||
      (error instanceof Error &&
        [
          'DataDirInUse',
          'LedgerUnguarded',
          'DatabaseDamaged',
          'BackupUnusable',
          'MasterKeyMissing',
          'NotDone',
        ].includes(error.name));
    process.stderr.write(
      `${isPlain ? (error as Error).message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exit(1);
  });
}
