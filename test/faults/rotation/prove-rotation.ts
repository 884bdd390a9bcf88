import { verifyStorage } from '@corridor/storage/backups/verify-database';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { beginOffice, PASSPHRASE } from '../../support/first-administrator';
import { Installation } from '../../support/installation';
import { aRequest } from '../../support/main-job';
import { type Answer, Person } from '../../support/person';
import { Random } from '../crash/random';
import { WrappedKeys } from './wrapped-keys';

export interface RotationPlan {
  readonly seed: number;
  /** Rotations; each is killed three times, and once for each full batch of the cases. */
  readonly rotations: number;
  readonly cases: number;
}

export interface RotationOutcome {
  readonly violations: readonly string[];
  readonly summary: string;
}

/** The sweep looks every five seconds; here five times a second, so that there are more moments to die in. */
const HASTE = `const real = setInterval; globalThis.setInterval = (run, ms, ...rest) => real(run, ms === 5000 ? 200 : ms, ...rest)`;
const HASTY = ['--import', `data:text/javascript,${encodeURIComponent(HASTE)}`];
/** Where there are several processes, one of them hurries: two would often be done before anybody can look. */
const start = (installation: Installation): Promise<void> => {
  installation.launch(installation.names.slice(0, 1), HASTY);
  return installation.start();
};
/** One transaction's worth of the sweep. */
const BATCH = 100;

/** Kills the real server while the operation's key is being replaced, again and again, and reads every name each time. */
export async function proveRotation(plan: RotationPlan): Promise<RotationOutcome> {
  const began = Date.now();
  const installation = await Installation.make();
  try {
    await start(installation);
    const proof = new RotationProof(installation, new Random(plan.seed));
    await proof.setUp(plan.cases);
    for (let i = 0; i < plan.rotations; i += 1) await proof.rotate();
    await proof.end();
    const seconds = String(Math.round((Date.now() - began) / 1_000));
    return {
      violations: proof.violations,
      summary: `rotation: seed ${String(plan.seed)}, ${proof.summary}, ${seconds} s`,
    };
  } finally {
    await installation.remove();
  }
}

class RotationProof {
  readonly violations: string[] = [];
  private readonly names = new Map<string, string>();
  private readonly notes = new Map<string, string>();
  private version = 1;
  private kills = 0;
  private unheard = 0;
  private midway = 0;
  private opened = 0;
  private area = '';
  private administrator!: Person;
  private head!: Person;
  private reviewer!: Person;

  constructor(
    private readonly installation: Installation,
    private readonly random: Random,
  ) {}

  get summary(): string {
    const place = this.installation.isEmbedded ? 'embedded' : 'on servers';
    return (
      `${place}: ${String(this.version - 1)} rotations, ${String(this.kills)} kills (${String(this.unheard)} before an answer, ` +
      `${String(this.midway)} with some of the keys wrapped anew), ${String(this.names.size)} names opened ${String(this.opened)} times, ` +
      `${String(this.violations.length)} violations`
    );
  }

  async setUp(cases: number): Promise<void> {
    const url = (): string => this.installation.url();
    const { administrator } = await beginOffice(url, this.installation.token);
    const hire = async (role: string): Promise<Person> => {
      const account = {
        name: `${role.replaceAll('_', '.')}.one`,
        passphrase: PASSPHRASE,
        roles: [role],
        language: 'en',
      };
      const { id } = await administrator.created('/api/accounts', account);
      return Person.signedIn(url, account.name, PASSPHRASE, String(id));
    };
    this.administrator = administrator;
    [this.head, this.reviewer] = [await hire('head_of_office'), await hire('coordinator')];
    const area = { slug: 'one', nameEn: 'Area One', nameAr: 'منطقة', admin1Name: 'Province One', admin1Code: 'XX01' };
    const made = await this.reviewer.created('/api/enclaves', { ...area, latitude: 0.5, longitude: 0.5 });
    this.area = String(made.id);
    await this.work(cases);
  }

  /** One rotation: killed while it is asked for, while it is signed, after each batch that is wrapped anew, and at random. */
  async rotate(): Promise<void> {
    const commandId = randomUUID();
    const propose = () =>
      this.head.send('POST', '/api/operations/current/key-rotation', {
        body: { reason: 'Invented reason' },
        commandId,
      });
    const proposal = await this.killedDuring(propose);
    const signing = { body: {}, commandId: randomUUID() };
    const path = `/api/proposals/${String(proposal.body.id)}/signature`;
    await this.killedDuring(() => this.administrator.send('POST', path, signing));
    this.version += 1;

    const all = this.names.size;
    for (let wrapped = BATCH; wrapped < all; wrapped += BATCH)
      await this.killedWhen((keys) => keys.until(this.version, wrapped));
    await this.killedWhen(() => sleep(this.random.int(0, 400)));
    await this.watching((keys) => keys.until(this.version, all));
    await this.mustBeExact();
    await this.work(10);
  }

  async end(): Promise<void> {
    await this.mustOpen();
    for (const [id, text] of this.notes) {
      const { notes } = await this.reviewer.created(`/api/incidents/${id}/disclosures`, { purpose: 'duty' });
      if (notes[0]?.text !== text) this.violations.push(`the note of incident ${id} does not open`);
    }
    // Were every kill before or after the work, nothing would be proved.
    if (this.midway === 0) this.violations.push('no kill left some of the keys wrapped anew and some not');
    await this.installation.stop();
    const heads = await this.installation.open(verifyStorage);
    if (heads.length !== 1) this.violations.push(`${String(heads.length)} ledgers were verified`);
  }

  /** More patients, each with a name, and a note under the operation's key as it is now. */
  private async work(patients: number): Promise<void> {
    await Promise.all(
      Array.from({ length: patients }, async (_, i) => {
        const patientName = `Qwxyz-Patient ${String(this.version)}-${String(i)}`;
        const { id } = await this.reviewer.created('/api/evacuations', aRequest(this.area, { patientName }));
        this.names.set(String(id), patientName);
      }),
    );
    const note = `Qwxyz-Note ${String(this.version)}`;
    const { id } = await this.reviewer.created('/api/incidents', { kind: 'fire', areWeAffected: 'no', note });
    this.notes.set(String(id), note);
  }

  /** Kills while the request is under way, then sends the same again: it has happened once. */
  private async killedDuring(send: () => Promise<Answer>): Promise<Answer> {
    const first = send().catch(() => null);
    await sleep(this.random.int(0, 25));
    await this.die();
    const heard = await first;
    if (heard === null) this.unheard += 1;
    await this.revive();
    const again = await send();
    if (again.status >= 300) this.violations.push(`the same again was refused: ${JSON.stringify(again.body)}`);
    if (heard !== null && heard.body.id !== again.body.id) this.violations.push('what was answered came to nothing');
    return again;
  }

  private async killedWhen(moment: (keys: WrappedKeys) => Promise<void>): Promise<void> {
    await this.watching(async (keys) => {
      await moment(keys);
      await this.die();
      const found = await keys.under(this.version);
      if (found > 0 && found < this.names.size) this.midway += 1;
    });
    await this.revive();
  }

  /** On servers often only one of the processes dies, and the other goes on. */
  private async die(): Promise<void> {
    const { names } = this.installation;
    for (const name of names) {
      const { isRunning, said } = this.installation.process(name);
      if (!isRunning) this.violations.push(`${name} ended by itself: ${said.slice(-1_000)}`);
    }
    await this.installation.kill(this.random.chance(0.5) ? names : names.slice(0, 1));
    this.kills += 1;
  }

  private async revive(): Promise<void> {
    await start(this.installation);
    await this.mustOpen();
  }

  private async watching<T>(look: (keys: WrappedKeys) => Promise<T>): Promise<T> {
    const keys = await WrappedKeys.of(this.installation);
    try {
      return await look(keys);
    } finally {
      await keys.close();
    }
  }

  private async mustOpen(): Promise<void> {
    await Promise.all(
      [...this.names].map(async ([id, name]) => {
        const path = `/api/evacuations/${id}/disclosures`;
        const { status, body } = await this.reviewer.send('POST', path, { body: { purpose: 'care' } });
        if (body.patientName !== name) this.violations.push(`${name} does not open: ${String(status)}`);
        this.opened += 1;
      }),
    );
  }

  /** Every key of the operation from the first to the newest, once, and every case under the newest. */
  private async mustBeExact(): Promise<void> {
    const [ofCases, ofOperation] = await this.watching(async (keys) => [await keys.byVersion(), await keys.versions()]);
    const versions = Array.from({ length: this.version + 1 }, (_, version) => version);
    if (JSON.stringify(ofOperation) !== JSON.stringify(versions))
      this.violations.push(`the operation's keys are ${JSON.stringify(ofOperation)}`);
    if (JSON.stringify([...ofCases]) !== JSON.stringify([[this.version, this.names.size]]))
      this.violations.push(`cases' keys by version are ${JSON.stringify([...ofCases])}`);
  }
}
