import { Writer } from '@corridor/storage/writer';
import { importFacts } from './support/main-job';
import { Office } from './support/office';

describe('work that an entry owes', () => {
  let office: Office;

  beforeAll(async () => {
    office = await Office.open();
  }, 60_000);

  afterAll(async () => {
    await office.close();
  });

  it('is given up visibly where no version of the code knows it, and can be handed over again', async () => {
    const coordinator = await office.person('coordinator');
    await importFacts(coordinator);
    await office.app
      .get(Writer)
      .transaction((transaction) =>
        transaction.run(
          `INSERT INTO handlings (operation_id, seq, handler, attempts, relay_at) VALUES ($1, $2, 'forgottenHandler', 0, 0)`,
          [office.operationId, 1],
        ),
      );
    await office.drain();
    const givenUp = async () => (await coordinator.read('/api/audit/handlings')).items;
    expect(await givenUp()).toEqual([
      expect.objectContaining({ seq: 1, handler: 'forgottenHandler', attempts: 1, failure: 'unknown_handler' }),
    ]);
    expect(await coordinator.read('/metrics')).toContain('corridor_work_waiting{kind="handlings_given_up"} 1');

    expect(await coordinator.refused('/api/audit/handlings/retry')).toBe('403 permission.denied');
    expect((await office.administrator.send('POST', '/api/audit/handlings/retry')).status).toBe(204);
    await office.drain();
    expect(await givenUp()).toEqual([expect.objectContaining({ attempts: 1, failure: 'unknown_handler' })]);
  });

  it('is all done once the office is quiet', async () => {
    const [open] = await office.storage.all<{ n: number | string }>(
      `SELECT COUNT(*) AS n FROM handlings WHERE done_at IS NULL AND handler <> 'forgottenHandler'`,
    );
    expect(Number(open?.n)).toBe(0);
  });
});
