import type { Severity } from '@corridor/domain/notifications';
import { join } from 'node:path';
import { beginOffice, PASSPHRASE } from '../../support/first-administrator';
import { Installation } from '../../support/installation';
import { Person } from '../../support/person';
import { Client } from './client';
import { Killer } from './killer';
import { Memory } from './memory';
import { Random } from './random';
import { verifyCommands } from './verify-commands';
import { verifyWork, type Watcher } from './verify-work';
import { World } from './world';

export interface CrashPlan {
  readonly seed: number;
  readonly kills: number;
  readonly acks: number;
  /** How long at most the server is left alive between two kills. */
  readonly longestUpMs: number;
  /** How long at most a client thinks between two commands. */
  readonly paceMs: number;
}

export interface CrashOutcome {
  readonly violations: readonly string[];
  readonly summary: string;
}

const CLIENTS = 16;

/** Kills the real server at random under sixteen clients, then reads in the database whether every promise was kept. */
export async function proveCrash(plan: CrashPlan): Promise<CrashOutcome> {
  const began = Date.now();
  const random = new Random(plan.seed);
  const memory = new Memory();
  const installation = await Installation.make();
  try {
    const killer = new Killer(installation, memory, random.split(), plan.longestUpMs);
    await killer.breakOffFirstStarts(Math.ceil(plan.kills / 50));
    const office = await staff(installation);

    const isEnough = (): boolean => killer.kills >= plan.kills && memory.acks >= plan.acks;
    let isOver = false;
    const world = new World(office.enclaveIds);
    const clients = office.people.map((person) => new Client(person, world, memory, random.split(), plan.paceMs));
    const working = Promise.all(clients.map((client) => client.workUntil(() => isOver)));
    try {
      await Promise.race([killer.killUntil(isEnough), working]);
    } finally {
      isOver = true;
    }
    await working;
    const drainedAt = await installation.drain();
    const stoppedAt = Date.now();
    await installation.stop();

    const { entries, handlings, givenUp, mails } = await installation.open(async (storage) => ({
      ...(await verifyCommands(storage, memory, office.operationId, office.setUpUntil)),
      ...(await verifyWork(storage, memory, { watchers: office.watchers, mailFolder: join(installation.dataDir, 'mail', office.operationId), drainedAt, stoppedAt })),
    }));
    const applied = [...memory.acknowledged.values()].filter(({ status }) => status < 300).length;
    return {
      violations: memory.violations,
      summary:
        `crash: seed ${String(plan.seed)}, ${installation.isEmbedded ? 'embedded' : 'on servers'}: ${String(killer.kills)} kills (${String(killer.killsInStart)} in a start), ` +
        `${String(memory.acks)} acknowledged (${String(applied)} applied, ${String(memory.acks - applied)} refused), ${String(memory.retried)} retried, ` +
        `${String(memory.repeated)} repeated, ${String(entries)} entries, ${String(handlings)} handlings (${String(givenUp)} given up), ${String(mails)} mails, ` +
        `${String(memory.violations.length)} violations, ${String(Math.round((Date.now() - began) / 1000))} s`,
    };
  } finally {
    await installation.remove();
  }
}

interface Staffed {
  readonly operationId: string;
  readonly enclaveIds: readonly string[];
  readonly people: readonly Person[];
  readonly watchers: readonly Watcher[];
  /** The last entry that was made before the clients began. */
  readonly setUpUntil: number;
}

/** An office with two areas, sixteen coordinators, and three people on duty throughout. */
async function staff(installation: Installation): Promise<Staffed> {
  const url = (): string => installation.url();
  const administrator = await beginOffice(url, installation.process(installation.names[0] ?? '').token);
  const { id: operationId } = await administrator.read('/api/operations/current');
  const hire = async (name: string, role: string, email?: string): Promise<Person> => {
    const { id } = await administrator.created('/api/accounts', { name, passphrase: PASSPHRASE, roles: [role], language: 'en', ...(email === undefined ? {} : { email }) });
    return Person.signedIn(url, name, PASSPHRASE, String(id));
  };
  const people = await Promise.all(Array.from({ length: CLIENTS }, (_, i) => hire(`client.${String(i)}`, 'coordinator')));
  const areas = await Promise.all(['one', 'two'].map((slug) => people[0]!.created('/api/enclaves', anArea(slug))));
  const duties: readonly [Severity, boolean][] = [['info', false], ['attention', true], ['alarm', true]];
  const watchers = await Promise.all(
    duties.map(async ([leastSeverity, hasMail]): Promise<Watcher> => {
      const person = await hire(`duty.${leastSeverity}`, 'duty_officer', hasMail ? `${leastSeverity}@people.invalid` : undefined);
      const { recordedAt } = await person.created('/api/watches', { scope: 'operation', leastSeverity });
      return { accountId: person.accountId, leastSeverity, hasMail, since: String(recordedAt) };
    }),
  );
  const last = await people[0]!.created('/api/parties', { name: 'The last that is made before the proof begins' });
  return { operationId: String(operationId), enclaveIds: areas.map(({ id }) => String(id)), people, watchers, setUpUntil: Number(last.seq) };
}

const anArea = (slug: string): object => ({
  slug, kind: 'enclave', nameEn: `Area ${slug}`, nameAr: 'منطقة', aliases: [], admin1Name: 'Province One', admin1Code: 'XX01', pcodes: ['XX0101'], latitude: 0.5, longitude: 0.5,
});
