import { registerParty } from '@corridor/domain/parties';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import { Writer } from '@corridor/storage/writer';
import { v7 as uuid } from 'uuid';
import { Office } from './support/office';

type Named = { readonly id: string; readonly name: string };

const registering: UseCase<Named, { readonly id: string; readonly version: number }> = {
  needs: [],
  decide: (_, { operationId, payload }, context) => registerParty(operationId, { ...payload, clears: true }, context),
};

/** Commands that share a commit share nothing else. */
describe('neighbours in one transaction', () => {
  let office: Office;

  beforeAll(async () => {
    office = await Office.open();
  }, 60_000);

  afterAll(async () => {
    await office.close();
  });

  function register(name: string | undefined) {
    const { operationId, administrator } = office;
    const id = uuid();
    const command = {
      id: uuid(),
      name: 'register_party' as const,
      v: 1,
      operationId,
      subject: { kind: 'party' as const, id },
      after: [],
      occurredAt: new Date().toISOString(),
      actorId: administrator.accountId,
      payload: { id, name: name as string }, // a fault of ours that no type found
    };
    const actor = { accountId: administrator.accountId, operationId, grants: [] };
    return office.app.get(UnitOfWork).run({ command, actor, permission: null, asSubmitted: { name } }, registering);
  }

  it('do not suffer from one that cannot be written', async () => {
    const names = ['one', 'two', undefined, 'four', 'five'];
    const outcomes = await Promise.allSettled(names.map(register));
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    const parties = await office.storage.records('parties', 'WHERE operation_id = $1 ORDER BY name', [
      office.operationId,
    ]);
    expect(parties.map(({ name }) => name)).toEqual(['five', 'four', 'one', 'two']);
  });

  it('are told while the disk is full, and are written once it is not', async () => {
    if (office.storage.isPostgres) return; // only a whole server can be filled there
    const { writer } = office.storage;
    const [{ page_count: pages }] = await writer.query<[{ page_count: number }]>('PRAGMA page_count');
    await writer.query(`PRAGMA max_page_count = ${String(pages)}`);
    const long = 'x'.repeat(50_000);
    const outcomes = await Promise.allSettled([1, 2, 3].map((i) => register(`${long}${String(i)}`)));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await writer.query('PRAGMA max_page_count = 1073741823');
    await expect(register('room again')).resolves.toMatchObject({ outcome: 'applied' });
    const verification = await office.administrator.read(`/api/audit/verification?operationId=${office.operationId}`);
    expect(verification).toMatchObject({ intact: true });
  });

  it('get an answer though a process that stands still holds the lock', async () => {
    if (!office.storage.isPostgres) return; // SQLite's lock is in this very process
    let letGo = (): void => undefined;
    const held = office.app.get(Writer).transaction(async (transaction) => {
      await transaction.all('SELECT * FROM ledger_heads FOR UPDATE');
      await new Promise<void>((released) => (letGo = released));
    });
    await expect(register('late')).rejects.toThrow(/lock timeout/);
    letGo();
    await held;
    await expect(register('after')).resolves.toMatchObject({ outcome: 'applied' });
  }, 30_000);
});
