import { readConfiguration } from '@corridor/platform/configuration';
import { holdDataDir } from '@corridor/platform/data-dir';
import { restoreBackup } from '@corridor/storage/backups/restore-backup';
import { type AdminCommand, WrongUse } from './command';
import { say, sayHeads } from './progress';

/** Into DATA_DIR, which must hold no database, and which no server may use meanwhile. */
export const restore: AdminCommand = {
  usage: [['restore BACKUP', 'puts a backup into an empty DATA_DIR']],
  run,
};

async function run([path]: readonly string[]): Promise<void> {
  if (path === undefined) throw new WrongUse('restore needs the folder of a backup');
  const { DATA_DIR } = readConfiguration(process.env);
  const hold = await holdDataDir(DATA_DIR);
  try {
    const { takenAt, operations } = await restoreBackup(path, DATA_DIR);
    say(`restored into ${DATA_DIR}, as it stood at ${takenAt}`);
    sayHeads(operations);
    say('  what was erased after that moment is here again: it has to be erased anew');
  } finally {
    await hold.release();
  }
}
