import type { Severity } from '@corridor/domain/notifications';
import { beginOffice, PASSPHRASE } from '../../support/first-administrator';
import type { Installation } from '../../support/installation';
import { Person } from '../../support/person';
import type { Watcher } from './verify-work';

const CLIENTS = 16;

export interface Staffed {
  readonly operationId: string;
  readonly enclaveIds: readonly string[];
  readonly people: readonly Person[];
  readonly watchers: readonly Watcher[];
  /** The last entry that was made before the clients began. */
  readonly setUpUntil: number;
}

/** An office with two areas, sixteen coordinators, and three people on duty throughout. */
export async function staff(installation: Installation): Promise<Staffed> {
  const url = (): string => installation.url();
  const { administrator, operationId } = await beginOffice(url, installation.token);
  const hire = async (name: string, role: string, email?: string): Promise<Person> => {
    const { id } = await administrator.created('/api/accounts', {
      name,
      passphrase: PASSPHRASE,
      roles: [role],
      language: 'en',
      ...(email === undefined ? {} : { email }),
    });
    return Person.signedIn(url, name, PASSPHRASE, String(id));
  };
  const people = await Promise.all(
    Array.from({ length: CLIENTS }, (_, i) => hire(`client.${String(i)}`, 'coordinator')),
  );
  const areas = await Promise.all(['one', 'two'].map((slug) => people[0]!.created('/api/enclaves', anArea(slug))));
  const duties: readonly [Severity, boolean][] = [
    ['info', false],
    ['attention', true],
    ['alarm', true],
  ];
  const watchers = await Promise.all(
    duties.map(async ([leastSeverity, hasMail]): Promise<Watcher> => {
      const person = await hire(
        `duty.${leastSeverity}`,
        'duty_officer',
        hasMail ? `${leastSeverity}@people.invalid` : undefined,
      );
      const { recordedAt } = await person.created('/api/watches', { scope: 'operation', leastSeverity });
      return { accountId: person.accountId, leastSeverity, hasMail, since: String(recordedAt) };
    }),
  );
  const last = await people[0]!.created('/api/parties', { name: 'The last that is made before the proof begins' });
  return { operationId, enclaveIds: areas.map(({ id }) => String(id)), people, watchers, setUpUntil: Number(last.seq) };
}

const anArea = (slug: string): object => ({
  slug,
  kind: 'enclave',
  nameEn: `Area ${slug}`,
  nameAr: 'منطقة',
  aliases: [],
  admin1Name: 'Province One',
  admin1Code: 'XX01',
  pcodes: ['XX0101'],
  latitude: 0.5,
  longitude: 0.5,
});
