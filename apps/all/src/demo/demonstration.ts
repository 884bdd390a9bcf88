import { type Role, roles } from '@corridor/domain/accounts';
import { Configuration } from '@corridor/platform/configuration';
import { privateFolder } from '@corridor/platform/data-dir';
import { randomText } from '@corridor/platform/seal';
import { Sessions, type Membership } from '@corridor/storage/accounts/sessions';
import { Storage } from '@corridor/storage/storage';
import type { INestApplication } from '@nestjs/common';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { CreateAccount } from '../../../api/src/accounts/create-account';
import { Passphrases } from '../../../api/src/http/passphrases';
import { OpenOperation } from '../../../api/src/operations/open-operation';
import { type Actor, anActor } from './actor';
import { playOut } from './play-out';

export interface Login {
  readonly role: Role;
  readonly name: string;
  readonly passphrase: string;
}

/** When the exercise's clock opens. */
const OPENS_AT = '2017-12-28T19:40:00+02:00';

/**
 * An exercise operation with the published facts of December 2017, one account a role, invented patients and a planned
 * convoy. Made once a data folder; returns the lines that say how to enter, at every start.
 */
export async function prepareDemonstration(app: INestApplication): Promise<readonly string[]> {
  const file = join(privateFolder(app.get(Configuration).DATA_DIR, 'demo'), 'logins.json');
  if (!existsSync(file)) {
    const logins = await begin(app);
    // Last, so that a start that was cut short begins again and does not show logins of a half-made exercise.
    writeFileSync(file, `${JSON.stringify(logins, null, 2)}\n`, { mode: 0o600 });
  }
  const logins = JSON.parse(readFileSync(file, 'utf8')) as readonly Login[];
  return [
    '',
    'The demonstration is an exercise: people, times of day and reasons in it are invented.',
    `Sign in with one of these names and passphrases (also in ${file}):`,
    ...logins.map(({ name, passphrase }) => `  ${name.padEnd(20)} ${passphrase}`),
  ];
}

async function begin(app: INestApplication): Promise<readonly Login[]> {
  // Names are one to an installation: a second exercise, or one begun anew, numbers its people.
  const [taken] = await app
    .get(Storage)
    .all<{ n: number | string }>(`SELECT COUNT(*) AS n FROM accounts WHERE name LIKE 'coordinator%'`);
  const suffix = Number(taken?.n ?? 0) === 0 ? '' : String(Number(taken?.n) + 1);
  const logins = roles.map((role): Login => ({
    role,
    name: `${role.replaceAll('_', '.')}${suffix}`,
    passphrase: randomText(12),
  }));
  const administrator = loginOf(logins, 'administrator');
  const accountId = uuid();
  const { id: operationId } = await app.get(OpenOperation).execute(
    { commandId: uuid(), actorId: accountId },
    {
      name: 'Exercise: Eastern Ghouta, December 2017',
      kind: 'exercise',
      timeZone: 'Asia/Damascus',
      embargoHours: 48,
      opensAt: OPENS_AT,
    },
    {
      kind: 'first_account',
      account: {
        id: accountId,
        name: administrator.name,
        email: null,
        language: 'en',
        organisationId: null,
        assignments: [{ id: uuid(), role: 'administrator' }],
      },
      sameName: undefined,
    },
    { credentials: [{ accountId, passphraseHash: await app.get(Passphrases).hash(administrator.passphrase) }] },
  );
  const operation = await membership(app, accountId, operationId);
  const actors = new Map<Role, Actor>([['administrator', anActor(operation, accountId, 'administrator')]]);
  const asAdministrator = actors.get('administrator');
  for (const { role, name, passphrase } of logins.filter((login) => login !== administrator)) {
    const { id } = await app
      .get(CreateAccount)
      .execute((asAdministrator ?? anActor(operation, accountId, 'administrator')).envelope(), {
        name,
        passphrase,
        roles: [role],
        language: 'ar',
        email: `${name}@people.invalid`,
      });
    actors.set(role, anActor(operation, id, role));
  }
  await playOut(app, (role) => actors.get(role) ?? anActor(operation, accountId, role));
  return logins;
}

function loginOf(logins: readonly Login[], role: Role): Login {
  const login = logins.find((each) => each.role === role);
  if (!login) throw new Error(`the demonstration has no ${role}`);
  return login;
}

/** The operation as a signed-in person has it. */
async function membership(app: INestApplication, accountId: string, operationId: string): Promise<Membership> {
  const sessions = app.get(Sessions);
  const signedIn = await sessions.find(await sessions.open(accountId));
  const found = signedIn?.operations.find(({ id }) => id === operationId);
  if (!signedIn || !found) throw new Error('the demonstration could not open its operation');
  await sessions.revoke(signedIn.sessionId);
  return found;
}
