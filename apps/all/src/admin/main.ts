import 'reflect-metadata';
import { readConfiguration } from '@corridor/platform/configuration';
import { run } from '../../../api/src/serve';
import { backup } from './backup';
import { restore } from './restore';
import { verify } from './verify';

const commands: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = { backup, restore, verify };

const USAGE = `usage: npm run admin -- <command>

  backup FOLDER [--keep-days 30] [--with-key]   copies the office's database while it runs, and checks the copy
  restore BACKUP                                puts a backup into an empty DATA_DIR
  verify [BACKUP]                               walks every ledger of DATA_DIR, DATABASE_URL or a backup
`;

run(async () => {
  const [name = '', ...args] = process.argv.slice(2);
  const command = commands[name];
  if (!command) {
    process.stderr.write(USAGE);
    process.exitCode = 2;
    return;
  }
  readConfiguration(process.env); // says what is wrong with it before anything is touched
  await command(args);
});
