import { randomUUID } from 'node:crypto';
import { aPlan, aRequest, importFacts, operationNow, type PlannedConvoy, planConvoy } from './support/main-job';
import { Office } from './support/office';
import type { Person } from './support/person';

const NOWHERE = '0190a000-0000-7000-8000-000000000000';

/** What is wrong gets a stable code, changes nothing and leaves no entry. What merely does not fit is recorded. */
describe('a command that cannot be', () => {
  let office: Office;
  let coordinator: Person;
  let area: string;
  let convoy: PlannedConvoy;

  beforeAll(async () => {
    office = await Office.open();
    coordinator = await office.person('coordinator');
    area = await importFacts(coordinator);
    convoy = await planConvoy(coordinator, area);
  }, 60_000);

  afterAll(async () => {
    await office.close();
  });

  /** Everything on record but what became of refused commands, sessions, and marks of work done. */
  async function onRecord(): Promise<string> {
    await office.drain();
    const tables = Object.values(office.storage.shapes).map(({ table }) => table);
    const kept = tables.filter((table) => !['sessions', 'handlings', 'deliveries', 'inbox_messages'].includes(table));
    const rows = await Promise.all(
      kept.map((table) =>
        office.storage.all(`SELECT * FROM ${table}${table === 'commands' ? ` WHERE outcome = 'applied'` : ''}`),
      ),
    );
    return JSON.stringify(rows.map((each) => each.map((row) => JSON.stringify(row)).sort()));
  }

  async function changesNothing(deed: () => Promise<string>): Promise<string> {
    const before = await onRecord();
    const code = await deed();
    expect(await onRecord()).toBe(before);
    return code;
  }

  const on = (path: string): string => `/api/convoys/${convoy.id}/${path}`;
  const refusals: readonly (readonly [string, string, () => Promise<string>])[] = [
    ['a decision that is not open', '422 convoy.decision_not_open', () => coordinator.refused(on('closure'))],
    [
      'a freeze of nobody',
      '422 manifest.empty',
      async () => coordinator.refused(on('manifest/freeze'), {}, { seenVersion: await convoy.version() }),
    ],
    [
      'a wrong shape',
      '400 request.invalid',
      () => coordinator.refused('/api/evacuations', aRequest(area, { priority: 'P9' })),
    ],
    [
      'a field that nobody knows',
      '400 request.invalid',
      () => coordinator.refused('/api/evacuations', aRequest(area, { prority: 'P1' })),
    ],
    [
      'a count below nought',
      '400 request.invalid',
      () => coordinator.refused(on('head-counts'), { patients: -1, companions: 0 }),
    ],
    ['an id of wrong form', '400 request.invalid', () => coordinator.refused('/api/convoys/one/departures')],
    ['a body that is no JSON', '400 request.invalid', () => coordinator.refused('/api/convoys', '{"enclaveId":')],
    [
      'a command without an id',
      '400 request.idempotency_key_required',
      () => coordinator.refused(on('problems'), {}, { commandId: 'no uuid' }),
    ],
    ['an unknown convoy', '404 convoy.unknown', () => coordinator.refused(`/api/convoys/${NOWHERE}/cancellation`)],
    [
      'an unknown area',
      '404 enclave.unknown',
      async () => coordinator.refused('/api/convoys', aPlan(NOWHERE, await operationNow(coordinator))),
    ],
    [
      'an unknown patient on a manifest',
      '404 evacuation.unknown',
      () =>
        coordinator.refused(on('manifest/lines'), {
          personKind: 'patient',
          caseId: NOWHERE,
          vehicleId: convoy.vehicleId,
          place: 7,
        }),
    ],
    ['a decision on nothing seen', '428 command.seen_version_required', () => coordinator.refused(on('release'))],
    [
      'a decision on an older version',
      '409 command.seen_version_stale',
      () => coordinator.refused(on('release'), {}, { seenVersion: 99 }),
    ],
  ];

  it.each(refusals)('is refused: %s', async (_, code, deed) => {
    expect(await changesNothing(deed)).toBe(code);
  });

  it('is refused under the id of another payload, or in another hand, and the first stands as it was', async () => {
    const commandId = randomUUID();
    const path = on('head-counts');
    const first = await coordinator.created(path, { patients: 0, companions: 1 }, { commandId });
    const other = await office.person('coordinator');
    expect(await changesNothing(() => coordinator.refused(path, { patients: 0, companions: 2 }, { commandId }))).toBe(
      '409 command.payload_differs',
    );
    expect(await changesNothing(() => other.refused(path, { patients: 0, companions: 1 }, { commandId }))).toBe(
      '409 command.payload_differs',
    );
    expect(await changesNothing(() => coordinator.refused(on('problems'), {}, { commandId }))).toBe(
      '409 command.payload_differs',
    );
    const again = await coordinator.created(path, { patients: 0, companions: 1 }, { commandId });
    expect(again).toEqual({ ...first, outcome: 'duplicate' });
  });

  it('stays refused when it is sent again, even where it would be open by now', async () => {
    const commandId = randomUUID();
    const seat = { personKind: 'patient', vehicleId: convoy.vehicleId, place: 7 };
    const [one, two] = await Promise.all([0, 1].map(() => coordinator.created('/api/evacuations', aRequest(area))));
    const { lineId } = await coordinator.created(on('manifest/lines'), { ...seat, caseId: one.id });
    const put = () => coordinator.refused(on('manifest/lines'), { ...seat, caseId: two.id }, { commandId });
    expect(await put()).toBe('409 manifest.place_taken');
    await coordinator.created(on(`manifest/lines/${String(lineId)}/removal`));
    expect(await put()).toBe('409 manifest.place_taken');
    expect(await coordinator.created(on('manifest/lines'), { ...seat, caseId: two.id })).toMatchObject({
      outcome: 'applied',
    });
  });

  it('is no refusal but a discrepancy, where it reports what does not fit', async () => {
    const answer = await coordinator.created(on('arrivals'), { leg: 9 });
    expect(answer).toMatchObject({ outcome: 'applied' });
    expect(answer.openItems).toBeGreaterThan(0);
    const { items } = await coordinator.read('/api/open-items');
    const codes = items
      .filter(({ subjectId }: { subjectId: string }) => subjectId === convoy.id)
      .map(({ code }: { code: string }) => code);
    expect(codes).toContain('unknown_leg');
    const [item] = items;
    await coordinator.created(`/api/open-items/${String(item.id)}/resolution`, {
      note: 'Invented words about what was found.',
    });
    expect(await coordinator.refused(`/api/open-items/${String(item.id)}/resolution`, { note: 'Again.' })).toBe(
      '422 open_item.already_resolved',
    );
  });
});
