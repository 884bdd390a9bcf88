import { ConfigurationError, readConfiguration } from '@corridor/platform/configuration';
import { takeBackup } from '@corridor/storage/backups/take-backup';
import { parseArgs } from 'node:util';
import { type AdminCommand, WrongUse } from './command';
import { progressOf, say, sayHeads } from './progress';

/** Of an office in one folder. A database server has its own way, which the message names. */
export const backup: AdminCommand = {
  usage: [
    ['backup FOLDER [--keep-days 30] [--with-key]', "copies the office's database while it runs, and checks the copy"],
  ],
  run,
};

async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { 'keep-days': { type: 'string', default: '30' }, 'with-key': { type: 'boolean', default: false } },
  });
  const [folder] = positionals;
  const keepDays = Number(values['keep-days']);
  if (folder === undefined) throw new WrongUse('backup needs the folder in which backups lie');
  if (!Number.isInteger(keepDays) || keepDays < 1) throw new WrongUse('--keep-days takes a whole number of days');
  const configuration = readConfiguration(process.env);
  if (!configuration.isEmbedded)
    throw new ConfigurationError(['a database on a server is backed up with pg_dump; `verify` walks its ledgers']);
  const { path, manifest } = await takeBackup({
    dataDir: configuration.DATA_DIR,
    folder,
    keepDays,
    withKey: values['with-key'],
    now: Date.now(),
    progress: progressOf('copying'),
  });
  say(`backup: ${path}`);
  sayHeads(manifest.operations);
  say(`  it is over on ${manifest.expiresAt.slice(0, 10)}; a later backup into this folder removes it then`);
  say(
    values['with-key']
      ? '  the key is in it: whoever takes this folder reads every name'
      : '  the key is not in it: without ENCRYPTION_KEYS, or keys/encryption.keys of the data folder, no name opens',
  );
}
