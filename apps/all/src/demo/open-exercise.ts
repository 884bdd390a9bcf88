import { gates } from '@corridor/domain/operations';
import { Passphrases } from '../../../api/src/http/passphrases';
import type { Type } from '@nestjs/common';
import type { ModuleRef } from '@nestjs/core';
import { v7 as uuid } from 'uuid';
import { CreateAccount } from '../../../api/src/accounts/create-account';
import { GrantRoles } from '../../../api/src/accounts/grant-roles';
import { OpenOperation } from '../../../api/src/operations/open-operation';
import { type Login, loginOf } from './cast';
import { RECORD_BEGINS } from './play-out';
import { type Cast, Stage } from './stage';

export const EXERCISE_NAME = 'Exercise: Eastern Ghouta, December 2017';

const plan = {
  name: EXERCISE_NAME,
  kind: 'exercise',
  timeZone: 'Asia/Damascus',
  embargoHours: 48,
  gates,
  opensAt: RECORD_BEGINS,
} as const;

/** The first exercise of a folder, with an account a role. */
export async function openWithNewPeople(modules: ModuleRef, logins: readonly Login[]): Promise<Stage> {
  const get = <T>(type: Type<T>): T => modules.get(type, { strict: false });
  const { name, passphrase } = loginOf(logins, 'administrator');
  const accountId = uuid();
  const account = {
    id: accountId,
    name,
    mail: null,
    language: 'en' as const,
    organisationId: null,
    enclaveId: null,
    assignments: [{ id: uuid(), role: 'administrator' as const }],
  };
  const { id: operationId } = await get(OpenOperation).execute(
    { commandId: uuid(), actorId: accountId },
    plan,
    { kind: 'first_account', account, sameName: undefined },
    { credentials: [{ accountId, passphraseHash: await get(Passphrases).hash(passphrase), changedAt: '' }] },
  );
  const first = await Stage.on(modules, new Map([['administrator', accountId]]), operationId);
  const others = await Promise.all(
    logins
      .filter(({ role }) => role !== 'administrator')
      .map(async (login) => {
        const { id } = await first.get(CreateAccount).execute(first.as('administrator'), {
          name: login.name,
          passphrase: login.passphrase,
          roles: [login.role],
          language: 'ar',
          email: `${login.name}@people.invalid`,
        });
        return [login.role, id] as const;
      }),
  );
  return Stage.on(modules, new Map([['administrator', accountId], ...others]), operationId);
}

/** A fresh exercise for the people of the one before: they keep their sign-in and hold the same roles in it. */
export async function openForSamePeople(modules: ModuleRef, cast: Cast): Promise<Stage> {
  const accountId = cast.get('administrator') ?? '';
  const { id } = await modules
    .get(OpenOperation, { strict: false })
    .execute({ commandId: uuid(), actorId: accountId }, plan, { kind: 'opener', assignmentId: uuid(), accountId });
  const stage = await Stage.on(modules, cast, id);
  await Promise.all(
    [...cast]
      .filter(([role]) => role !== 'administrator')
      .map(([role, each]) => stage.get(GrantRoles).execute(stage.as('administrator'), each, { roles: [role] })),
  );
  return stage;
}
