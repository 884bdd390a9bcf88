import { RuleViolation } from '@corridor/domain/commands';
import { Clock } from '@corridor/platform/clock';
import { type Configuration, ConfigurationError, readConfiguration } from '@corridor/platform/configuration';
import { holdDataDir } from '@corridor/platform/data-dir';
import { createLog } from '@corridor/platform/log';
import { MasterKeys } from '@corridor/platform/master-keys';
import { Metrics } from '@corridor/platform/metrics';
import { DATABASE, KEYS } from '@corridor/storage/backups/manifest';
import { OperationKeys } from '@corridor/storage/keys/operation-keys';
import { Storage } from '@corridor/storage/storage';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import { Writer } from '@corridor/storage/writer';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { recoverAccount } from '../../../api/src/accounts/recover-account';
import { Refused } from './answer';
import { type AdminCommand, NotDone, WrongUse } from './command';
import { say } from './progress';
import { addressOf } from './running-office';
import { sayLinkOnce } from './shown-once';

/** The way back in where nobody is left to hand over a link: it takes the machine itself, and asks nobody. */
export const recover: AdminCommand = {
  usage: [
    [
      'recover NAME',
      'on the machine itself, with its server stopped where the office is one folder: makes a link by which somebody comes back in',
    ],
  ],
  run: async ([name, ...more]) => {
    if (name === undefined || name.startsWith('-') || more.length > 0)
      throw new WrongUse('recover: one NAME is needed');
    const configuration = readConfiguration(process.env);
    mustHoldAnOffice(configuration);
    const hold = configuration.isEmbedded ? await holdDataDir(configuration.DATA_DIR) : undefined;
    try {
      const { token, expiresAt } = await recovered(configuration, name);
      sayLinkOnce(addressOf(configuration), token, expiresAt);
      say('  It is on record in every operation in which they have a role.');
    } finally {
      await hold?.release();
    }
  },
};

/** Opening would make what is not there. */
function mustHoldAnOffice({ isEmbedded, DATA_DIR, ENCRYPTION_KEYS }: Configuration): void {
  if (isEmbedded && !existsSync(join(DATA_DIR, DATABASE))) throw new NotDone(`There is no office in ${DATA_DIR}.`);
  if (ENCRYPTION_KEYS === undefined && !existsSync(join(DATA_DIR, KEYS)))
    throw new ConfigurationError(['ENCRYPTION_KEYS must be set as it is for the server']);
}

async function recovered(configuration: Configuration, name: string) {
  const storage = await Storage.open(configuration);
  try {
    const keys = new OperationKeys(storage, MasterKeys.from(configuration, createLog(configuration)));
    const clock = new Clock();
    const unitOfWork = new UnitOfWork(storage, new Writer(storage), keys, clock, new Metrics());
    return await recoverAccount({ storage, unitOfWork, clock }, name);
  } catch (error) {
    throw error instanceof RuleViolation ? new Refused(error.code, 0, error.details) : error;
  } finally {
    await storage.onApplicationShutdown();
  }
}
