import { randomUUID } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { aRequest, fillAndRelease, importFacts, planConvoy } from './support/main-job';
import { Office } from './support/office';
import type { Person } from './support/person';
import { carry, Phone } from './support/phone';

describe('a phone', () => {
  let office: Office;
  let coordinator: Person;
  let nurse: Person;
  let phone: Phone;
  let area: string;
  let convoyId: string;

  const sends = (by: Person, ...made: ReturnType<Phone['make']>[]) => carry(by, office.operationId, made);
  const convoy = () => coordinator.read(`/api/convoys/${convoyId}`);
  const waiting = async () => (await coordinator.read('/api/open-items?limit=200')).items;
  const itemOf = async (id: string) => (await waiting()).find((each: { subjectId: string }) => each.subjectId === id);
  const onTheRoad = (assigned: Person): Promise<string> =>
    planConvoy(coordinator, area, { assignments: [{ accountId: assigned.accountId, task: 'nurse' }] }).then(
      async (planned) => {
        await fillAndRelease(coordinator, area, planned, 1);
        return planned.id;
      },
    );

  beforeAll(async () => {
    office = await Office.open();
    [coordinator, nurse] = await Promise.all([office.person('coordinator'), office.person('field')]);
    area = await importFacts(coordinator);
    convoyId = await onTheRoad(nurse);
    phone = await Phone.of(nurse, office.operationId, 'Phone 3');
  }, 60_000);

  afterAll(async () => {
    await office.close();
  });

  const left = () => phone.make('report_departure', { kind: 'convoy', id: convoyId }, { leg: 1 });

  it('says what its own person saw, whoever carries it to base', async () => {
    const made = left();
    const [answer] = await sends(coordinator, made);
    expect(answer).toMatchObject({ id: made.id, outcome: 'applied', answer: { openItems: 0 } });
    const { reports } = await convoy();
    expect(reports).toEqual([expect.objectContaining({ kind: 'left', reportedBy: nurse.accountId })]);
    const [entry] = await office.storage.records('ledgerEntries', 'WHERE command_id = $1', [made.id]);
    expect(entry).toMatchObject({ actorId: nurse.accountId, deviceId: phone.id });
    const { items } = await coordinator.read('/api/devices');
    expect(items).toEqual([expect.objectContaining({ id: phone.id, name: 'Phone 3', lastHeardAt: entry!.recordedAt })]);
  });

  it('may send everything again: each counts once, and the same id for something else is refused', async () => {
    const made = phone.make('report_head_count', { kind: 'convoy', id: convoyId }, { patients: 1, companions: 1 });
    expect((await sends(nurse, made, made)).map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'applied',
      'duplicate',
    ]);
    expect(await sends(nurse, made)).toEqual([expect.objectContaining({ outcome: 'duplicate' })]);
    const other = phone.make('report_problem', { kind: 'convoy', id: convoyId }, {}, { id: made.id });
    expect(await sends(nurse, other)).toEqual([
      expect.objectContaining({
        outcome: 'refused',
        problem: { code: 'command.payload_differs', details: { id: made.id } },
      }),
    ]);
  });

  it('keeps the order in which things were made, and answers each by itself', async () => {
    const patient = uuid();
    const incident = uuid();
    const answers = await sends(
      nurse,
      phone.make('request_evacuation', { kind: 'case', id: patient }, aRequest(area, { patientName: 'Invented One' })),
      phone.make('report_incident', { kind: 'incident', id: incident }, { kind: 'shelling', areWeAffected: 'no' }),
      phone.make('report_stop', { kind: 'convoy', id: convoyId }, { reason: 'held_by' }),
      phone.make('report_moving', { kind: 'convoy', id: convoyId }),
      phone.make('report_stop', { kind: 'convoy', id: convoyId }, { reason: 'nonsense' }),
    );
    expect(answers.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'applied',
      'applied',
      'applied',
      'applied',
      'refused',
    ]);
    expect(answers[0].answer).toMatchObject({ id: patient, code: expect.stringMatching(/^.{4}-.{3}$/) });
    expect(answers[4].problem).toMatchObject({ code: 'request.invalid' });
    expect((await convoy()).status).toBe('en_route');
    const reviewer = await office.person('medical_reviewer');
    const who = await reviewer.created(`/api/evacuations/${patient}/disclosures`, { purpose: 'care' });
    expect(who.patientName).toBe('Invented One');
  });

  it('cannot put a record of its own in the place of one that is there', async () => {
    const standing = await coordinator.created('/api/evacuations', aRequest(area, { patientName: 'Invented Two' }));
    const request = aRequest(area, { patientName: 'Invented Other', cardCode: standing.code });
    const [answer] = await sends(
      nurse,
      phone.make('request_evacuation', { kind: 'case', id: String(standing.id) }, request),
    );
    expect(answer).toMatchObject({ outcome: 'refused', problem: { code: 'evacuation.known_already' } });
    const reviewer = await office.person('medical_reviewer');
    const who = await reviewer.created(`/api/evacuations/${String(standing.id)}/disclosures`, { purpose: 'care' });
    expect(who.patientName).toBe('Invented Two');
  });

  it.each([
    [
      'another text than was signed',
      (made: ReturnType<Phone['make']>) => ({ ...made, command: `${made.command} ` }),
      'device.signature_invalid',
    ],
    [
      'a signature of another text',
      (made: ReturnType<Phone['make']>) => ({ ...made, signature: phone.signatureOf('x') }),
      'device.signature_invalid',
    ],
    [
      'a phone that nobody knows',
      () => phone.make('report_moving', { kind: 'convoy', id: convoyId }, {}, { device: { id: randomUUID(), seq: 1 } }),
      'device.signature_invalid',
    ],
    [
      'another person’s name',
      () => phone.make('report_moving', { kind: 'convoy', id: convoyId }, {}, { actorId: coordinator.accountId }),
      'device.not_of_actor',
    ],
    [
      'another operation',
      () => phone.make('report_moving', { kind: 'convoy', id: convoyId }, {}, { operationId: randomUUID() }),
      'operation.unknown',
    ],
    [
      'a subject of another kind',
      () => phone.make('report_moving', { kind: 'case', id: convoyId }),
      'command.subject_differs',
    ],
    [
      'an id that says nothing of when',
      () =>
        phone.make(
          'report_incident',
          { kind: 'incident', id: randomUUID() },
          { kind: 'shelling', areWeAffected: 'no' },
        ),
      'command.subject_id_unfit',
    ],
    ['a decision', () => phone.make('release_convoy' as never, { kind: 'convoy', id: convoyId }), 'request.invalid'],
    ['no JSON', () => ({ id: '', command: '{', signature: phone.signatureOf('{') }), 'request.invalid'],
  ])('is refused with %s, and nothing changes', async (_, forge, code) => {
    const before = await convoy();
    const [answer] = await sends(nurse, forge(phone.make('report_moving', { kind: 'convoy', id: convoyId })));
    expect(answer).toMatchObject({ outcome: 'refused', answer: null, problem: { code } });
    expect(await convoy()).toEqual(before);
    expect((await office.storage.records('commands', 'WHERE id = $1', [answer.id ?? ''])).length).toBe(0);
  });

  it('is set up with a key of its own, once', async () => {
    const path = `/api/devices?operationId=${office.operationId}`;
    expect(await nurse.refused(path, { name: 'Phone 4', publicKey: 'AAAA' })).toBe('400 device.key_unfit');
    const [row] = await office.storage.records('devices', 'WHERE id = $1', [phone.id]);
    expect(await coordinator.refused(path, { name: 'Phone 4', publicKey: row!.publicKey })).toBe(
      '409 device.known_already',
    );
  });

  describe('whose word cannot count by itself', () => {
    it('waits for a person where its own person may not report it, and is recorded as theirs once that person says so', async () => {
      const stranger = await Phone.of(await office.person('field'), office.operationId);
      const note = 'invented words about a breakdown';
      const made = stranger.make('report_problem', { kind: 'convoy', id: convoyId }, { note });
      const before = await convoy();
      const [answer] = await sends(coordinator, made);
      expect(answer).toMatchObject({ outcome: 'in_review', answer: { heldBecause: 'not_permitted', openItems: 1 } });
      expect(await convoy()).toMatchObject({ version: before.version, problemAt: null });
      expect(await itemOf(made.id)).toMatchObject({
        kind: 'quarantine',
        code: 'command_held',
        reference: stranger.person.name,
        details: { command: 'report_problem', reason: 'not_permitted' },
      });
      expect(await sends(coordinator, made)).toEqual([expect.objectContaining({ outcome: 'in_review' })]);

      const shown = await coordinator.created(`/api/held-commands/${made.id}/disclosures`, { purpose: 'duty' });
      expect(shown).toMatchObject({ command: 'report_problem', said: { note } });
      await coordinator.created(`/api/held-commands/${made.id}/application`);
      const { reports, problemAt } = await convoy();
      expect(reports.at(-1)).toMatchObject({ kind: 'problem', reportedBy: stranger.person.accountId });
      expect(problemAt).not.toBeNull();
      expect(await itemOf(made.id)).toBeUndefined();
      expect(await coordinator.refused(`/api/held-commands/${made.id}/application`)).toBe(
        '422 held_command.already_settled',
      );
      const notes = await coordinator.created(`/api/convoys/${convoyId}/disclosures`, { purpose: 'duty' });
      expect(notes.notes).toContainEqual(expect.objectContaining({ text: note }));
    });

    it('waits where base does not know what it is about', async () => {
      const made = phone.make('report_arrival', { kind: 'convoy', id: randomUUID() });
      expect(await sends(nurse, made)).toEqual([
        expect.objectContaining({
          outcome: 'in_review',
          answer: expect.objectContaining({ heldBecause: 'subject_unknown' }),
        }),
      ]);
      expect(await coordinator.refused(`/api/held-commands/${made.id}/application`)).toBe('404 convoy.unknown');
      expect(await itemOf(made.id)).toBeDefined();
    });

    it('waits once the phone was taken out of use, even what was made before; set aside, it changes nothing', async () => {
      const holder = await office.person('field');
      const lost = await Phone.of(holder, office.operationId, 'Phone 9');
      const patient = uuid();
      const words = { patientName: 'Invented Three', note: 'invented ailment' };
      const made = lost.make('request_evacuation', { kind: 'case', id: patient }, aRequest(area, words));
      const duty = await office.person('duty_officer');
      await duty.created(`/api/devices/${lost.id}/revocation`);
      expect(await duty.refused(`/api/devices/${lost.id}/revocation`)).toBe('422 device.already_revoked');
      expect(await sends(nurse, made)).toEqual([
        expect.objectContaining({
          outcome: 'in_review',
          answer: expect.objectContaining({ heldBecause: 'device_revoked' }),
        }),
      ]);
      expect(await office.storage.records('medevacCases', 'WHERE id = $1', [patient])).toEqual([]);
      expect(await office.storage.records('caseKeys', 'WHERE case_id = $1', [patient])).toEqual([]);
      expect(await duty.refused(`/api/open-items/${(await itemOf(made.id)).id}/resolution`, { note: 'x' })).toBe(
        '422 open_item.needs_settling',
      );
      // Who ails from what is for who treats.
      const seen = async (by: Person) =>
        (await by.created(`/api/held-commands/${made.id}/disclosures`, { purpose: 'duty' })).said;
      // Who could not ask for an evacuation does not read one that waits.
      const purpose = { purpose: 'duty' };
      expect(await duty.refused(`/api/held-commands/${made.id}/disclosures`, purpose)).toBe('403 permission.denied');
      expect(await seen(coordinator)).toMatchObject({ patientName: 'Invented Three' });
      expect(await seen(coordinator)).not.toHaveProperty('note');

      await coordinator.created(`/api/held-commands/${made.id}/set-aside`, { reason: 'invented: sent by a finder' });
      expect(await itemOf(made.id)).toBeUndefined();
      expect(await seen(coordinator)).toMatchObject({ patientName: 'Invented Three' });
      office.clock.push(91 * 24 * 60);
      await office.sweep();
      const [kept] = await office.storage.records('heldCommands', 'WHERE id = $1', [made.id]);
      expect(kept).toMatchObject({ outcome: 'set_aside', sealed: null });
    });

    it('waits once its person was removed, and every phone of theirs with them', async () => {
      const again = await Promise.all([office.person('coordinator'), office.person('field')]);
      [coordinator] = again;
      const leaver = again[1];
      const theirs = await Phone.of(leaver, office.operationId);
      const made = theirs.make(
        'report_incident',
        { kind: 'incident', id: uuid() },
        { kind: 'shelling', areWeAffected: 'no' },
      );
      const administrator = await office.person('administrator');
      await administrator.created(`/api/accounts/${leaver.accountId}/removal`);
      expect(await sends(coordinator, made)).toEqual([expect.objectContaining({ outcome: 'in_review' })]);
      const [row] = await office.storage.records('devices', 'WHERE id = $1', [theirs.id]);
      expect(row).toMatchObject({ revokedBy: administrator.accountId });
      await coordinator.created(`/api/held-commands/${made.id}/application`);
      const { items } = await coordinator.read('/api/incidents');
      expect(items).toHaveLength(2);
    });
  });

  it('that was taken out of use takes its holder’s sign-ins with it, and leaves who asked for it signed in', async () => {
    const owner = await office.person('field');
    const own = await Phone.of(owner, office.operationId);
    const duty = await office.person('duty_officer');
    await duty.created(`/api/devices/${own.id}/revocation`);
    expect((await owner.send('GET', '/api/sessions/current')).status).toBe(401);
    expect((await duty.send('GET', '/api/sessions/current')).status).toBe(200);
  });

  it('is taken out of use by its own person too, and by nobody else of their rank', async () => {
    const [owner, other] = await Promise.all([office.person('field'), office.person('field')]);
    const own = await Phone.of(owner, office.operationId);
    expect(await other.refused(`/api/devices/${own.id}/revocation`)).toBe('404 device.unknown');
    expect((await other.read('/api/devices')).items).toEqual([]);
    await owner.created(`/api/devices/${own.id}/revocation`);
    expect((await owner.read('/api/devices')).items).toEqual([
      expect.objectContaining({ revokedAt: expect.any(String) }),
    ]);
  });

  it('still reaches a closed operation, where a person can look at it and set it aside', async () => {
    const [owner, chief] = await Promise.all([office.person('field'), office.person('coordinator')]);
    const own = await Phone.of(owner, office.operationId);
    const made = own.make('report_problem', { kind: 'convoy', id: convoyId });
    await chief.created('/api/operations/current/closure');
    expect(await sends(owner, made)).toEqual([
      expect.objectContaining({ answer: expect.objectContaining({ heldBecause: 'operation_closed' }) }),
    ]);
    expect(await chief.refused(`/api/held-commands/${made.id}/application`)).toBe('422 operation.closed');
    await chief.created(`/api/held-commands/${made.id}/set-aside`, { reason: 'invented: too late' });
  });
});
