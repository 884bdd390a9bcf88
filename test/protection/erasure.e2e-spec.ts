import { verifyStorage } from '@corridor/storage/backups/verify-database';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { filesWhere } from '../support/files-holding';
import { Installation } from '../support/installation';
import { SecondConnection } from '../support/second-connection';
import { canariesIn, canary, formsOf } from './canaries';
import { jobsOf } from './jobs-of';
import { type Told, toldEverywhere } from './told-everywhere';

const GONE_WITHIN_MS = 15_000;

describe('an erased patient', () => {
  let installation: Installation;
  let database: SecondConnection;
  let told: Told;
  /** Wrapped keys of the case as they stood one after another, and what was sealed of a pasted text. */
  const secrets: string[] = [];

  beforeAll(async () => {
    installation = await Installation.make({ env: { LOG_LEVEL: 'trace' } });
    await installation.start();
    database = await SecondConnection.to(installation);
    told = await toldEverywhere(installation);
  }, 120_000);

  afterAll(async () => {
    await database.close();
    await installation.remove();
  });

  const found = (text: string): number[] => canariesIn(Buffer.from(text), told.numbers);
  const throughDoors = async (): Promise<string> => {
    const answers = told.doors.map(({ who, path }) => who.send('POST', path, { body: { purpose: 'care' } }));
    return JSON.stringify((await Promise.all(answers)).map(({ status, body }) => ({ status, body })));
  };
  /** The data folder, and of a server's database its own. Files, not what the database would answer. */
  const folders = async (): Promise<string[]> => {
    if (installation.isEmbedded) return [installation.dataDir];
    await database.rows('CHECKPOINT');
    const [row] = await database.rows<{ folder: string }>(
      `SELECT current_setting('data_directory') || '/base/' || oid AS folder FROM pg_database WHERE datname = current_database()`,
    );
    return [installation.dataDir, row?.folder ?? ''];
  };
  const filesWith = async (holds: (bytes: Buffer) => boolean): Promise<string[]> =>
    (await folders()).flatMap((folder) => filesWhere(folder, holds));
  const holdsSecret = (secret: string) => (bytes: Buffer) => bytes.includes(secret);
  const wrapped = async (): Promise<{ key_version: number | string; wrapped: string } | undefined> =>
    (
      await database.rows<{ key_version: number; wrapped: string }>(
        `SELECT key_version, wrapped FROM case_keys WHERE case_id = '${told.caseId}'`,
      )
    )[0];

  it('was told of in a hundred ways, and each is opened to who may read it', async () => {
    expect(told.numbers).toHaveLength(100);
    expect(found(await throughDoors())).toEqual(told.numbers.slice(0, -1)); // the last is typed below
  });

  it('would be found, however a file had written it', () => {
    const control = join(installation.dataDir, 'control');
    const last = told.numbers.at(-1) ?? 0;
    for (const form of formsOf(canary(last))) {
      writeFileSync(control, Buffer.concat([Buffer.from('before'), form, Buffer.from('after')]));
      const names = filesWhere(
        installation.dataDir,
        (bytes) => canariesIn(bytes, told.numbers).join() === String(last),
      );
      expect(names).toEqual(['control']);
    }
    writeFileSync(control, JSON.stringify({ payload: Buffer.from(`{"name":"${canary(last)}"}`).toString('base64') }));
    expect(filesWhere(installation.dataDir, (bytes) => canariesIn(bytes, told.numbers).length > 0)).toEqual([
      'control',
    ]);
    rmSync(control);
  });

  it('has a key whose every copy is seen in the files', async () => {
    const [pasted] = await database.rows<{ sealed: string }>(`SELECT sealed FROM pasted_texts ORDER BY id LIMIT 1`);
    const before = await wrapped();
    secrets.push(pasted?.sealed ?? '', before?.wrapped ?? '');
    const { id } = await told.head.created('/api/operations/current/key-rotation', { reason: 'Invented reason' });
    await told.administrator.created(`/api/proposals/${String(id)}/signature`);
    while (Number((await wrapped())?.key_version) !== 2) await sleep(50);
    secrets.push((await wrapped())?.wrapped ?? '');
    // A server's database takes samples of what it holds whenever it likes; here, while all of it is there.
    if (!installation.isEmbedded) await database.rows('ANALYZE');
    expect(new Set(secrets).size).toBe(3);
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(70);
      expect((await filesWith(holdsSecret(secret))).length).toBeGreaterThan(0);
    }
  }, 60_000);

  it('goes when two people have signed', async () => {
    const { caseId, coordinator, head } = told;
    // Whatever else is written would sooner or later write over what is looked for.
    await installation.drain();
    for (const [i, pasted] of told.pastedIds.entries()) {
      const outcome = i % 2 === 0 ? { outcome: 'logged', entrySeq: 1 } : { outcome: 'not_needed' };
      await coordinator.created(`/api/calls/pasted/${pasted}/settlement`, outcome);
    }
    const { id } = await coordinator.created(`/api/evacuations/${caseId}/erasure`, { reason: told.lastReason });
    const path = `/api/proposals/${String(id)}/disclosures`;
    expect(found(JSON.stringify(await head.created(path, { purpose: 'audit' })))).toEqual(told.numbers.slice(-1));
    await head.created(`/api/proposals/${String(id)}/signature`);
    expect(await head.created(path, { purpose: 'audit' })).toMatchObject({ reason: null });
  });

  it('leaves no copy of a key in a file of the database, within seconds', async () => {
    const { rows } = database;
    const [row] = await rows<{ n: number | string }>(
      `SELECT COUNT(*) AS n FROM sealed_values WHERE subject_id = '${told.caseId}'`,
    );
    // What was sealed stays, and nobody opens it.
    expect(Number(row?.n)).toBe(94);
    const giveUpAt = Date.now() + GONE_WITHIN_MS;
    const left = (): Promise<string[]> => filesWith((bytes) => secrets.some((secret) => bytes.includes(secret)));
    while ((await left()).length > 0 && Date.now() < giveUpAt) await sleep(200);
    expect(await left()).toEqual([]);
  }, 60_000);

  it('is shown through no door', async () => {
    const answers = await throughDoors();
    expect(found(answers)).toEqual([]);
    expect(answers).not.toMatch(/"status":5/);
  });

  it('is in no answer to a GET, as a page or as figures', async () => {
    const { paths } = await told.coordinator.read('/api/openapi.json');
    const asked = Object.keys(paths).filter((path) => paths[path].get && path !== '/api/live');
    let answered = 0;
    for (const who of [told.coordinator, told.head, told.administrator]) {
      for (const path of [...asked, '/api/calls?about={id}', '/reports?lang=en', '/reports?lang=ar']) {
        const { status, body } = await who.send('GET', path.replace('{id}', told.caseId));
        expect([path, status < 500, found(JSON.stringify(body))]).toEqual([path, true, []]);
        if (status === 200) answered += 1;
      }
    }
    expect(answered).toBeGreaterThan(asked.length);
  });

  it('is in no file, job, mail or line of the log', async () => {
    await installation.drain();
    const [row] = await database.rows<{ n: number | string }>('SELECT COUNT(*) AS n FROM deliveries');
    expect(Number(row?.n)).toBeGreaterThan(10);
    expect(found((await jobsOf(installation)).join('\n'))).toEqual([]);
    const logs = installation.names.map((name) => installation.process(name).said).join('\n');
    expect(logs).toContain('"level":20');
    expect(found(logs)).toEqual([]);
    expect(await filesWith((bytes) => canariesIn(bytes, told.numbers).length > 0)).toEqual([]);
    await installation.stop();
    expect(await filesWith((bytes) => canariesIn(bytes, told.numbers).length > 0)).toEqual([]);
    expect(await installation.open(verifyStorage)).toHaveLength(1);
  }, 120_000);
});
