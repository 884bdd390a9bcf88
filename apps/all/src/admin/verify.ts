import { readConfiguration } from '@corridor/platform/configuration';
import { DATABASE } from '@corridor/storage/backups/manifest';
import { verifyDatabase, verifyStorage } from '@corridor/storage/backups/verify-database';
import { Storage } from '@corridor/storage/storage';
import { join } from 'node:path';
import type { AdminCommand } from './command';
import { say, sayHeads } from './progress';

/** Of a backup, of DATA_DIR, or of the database on a server. A server of the office may run meanwhile. */
export const verify: AdminCommand = {
  usage: [['verify [BACKUP]', 'walks every ledger of DATA_DIR, DATABASE_URL or a backup']],
  run,
};

async function run([path]: readonly string[]): Promise<void> {
  const configuration = readConfiguration(process.env);
  if (path !== undefined || configuration.isEmbedded) {
    sayHeads(await verifyDatabase(join(path ?? configuration.DATA_DIR, DATABASE)));
  } else {
    const storage = await Storage.open(configuration);
    try {
      sayHeads(await verifyStorage(storage));
    } finally {
      await storage.onApplicationShutdown();
    }
  }
  say('every ledger and access log is whole');
}
