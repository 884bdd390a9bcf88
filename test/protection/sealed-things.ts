import { SecondFactors } from '@corridor/storage/accounts/second-factors';
import { OperationKeys } from '@corridor/storage/keys/operation-keys';
import { Seals } from '@corridor/storage/keys/seals';
import { aRequest } from '../support/main-job';
import type { Office } from '../support/office';
import type { Person } from '../support/person';
import { codeOf, setUpSecondFactor } from '../support/second-factor';

/** Where one ciphertext stands, and how the office opens it. */
export interface SealedThing {
  readonly table: string;
  readonly column: string;
  readonly where: Readonly<Record<string, string | number>>;
  /** What it opens to. Rejects where it does not open. */
  readonly open: () => Promise<string>;
}

export const kindsOfSealed = [
  "a name under its case's key",
  "a note under the operation's key",
  'a text that is kept apart',
  "an operation's key",
  "a case's key",
  "an authenticator's secret",
] as const;
export type KindOfSealed = (typeof kindsOfSealed)[number];

interface Owner {
  readonly person: Person;
  readonly operationId: string;
  readonly area: string;
  /** Which of the operation's keys is the one. */
  readonly keyVersion: number;
}

/** One of everything that is sealed. The authenticator is the person's, who must have none yet. */
export async function sealedThings(
  office: Office,
  { person, operationId, area, keyVersion }: Owner,
): Promise<Readonly<Record<KindOfSealed, SealedThing>>> {
  const [seals, keys] = [office.app.get(Seals), office.app.get(OperationKeys)];
  const made = async (path: string, body: object): Promise<string> => String((await person.created(path, body)).id);
  const caseId = await made('/api/evacuations', aRequest(area, { patientName: 'Qwxyz-Sealed Name' }));
  const incident = { kind: 'shelling', areWeAffected: 'no', note: 'Qwxyz-Sealed note' };
  const incidentId = await made('/api/incidents', incident);
  const pastedId = await made('/api/calls/pasted', { text: 'Qwxyz-Sealed text' });
  const secret = await setUpSecondFactor(person, office.clock.now());

  const nameOf = async (): Promise<string> => (await seals.openCase(operationId, caseId))['patientName'] ?? '';
  const of = (subjectId: string, field: string) => ({ subject_id: subjectId, field });
  return {
    "a name under its case's key": sealedIn('sealed_values', 'ciphertext', of(caseId, 'patientName'), nameOf),
    "a note under the operation's key": sealedIn('sealed_values', 'ciphertext', of(incidentId, 'note'), async () =>
      [...(await seals.openAbout(operationId, { kind: 'incident', id: incidentId })).values()].join(),
    ),
    'a text that is kept apart': sealedIn('pasted_texts', 'sealed', { id: pastedId }, async () => {
      const [kept] = await office.storage.records('pastedTexts', 'WHERE id = $1', [pastedId]);
      return seals.openApart(operationId, { kind: 'pasted_text', id: pastedId }, kept?.sealed ?? '');
    }),
    "an operation's key": sealedIn(
      'operation_keys',
      'wrapped',
      { operation_id: operationId, version: keyVersion },
      async () => (await keys.current(operationId))?.sealing(keyVersion).toString('hex') ?? '',
    ),
    "a case's key": sealedIn('case_keys', 'wrapped', { case_id: caseId }, nameOf),
    "an authenticator's secret": sealedIn('second_factors', 'wrapped', { account_id: person.accountId }, async () => {
      office.clock.push(1); // a code is good once
      const code = codeOf(secret, office.clock.now());
      return String(await office.app.get(SecondFactors).accepts(person.accountId, code));
    }),
  };
}

const sealedIn = (
  table: string,
  column: string,
  where: SealedThing['where'],
  open: SealedThing['open'],
): SealedThing => ({ table, column, where, open });
