import { hashOf } from '@corridor/storage/ledger/chain';
import { appendOnly } from '@corridor/storage/ledger/guards';
import { type Verification, verifyChain } from '@corridor/storage/ledger/verify';
import type { Storage } from '@corridor/storage/storage';
import { beginOffice, PASSPHRASE } from '../support/first-administrator';
import { Installation } from '../support/installation';
import { aRequest } from '../support/main-job';
import { Person } from '../support/person';

/** A small installation with something in every table that only grows, stopped, in the hands of whoever holds its files. */
describe('the ledger, to somebody who holds the database', () => {
  let installation: Installation;
  let operationId: string;
  let storage: Storage;
  let close: () => Promise<void>;

  beforeAll(async () => {
    installation = await Installation.make();
    await installation.start();
    operationId = await fillLedger(installation);
    await installation.stop();
    ({ storage, close } = await installation.openStorage());
  }, 90_000);

  afterAll(async () => {
    await close();
    await installation.remove();
  });

  const verified = (): Promise<Verification> => verifyChain(storage, operationId);
  const attempt = (sql: string): Promise<string> =>
    storage.writer.query(sql).then(
      () => 'done',
      (error: Error) => error.message,
    );

  describe.each(appendOnly)('%s', (table) => {
    it('has rows, so that what follows is no empty promise', async () => {
      const [row] = await storage.all(`SELECT COUNT(*) AS n FROM ${table}`);
      expect(Number(row?.['n'])).toBeGreaterThan(0);
    });

    it('refuses an update', async () => {
      expect(await attempt(`UPDATE ${table} SET operation_id = operation_id`)).toMatch(/append only/);
    });

    it('refuses a deletion', async () => {
      expect(await attempt(`DELETE FROM ${table}`)).toMatch(/append only/);
    });

    it('refuses to be emptied, or to have a row put over another', async () => {
      // SQLite knows no TRUNCATE, and PostgreSQL no INSERT OR REPLACE.
      const sql = storage.isPostgres
        ? `TRUNCATE ${table}`
        : `INSERT OR REPLACE INTO ${table} SELECT * FROM ${table} LIMIT 1`;
      expect(await attempt(sql)).toMatch(/append only/);
    });
  });

  it('is whole before anybody touches it', async () => {
    expect(await verified()).toMatchObject({ intact: true });
  });

  describe('with its guards dropped', () => {
    const TOUCHED = 5;
    let last: number;

    beforeAll(async () => {
      const on = (table: string): string => (storage.isPostgres ? ` ON ${table}` : '');
      for (const table of ['ledger_entries', 'ledger_bodies'] as const) {
        for (const deed of ['update', 'delete'])
          await storage.writer.query(`DROP TRIGGER ${table}_no_${deed}${on(table)}`);
      }
      last = (await verified()).entries;
    });

    /** Tampers, verifies, and puts the whole of the ledger's tables back as it was. */
    async function afterTampering(...statements: readonly string[]): Promise<Verification> {
      const tables = ['ledger_entries', 'ledger_bodies', 'ledger_heads'];
      for (const table of tables) await storage.writer.query(`CREATE TABLE kept_${table} AS SELECT * FROM ${table}`);
      for (const sql of statements) await storage.writer.query(sql);
      const found = await verified();
      for (const table of tables) {
        await storage.writer.query(`DELETE FROM ${table}`);
        await storage.writer.query(`INSERT INTO ${table} SELECT * FROM kept_${table}`);
        await storage.writer.query(`DROP TABLE kept_${table}`);
      }
      return found;
    }

    const entry = `WHERE seq = ${String(TOUCHED)}`;

    it.each([
      ['a changed body', `UPDATE ledger_bodies SET body = REPLACE(body, '{', '{ ') ${entry}`, TOUCHED, 'body_changed'],
      ['a changed salt', `UPDATE ledger_bodies SET salt = 'another' ${entry}`, TOUCHED, 'body_changed'],
      ['a changed actor', `UPDATE ledger_entries SET actor_id = 'another' ${entry}`, TOUCHED, 'header_changed'],
      [
        'a changed moment',
        `UPDATE ledger_entries SET recorded_at = occurred_at || 'x' ${entry}`,
        TOUCHED,
        'header_changed',
      ],
      ['a missing entry', `DELETE FROM ledger_entries ${entry}`, TOUCHED, 'missing_entry'],
      ['a head of another hash', `UPDATE ledger_heads SET hash = 'another'`, null, 'head_differs'],
      ['a head that lags behind', `UPDATE ledger_heads SET seq = seq - 1`, null, 'head_differs'],
    ] as const)('names %s', async (_what, sql, brokenAt, reason) => {
      expect(await afterTampering(sql)).toMatchObject({ intact: false, brokenAt: brokenAt ?? last + 1, reason });
    });

    it('names the missing last entry', async () => {
      const sql = `DELETE FROM ledger_entries WHERE seq = ${String(last)}`;
      expect(await afterTampering(sql)).toMatchObject({ intact: false, brokenAt: last, reason: 'head_differs' });
    });

    it('names the link behind an entry that was changed and hashed anew', async () => {
      const [header] = await storage.records('ledgerEntries', entry);
      const forged = hashOf({ ...header!, actorId: 'another' });
      const found = await afterTampering(`UPDATE ledger_entries SET actor_id = 'another', hash = '${forged}' ${entry}`);
      expect(found).toMatchObject({ intact: false, brokenAt: TOUCHED + 1, reason: 'link_broken' });
    });

    it('takes no offence at a body that retention removed', async () => {
      expect(await afterTampering(`DELETE FROM ledger_bodies ${entry}`)).toEqual({ entries: last, intact: true });
    });

    it('is whole again when everything is as it was', async () => {
      expect(await verified()).toEqual({ entries: last, intact: true });
    });

    it('does not start', async () => {
      await close();
      installation.launch();
      for (const name of installation.names) {
        const process = installation.process(name);
        expect(await process.ended).toBe(1);
        expect(process.said).toMatch(
          /guards are missing: ledger_entries_no_update, ledger_entries_no_delete, ledger_bodies_no_update/,
        );
      }
    });
  });
});

/** One of everything that the append-only tables hold. */
async function fillLedger(installation: Installation): Promise<string> {
  const { administrator, operationId } = await beginOffice(installation.url(), installation.token);
  const account = { name: 'coordinator.one', passphrase: PASSPHRASE, roles: ['coordinator'], language: 'en' };
  const { id } = await administrator.created('/api/accounts', account);
  const coordinator = await Person.signedIn(installation.url(), 'coordinator.one', PASSPHRASE, String(id));
  const names = { slug: 'one', kind: 'enclave', nameEn: 'Area One', nameAr: 'منطقة', aliases: [], pcodes: [] };
  const area = await coordinator.created('/api/enclaves', {
    ...names,
    admin1Name: 'Province One',
    admin1Code: 'XX01',
    latitude: 0.5,
    longitude: 0.5,
  });
  for (let i = 0; i < 4; i += 1) {
    const asked = await coordinator.created('/api/evacuations', aRequest(String(area.id)));
    await coordinator.created(`/api/evacuations/${String(asked.id)}/disclosures`, { purpose: 'family_contact' });
  }
  return operationId;
}
