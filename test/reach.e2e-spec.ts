import { Listener } from './support/listener';
import { aPlan, aRequest, importFacts, operationNow, planConvoy } from './support/main-job';
import { Office } from './support/office';
import type { Person } from './support/person';

/** How far a role reaches: one area, one organisation, or all of the operation. */
describe('a role for one area', () => {
  let office: Office;
  let everywhere: Person;
  let here: Person;
  const ours = { area: '', caseId: '', convoyId: '' };
  const theirs = { area: '', caseId: '', convoyId: '' };

  beforeAll(async () => {
    office = await Office.open();
    everywhere = await office.person('coordinator', 'medical_reviewer', 'duty_officer');
    ours.area = await importFacts(everywhere);
    const { items } = await everywhere.read('/api/enclaves');
    theirs.area = String(items.find(({ id }: { id: string }) => id !== ours.area).id);
    for (const place of [ours, theirs]) {
      place.caseId = String((await everywhere.created('/api/evacuations', aRequest(place.area))).id);
      place.convoyId = (await planConvoy(everywhere, place.area)).id;
      // Left before anybody released it: recorded, and a person is asked to look.
      await everywhere.created(`/api/convoys/${place.convoyId}/departures`, { leg: 1, note: 'Invented trouble' });
      await everywhere.created('/api/incidents', {
        enclaveId: place.area,
        kind: 'shelling',
        areWeAffected: 'no',
        note: 'Invented note',
      });
      await everywhere.created('/api/calls', {
        about: { kind: 'convoy', id: place.convoyId },
        note: 'Invented call',
        reporter: { channel: 'phone', saidBy: 'Invented Caller' },
      });
      await everywhere.created('/api/watches', { scope: 'convoy', scopeId: place.convoyId, leastSeverity: 'info' });
    }
    await everywhere.created('/api/calls/pasted', { text: 'Invented pasted text of some area' });
    here = await office.personFor({ enclaveId: ours.area }, 'coordinator', 'duty_officer', 'medical_reviewer');
  }, 60_000);

  afterAll(async () => {
    await office.close();
  });

  it('lists what lies there and nothing of elsewhere', async () => {
    const lists = [
      '/api/enclaves',
      '/api/population-estimates',
      '/api/incidents',
      '/api/evacuations',
      '/api/convoys',
      '/api/open-items',
      '/api/calls',
      '/api/calls/subjects',
      '/api/watches',
      '/api/now',
    ];
    const foreign = Object.values(theirs);
    for (const path of lists) {
      const [all, seen] = [JSON.stringify(await everywhere.read(path)), JSON.stringify(await here.read(path))];
      const holds = (text: string, ids: readonly string[]): boolean => ids.some((id) => text.includes(id));
      expect([path, holds(all, foreign), holds(seen, foreign)]).toEqual([path, true, false]);
      expect([path, holds(seen, Object.values(ours))]).toEqual([path, true]);
    }
    expect((await here.read('/api/evacuations')).items).toHaveLength(1);
    expect((await here.read('/api/now')).figures.waiting).toBe(1);
    expect((await here.read('/api/calls/pasted')).items).toEqual([]);
  });

  it('reads the waiting list of its area page by page, in the order of the whole', async () => {
    // Many alike, so that the order hangs on the last term; and in other areas, between them.
    for (const area of [ours.area, theirs.area, ours.area, theirs.area, ours.area])
      for (const priority of ['P1', 'P4', 'unknown'])
        await everywhere.created('/api/evacuations', aRequest(area, { priority }));
    const { items: whole } = await everywhere.read('/api/waiting-list?limit=200');
    const paged: string[] = [];
    for (let after: string | null = ''; after !== null;) {
      const page: { items: { id: string }[]; nextCursor: string | null } = await here.read(
        `/api/waiting-list?limit=2${after === '' ? '' : `&after=${after}`}`,
      );
      paged.push(...page.items.map(({ id }) => id));
      after = page.nextCursor;
    }
    expect(paged).toEqual(
      whole
        .filter(({ enclaveId }: { enclaveId: string }) => enclaveId === ours.area)
        .map(({ id }: { id: string }) => id),
    );
    expect(paged.length).toBeGreaterThan(9);
  });

  it('answers what lies elsewhere as what does not exist', async () => {
    const { items } = await everywhere.read('/api/incidents');
    const incident = items.find(({ enclaveId }: { enclaveId: string }) => enclaveId === theirs.area);
    const { items: waiting } = await everywhere.read('/api/open-items');
    const item = waiting.find(({ subjectId }: { subjectId: string }) => subjectId === theirs.convoyId);
    for (const path of [
      `/api/enclaves/${theirs.area}`,
      `/api/evacuations/${theirs.caseId}`,
      `/api/convoys/${theirs.convoyId}`,
    ]) {
      expect([path, (await here.send('GET', path)).status]).toEqual([path, 404]);
    }
    for (const path of [
      `/api/evacuations/${theirs.caseId}/disclosures`,
      `/api/evacuations/${theirs.caseId}/deaths/disclosures`,
      `/api/convoys/${theirs.convoyId}/disclosures`,
      `/api/incidents/${String(incident.id)}/disclosures`,
      `/api/open-items/${String(item.id)}/disclosures`,
    ]) {
      expect([path, (await here.refused(path, { purpose: 'duty' })).slice(0, 3)]).toEqual([path, '404']);
      expect([path, (await everywhere.send('POST', path, { body: { purpose: 'duty' } })).status]).toEqual([path, 200]);
    }
    const log = await office.storage.records('accessLog', 'WHERE actor_id = $1', [here.accountId]);
    expect(log).toEqual([]);
  });

  it('changes nothing elsewhere, nor what belongs to the whole operation', async () => {
    const before = await office.storage.all<{ seq: number }>('SELECT COUNT(*) AS seq FROM ledger_entries');
    const plan = aPlan(theirs.area, await operationNow(here));
    const attempts: readonly (readonly [string, object])[] = [
      ['/api/evacuations', aRequest(theirs.area)],
      ['/api/convoys', plan],
      [`/api/convoys/${theirs.convoyId}/departures`, { leg: 1 }],
      [`/api/evacuations/${theirs.caseId}/deaths`, {}],
      [`/api/enclaves/${theirs.area}/classifications`, classification],
      ['/api/watches', { scope: 'operation', leastSeverity: 'info' }],
      ['/api/watches', { scope: 'convoy', scopeId: theirs.convoyId, leastSeverity: 'info' }],
      ['/api/parties', { name: 'Invented Party' }],
      ['/api/calls', { about: { kind: 'convoy', id: theirs.convoyId }, note: 'x', reporter: { channel: 'phone' } }],
    ];
    for (const [path, body] of attempts) expect([path, await here.refused(path, body)]).toEqual([path, DENIED]);
    for (const path of ['/api/audit/entries', '/api/audit/verification'])
      expect((await here.send('GET', path)).body.code).toBe('permission.denied');
    expect(await office.storage.all('SELECT COUNT(*) AS seq FROM ledger_entries')).toEqual(before);

    await here.created('/api/evacuations', aRequest(ours.area));
    await here.created(`/api/convoys/${ours.convoyId}/arrivals`, { leg: 1 });
    await here.created('/api/watches', { scope: 'enclave', scopeId: ours.area, leastSeverity: 'info' });
  });

  it('hears that something changed, and not what, unless it sees all of it', async () => {
    const listener = await Listener.at(`${office.url}/api/live`, here.cookie);
    await listener.until(({ event }) => event === 'begin');
    await everywhere.created('/api/evacuations', aRequest(theirs.area));
    await listener.until(({ event }) => event === 'reset');
    listener.leave();
    expect(JSON.stringify(listener.heard)).not.toContain(theirs.area);
  });

  it('is not given for what belongs to the whole', async () => {
    const account = { name: 'donor.of.one.area', passphrase: 'an invented passphrase for tests', roles: ['donor'] };
    const path = `/api/accounts?operationId=${office.operationId}`;
    expect(await office.administrator.refused(path, { ...account, enclaveId: ours.area })).toBe(
      '422 account.role_not_for_one_area',
    );
  });

  it('on behalf of an organisation shows a nurse the patients of her colleagues, and of nobody else', async () => {
    const organisation = async (name: string): Promise<string> =>
      String((await everywhere.created('/api/organisations', { name })).id);
    const [one, two] = [await organisation('Invented Aid One'), await organisation('Invented Aid Two')];
    const nurse = await office.personFor({ organisationId: one }, 'field');
    const colleague = await office.personFor({ organisationId: one }, 'field');
    const stranger = await office.personFor({ organisationId: two }, 'field');
    const { id } = await nurse.created('/api/evacuations', aRequest(ours.area));
    const mine = async (who: Person): Promise<string[]> =>
      (await who.read('/api/evacuations/mine')).items.map((each: { id: string }) => each.id);
    expect([await mine(nurse), await mine(colleague), await mine(stranger)]).toEqual([[id], [id], []]);
    const path = `/api/evacuations/${String(id)}/disclosures`;
    expect(await colleague.created(path, { purpose: 'care' })).toMatchObject({ patientName: 'Invented Patient' });
    expect(await stranger.refused(path, { purpose: 'care' })).toBe('404 evacuation.unknown');
  });
});

const DENIED = '403 permission.denied';
const classification = {
  classification: 'besieged',
  classifier: 'Invented Classifier',
  effectiveOn: '2017-12-01',
  knownOn: '2017-12-01',
  knownOnBasis: 'published',
};
