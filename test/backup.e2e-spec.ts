import { takeBackup } from '@corridor/storage/backups/take-backup';
import { restoreBackup } from '@corridor/storage/backups/restore-backup';
import { verifyDatabase } from '@corridor/storage/backups/verify-database';
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sqlite3 from 'sqlite3';
import { PASSPHRASE } from './support/first-administrator';
import { aRequest, importFacts } from './support/main-job';
import { Office } from './support/office';
import { Person } from './support/person';
import { ServerProcess } from './support/server-process';

const DAY_MS = 24 * 3_600_000;

/** An office in one folder, whatever the rest of the run is on. */
describe('a backup', () => {
  let office: Office;
  let coordinator: Person;
  let area: string;
  let place: string;

  beforeAll(async () => {
    office = await Office.open({ DATABASE_URL: '', QUEUE_URL: '' });
    coordinator = await office.person('coordinator', 'medical_reviewer');
    area = await importFacts(coordinator);
    place = mkdtempSync(join(tmpdir(), 'corridor-backups-'));
  }, 60_000);

  afterAll(async () => {
    await office.close();
    rmSync(place, { recursive: true, force: true });
  });

  const folder = (name: string): string => join(place, name);
  const take = (name: string, more: Partial<Parameters<typeof takeBackup>[0]> = {}) =>
    takeBackup({
      dataDir: office.dataDir,
      folder: folder(name),
      keepDays: 30,
      withKey: true,
      now: Date.now(),
      ...more,
    });

  it('taken under load holds everything that was answered before it began, and opens in an empty folder', async () => {
    const before = await Promise.all(
      Array.from({ length: 40 }, () => coordinator.created('/api/evacuations', aRequest(area))),
    );
    let isWriting = true;
    const load = Promise.all(
      Array.from({ length: 8 }, async () => {
        while (isWriting) await coordinator.created('/api/evacuations', aRequest(area));
      }),
    );
    const { path, manifest } = await take('under-load');
    isWriting = false;
    await load;
    const target = folder('restored');
    await restoreBackup(path, target);
    expect(await verifyDatabase(join(target, 'corridor.sqlite'))).toEqual(manifest.operations);

    // The real server on the restored folder, with the key that came along.
    const restored = new ServerProcess('all', { DATA_DIR: target });
    await restored.ready;
    try {
      const back = await Person.signedIn(restored.url, coordinator.name, PASSPHRASE, coordinator.accountId);
      const list = await back.read('/api/evacuations?limit=200');
      const ids = new Set(list.items.map(({ id }: { id: string }) => id));
      expect(before.filter(({ id }) => !ids.has(String(id)))).toEqual([]);
      const path = `/api/evacuations/${String(before[0]?.id)}/disclosures`;
      expect(await back.created(path, { purpose: 'care' })).toMatchObject({ patientName: 'Invented Patient' });
      await back.created('/api/evacuations', aRequest(area));
    } finally {
      await restored.end('SIGKILL'); // what it still does is nothing to this test
    }
  }, 60_000);

  it('is not put back where a byte of it differs, nor over another database', async () => {
    const { path } = await take('changed');
    await restoreBackup(path, folder('taken'));
    await expect(restoreBackup(path, folder('taken'))).rejects.toThrow('holds a database');
    const changed = folder('changed-copy');
    cpSync(path, changed, { recursive: true });
    const file = join(changed, 'corridor.sqlite');
    const bytes = readFileSync(file);
    bytes[bytes.length - 100]! ^= 1;
    writeFileSync(file, bytes);
    await expect(restoreBackup(changed, folder('never'))).rejects.toThrow('its bytes differ');
    expect(readdirSync(folder('never'))).toEqual([]);
    await expect(restoreBackup(folder('nothing'), folder('never'))).rejects.toThrow('is no backup');
  });

  it('of a ledger that somebody changed is no backup', async () => {
    const copy = folder('tampered');
    cpSync((await take('before-tampering')).path, copy, { recursive: true });
    const database = new sqlite3.Database(join(copy, 'corridor.sqlite'));
    await new Promise<void>((done, failed) =>
      database.exec(
        `DROP TRIGGER ledger_entries_no_update; UPDATE ledger_entries SET actor_id = 'x' WHERE seq = 2;
         CREATE TRIGGER ledger_entries_no_update BEFORE update ON ledger_entries BEGIN SELECT RAISE(ABORT, 'append only'); END`,
        (error) => (error ? failed(error) : database.close(() => done())),
      ),
    );
    await expect(takeBackup({ ...planOf(copy), folder: folder('of-tampered') })).rejects.toThrow('broken at entry 2');
    expect(readdirSync(folder('of-tampered'))).toEqual([]);
  });

  const planOf = (dataDir: string) => ({ dataDir, keepDays: 30, withKey: false, now: Date.now() });

  it('is over after its days, and goes with the next', async () => {
    const { path } = await take('expiring', { keepDays: 2, withKey: false });
    expect(existsSync(join(path, 'keys'))).toBe(false);
    const soon = await take('expiring', { now: Date.now() + DAY_MS });
    expect([existsSync(path), existsSync(soon.path)]).toEqual([true, true]);
    await take('expiring', { now: Date.now() + 3 * DAY_MS });
    expect([existsSync(path), existsSync(soon.path)]).toEqual([false, true]);
  });

  it('is taken, put back and walked by the admin command, in plain lines away from a terminal', async () => {
    const target = folder('by-command');
    const admin = async (env: Readonly<Record<string, string>>, ...args: string[]): Promise<string> => {
      const { PATH = '' } = process.env;
      const main = join(__dirname, '../dist/apps/all/src/admin/main.js');
      const { stdout } = await promisify(execFile)(process.execPath, [main, ...args], { env: { PATH, ...env } });
      return stdout;
    };
    const taken = await admin({ DATA_DIR: office.dataDir }, 'backup', folder('commanded'), '--keep-days', '7');
    expect(taken).toContain('copying done\nbackup: ');
    expect(taken).toContain('the key is not in it');
    const [name = ''] = readdirSync(folder('commanded'));
    const path = join(folder('commanded'), name);
    expect(await admin({ DATA_DIR: target }, 'restore', path)).toContain('restored into');
    expect(await admin({ DATA_DIR: target }, 'verify')).toContain('every ledger and access log is whole');
    expect(await admin({ DATA_DIR: office.dataDir }, 'verify', path)).toContain('entries, intact');
    await expect(admin({ DATA_DIR: target }, 'restore', path)).rejects.toThrow('holds a database');
    await expect(admin({ DATA_DIR: target }, 'backup')).rejects.toThrow('needs the folder');
    await expect(admin({}, 'sing')).rejects.toThrow('usage: npm run admin');
  }, 60_000);
});
