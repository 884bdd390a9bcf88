import { AccessLog } from '@corridor/storage/keys/access-log';
import { aRequest, importFacts, operationNow } from './support/main-job';
import { Office } from './support/office';
import { PASSPHRASE } from './support/first-administrator';
import { Person } from './support/person';

const DAY = 24 * 60;

interface Patient {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

describe('a copy of a list', () => {
  let office: Office;
  let coordinator: Person;
  let head: Person;
  let nurse: Person;
  let area: string;
  let party: string;

  beforeAll(async () => {
    office = await Office.open();
    [coordinator, head, nurse] = await Promise.all([
      office.person('coordinator', 'medical_reviewer'),
      office.person('head_of_office'),
      office.person('field'),
    ]);
    area = await importFacts(coordinator);
    party = String((await coordinator.created('/api/parties', { name: 'Party A' })).id);
  }, 60_000);

  afterAll(async () => {
    await office.close();
  });

  let drawn = 0;
  const patients = (n: number): Promise<Patient[]> =>
    Promise.all(
      Array.from({ length: n }, async () => {
        const name = `Qwxyz-Name-${String((drawn += 1)).padStart(3, '0')}`;
        const asked = { patientName: name, contact: 'Qwxyz-Contact', note: 'Qwxyz-Diagnosis', sex: 'female' };
        const { id, code } = await nurse.created('/api/evacuations', aRequest(area, asked));
        return { id: String(id), code: String(code), name };
      }),
    );
  const listOf = async (people: readonly Patient[]) => {
    const { id: listId } = await coordinator.created('/api/lists', {
      title: 'List One',
      kind: 'ours',
      enclaveId: area,
    });
    const said = { asOf: '2017-12-26', caseIds: people.map(({ id }) => id) };
    const { id: versionId } = await coordinator.created(`/api/lists/${String(listId)}/versions`, said);
    return { listId: String(listId), versionId: String(versionId) };
  };
  const request = async (versionId: string, more: object = {}): Promise<object> => ({
    versionId,
    recipientKind: 'party',
    recipientId: party,
    columns: ['name'],
    purpose: 'clearance',
    expiresAt: new Date(Date.parse(await operationNow(coordinator)) + 7 * DAY * 60_000).toISOString(),
    reason: 'Qwxyz-Reason',
    ...more,
  });
  const ask = async ({ listId, versionId }: { listId: string; versionId: string }, more: object = {}) =>
    String((await coordinator.created(`/api/lists/${listId}/copies`, await request(versionId, more))).id);
  const sign = (id: string, by = head) => by.created(`/api/proposals/${id}/signature`);
  const take = (id: string, by = coordinator, more: object = {}) =>
    by.send('POST', `/api/lists/copies/${id}/disclosures`, { body: { purpose: 'clearance', language: 'en', ...more } });
  const shared = async (people: readonly Patient[], more: object = {}): Promise<string> => {
    const id = await ask(await listOf(people), more);
    await sign(id);
    return id;
  };
  /** Signed in anew: the clock was pushed past the end of the session. */
  const again = ({ name, accountId }: Person): Promise<Person> => {
    return Person.signedIn(office.url, name, PASSPHRASE, accountId);
  };
  const inRegister = async (id: string) =>
    (await head.read('/api/lists/copies')).items.find((each: { id: string }) => each.id === id);

  it('yields nothing before a second person has signed, and who asks is not the second', async () => {
    const people = await patients(2);
    const id = await ask(await listOf(people));
    for (const who of [coordinator, head]) {
      const { status, body } = await take(id, who);
      expect([status, body.code]).toEqual([404, 'list_copy.unknown']);
    }
    expect(await inRegister(id)).toBeUndefined();
    expect(await coordinator.refused(`/api/proposals/${id}/signature`)).toBe('422 proposal.signed_by_oneself');
    expect((await take(id)).status).toBe(404);
    expect(await coordinator.refused(`/api/proposals/${id}/proceeding`)).toBe('422 proposal.takes_two');
    expect(await office.storage.records('listCopies', 'WHERE id = $1', [id])).toEqual([]);

    // Whoever signs sees what for: whom it would name, and that nobody was asked for consent.
    expect(await head.read(`/api/lists/copies/asked/${id}`)).toMatchObject({
      title: 'List One',
      recipient: 'Party A',
      columns: ['name'],
      people: 2,
      neverAsked: 2,
      leftOut: [],
    });
    await sign(id);
    const { status, body } = await take(id);
    expect(status).toBe(200);
    for (const { code, name } of people) expect(body.content).toContain(`"${code}","${name}"`);
    expect(body.content).toContain('For \u2068Party A\u2069 only. Copy 1, ');
    expect(body).toMatchObject({ mediaType: 'text/csv', people: 2, leftOut: [] });
    expect((await take(id, head)).status).toBe(200);
  });

  it('says what was asked for, and never what ails somebody, where they are reached or how they rank', async () => {
    const people = await patients(1);
    const bare = await shared(people, { columns: [] });
    const full = await shared(people, { columns: ['name', 'sex', 'age_band', 'companions'] });
    const [plain, csv, page] = await Promise.all([
      take(bare),
      take(full),
      take(full, coordinator, { format: 'page', language: 'ar' }),
    ]);
    expect(plain.body.content).toContain(people[0]!.code);
    expect(plain.body.content).not.toMatch(/Qwxyz|Female/);
    expect(csv.body.content).toContain('Invented Mother');
    expect(page.body.content).toContain('dir="rtl"');
    expect(page.body.content).toContain(people[0]!.name);
    expect(csv.body.people).toBe(2);
    for (const { body } of [plain, csv, page])
      expect(body.content).not.toMatch(/Qwxyz-(Contact|Diagnosis|Reason)|P1|red|cancer/);
  });

  it('leaves out who declined when last asked, who died and who was erased, and names them to who signs', async () => {
    const [declines, dies, stays] = await patients(3);
    const consent = { answer: 'declined', speaker: 'patient' };
    await coordinator.created(`/api/evacuations/${declines!.id}/consents`, consent);
    const id = await ask(await listOf([declines!, dies!, stays!]));
    await nurse.created(`/api/evacuations/${dies!.id}/deaths`);
    const { leftOut } = await head.read(`/api/lists/copies/asked/${id}`);
    const why = Object.fromEntries(leftOut.map((each: { code: string; why: string }) => [each.code, each.why]));
    expect(why).toEqual({ [declines!.code]: 'consent_declined', [dies!.code]: 'not_waiting' });
    await sign(id);
    expect(await inRegister(id)).toMatchObject({ people: 1, leftOut: 2 });
    expect((await take(id)).body.content).not.toMatch(new RegExp(`${declines!.code}|${dies!.code}`));

    // A no that came after both had signed counts at once.
    await coordinator.created(`/api/evacuations/${stays!.id}/consents`, { ...consent, answer: 'withdrawn' });
    expect((await take(id)).body).toMatchObject({ people: 0, leftOut: [stays!.code] });
  });

  it('cannot be taken out with an erased name, and keeps no name itself', async () => {
    const [erased, other] = await patients(2);
    const id = await shared([erased!, other!]);
    expect((await take(id)).body.content).toContain(erased!.name);
    const { id: erasure } = await coordinator.created(`/api/evacuations/${erased!.id}/erasure`, { reason: 'Invented' });
    await sign(String(erasure));
    const { body } = await take(id);
    expect(body.content).not.toContain(erased!.name);
    expect(body.content).not.toContain(erased!.code);
    expect(body).toMatchObject({ people: 1, leftOut: [erased!.code] });
    for (const table of ['evacuation_lists', 'list_versions', 'list_memberships', 'list_copies', 'list_copy_lines'])
      expect(JSON.stringify(await office.storage.all(`SELECT * FROM ${table}`))).not.toMatch(/Qwxyz-(Name|Reason)/);
  });

  it('is logged when it is taken out, of everybody whom it names, in a chain that holds', async () => {
    const people = await patients(3);
    const id = await shared(people);
    const noted = (subject: string) => office.storage.records('accessLog', 'WHERE subject_id = $1', [subject]);
    expect(await noted(id)).toEqual([]);
    await Promise.all([take(id), take(id, head), take(id, head, { format: 'page' })]);
    expect(await noted(id)).toHaveLength(3);
    for (const each of people) expect(await noted(each.id)).toHaveLength(3);
    expect(await office.app.get(AccessLog).isIntact(office.operationId)).toBe(true);
    expect(await inRegister(id)).toMatchObject({
      timesTaken: 3,
      askedByName: coordinator.name,
      signedByName: head.name,
    });
    const { items } = await head.read(`/api/evacuations/${people[0]!.id}/list-copies`);
    expect(items).toEqual([expect.objectContaining({ id, recipient: 'Party A', number: 1 })]);
    const shown = await coordinator.read(`/api/evacuations/${people[0]!.id}/disclosures`);
    expect(shown.items.map(({ purpose }: { purpose: string }) => purpose)).toContain('clearance');
  });

  it('is open to the two who signed for it, and to no third who could have', async () => {
    const id = await shared(await patients(1));
    const third = await office.person('coordinator');
    const { status, body } = await take(id, third);
    expect([status, body.code]).toEqual([403, 'list_copy.not_a_signer']);
    expect(body).not.toHaveProperty('content');
  });

  it('ends for who is there for another area only: they neither ask, nor sign, nor see it', async () => {
    const { items } = await coordinator.read('/api/enclaves');
    const sibling = String(items.find(({ id }: { id: string }) => id !== area).id);
    const far = await office.personFor({ enclaveId: sibling }, 'coordinator');
    const list = await listOf(await patients(1));
    const path = `/api/lists/${list.listId}/copies`;
    expect(await far.refused(path, await request(list.versionId))).toBe('403 permission.denied');
    const id = await ask(list);
    expect(await far.refused(`/api/proposals/${id}/signature`)).toBe('403 permission.denied');
    expect((await far.send('GET', `/api/lists/copies/asked/${id}`)).status).toBe(404);
    await sign(id);
    expect((await take(id, far)).status).toBe(404);
    expect((await far.read('/api/lists/copies')).items).toEqual([]);
    expect((await far.read('/api/proposals')).items).toEqual([]);
  });

  it('is made of the newest version only, and of nobody where only a total is known', async () => {
    const people = await patients(1);
    const list = await listOf(people);
    const waits = await ask(list);
    const path = `/api/lists/${list.listId}/copies`;
    const refused = async (versionId: string, more: object = {}) =>
      coordinator.refused(path, await request(versionId, more));
    expect(await refused(list.versionId)).toBe('409 proposal.waits_already');
    const again = { asOf: '2017-12-27', reportedTotal: 641 };
    const { id: newest } = await coordinator.created(`/api/lists/${list.listId}/versions`, again);
    // Superseded while it waited.
    expect(await head.refused(`/api/proposals/${waits}/signature`)).toBe('422 list_version.superseded');
    await coordinator.created(`/api/proposals/${waits}/decline`);
    expect(await refused(list.versionId)).toBe('422 list_version.superseded');
    expect(await refused(String(newest))).toBe('422 list_version.no_names');
    const other = await listOf(people);
    expect(await refused(other.versionId)).toBe('404 list_version.unknown');
    expect(await refused(list.versionId, { recipientId: other.listId })).toBe('404 party.unknown');
    expect(await refused(list.versionId, { columns: ['note'] })).toBe('400 request.invalid');
  });

  it('is shut by who withdraws it, and the register says so, not that it is gone', async () => {
    const id = await shared(await patients(1));
    await coordinator.created(`/api/lists/copies/${id}/withdrawal`);
    const { status, body } = await take(id);
    expect([status, body.code]).toEqual([422, 'list_copy.withdrawn']);
    expect(await inRegister(id)).toMatchObject({ withdrawnAt: expect.any(String), people: 1, purgedAt: null });
    expect(await head.refused(`/api/lists/copies/${id}/withdrawal`)).toBe('422 list_copy.withdrawn_already');
  });

  it('has an end; ninety days later the register no longer says whom it named', async () => {
    const people = await patients(1);
    const id = await shared(people);
    office.clock.push(8 * DAY);
    [coordinator, head] = await Promise.all([again(coordinator), again(head)]);
    const { status, body } = await take(id);
    expect([status, body.code]).toEqual([422, 'list_copy.expired']);
    const named = () => head.read(`/api/evacuations/${people[0]!.id}/list-copies`);
    await office.sweep();
    expect((await named()).items).toHaveLength(1);
    office.clock.push(90 * DAY);
    head = await again(head);
    await office.sweep();
    expect((await named()).items).toEqual([]);
    expect(await inRegister(id)).toMatchObject({ recipient: 'Party A', people: 1, purgedAt: expect.any(String) });
    expect(await office.storage.records('listCopyLines', 'WHERE copy_id = $1', [id])).toEqual([
      expect.objectContaining({ caseId: null }),
    ]);
  });
});
