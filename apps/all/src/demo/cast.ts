import { type Role, roles } from '@corridor/domain/accounts';
import { randomText } from '@corridor/platform/seal';
import type { Storage } from '@corridor/storage/storage';
import type { Cast } from './stage';

export interface Login {
  readonly role: Role;
  readonly name: string;
  readonly passphrase: string;
}

/** One login a role. Names are one to an installation: a second making, after one that was cut short, numbers its people. */
export async function drawLogins(storage: Storage): Promise<readonly Login[]> {
  const [taken] = await storage.all<{ n: number | string }>(
    `SELECT COUNT(*) AS n FROM accounts WHERE name LIKE 'coordinator%'`,
  );
  const before = Number(taken?.n ?? 0);
  return roles.map((role) => ({
    role,
    name: `${role.replaceAll('_', '.')}${before === 0 ? '' : String(before + 1)}`,
    passphrase: randomText(12),
  }));
}

export function loginOf(logins: readonly Login[], role: Role): Login {
  const login = logins.find((each) => each.role === role);
  if (!login) throw new Error(`the demonstration has no ${role}`);
  return login;
}

/** The accounts behind the logins, by role. */
export async function castOf(storage: Storage, logins: readonly Login[]): Promise<Cast> {
  const accounts = await storage.records(
    'accounts',
    `WHERE name IN (${logins.map((_, i) => `$${String(i + 1)}`).join(', ')})`,
    logins.map(({ name }) => name),
  );
  const idOf = new Map(accounts.map(({ id, name }) => [name, id]));
  return new Map(logins.flatMap(({ role, name }) => (idOf.has(name) ? [[role, idOf.get(name) ?? ''] as const] : [])));
}
