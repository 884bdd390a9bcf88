import { aRequest, importFacts, operationNow, planConvoy, type PlannedConvoy } from './support/main-job';
import { Office } from './support/office';
import type { Person } from './support/person';

const ALL = ['medical', 'consent', 'clearance', 'destination', 'documents', 'transport'];
const DAY = 24 * 60;

describe('the gates before somebody leaves', () => {
  let office: Office;
  let coordinator: Person;
  let reviewer: Person;
  let security: Person;
  let area: string;
  let hospital: string;
  let parties: string[];

  beforeAll(async () => {
    office = await Office.open();
    await everybodySignsIn();
    area = await importFacts(coordinator);
    const administrator = await office.person('administrator');
    await administrator.created('/api/operations/current/gates', { gates: ALL });
    // Whoever freezes a list does not say what it takes.
    expect(await coordinator.refused('/api/operations/current/gates', { gates: [] })).toBe('403 permission.denied');
    hospital = String(
      (await coordinator.created('/api/facilities', { kind: 'hospital', name: 'Invented Hospital' })).id,
    );
    parties = [];
    for (const name of ['Invented Party One', 'Invented Party Two'])
      parties.push(String((await coordinator.created('/api/parties', { name })).id));
    await coordinator.created('/api/parties', { name: 'Invented Onlooker', clears: false });
  }, 60_000);

  afterAll(async () => {
    await office.close();
  });

  /** Their sessions end when the clock is pushed past them. */
  async function everybodySignsIn(): Promise<void> {
    [coordinator, reviewer, security] = await Promise.all([
      office.person('coordinator'),
      office.person('medical_reviewer'),
      office.person('security'),
    ]);
  }

  const later = async (minutes: number): Promise<string> =>
    new Date(Date.parse(await operationNow(coordinator)) + minutes * 60_000).toISOString();
  const request = async (overrides: object = {}): Promise<string> =>
    String((await coordinator.created('/api/evacuations', aRequest(area, overrides))).id);
  const gatesOf = (id: string, who = coordinator) => who.read(`/api/evacuations/${id}/gates`);
  const missingOf = async (id: string): Promise<string[]> => {
    const { people } = await gatesOf(id);
    return people[0].gates.flatMap(({ missing }: { missing: string | null }) => (missing === null ? [] : [missing]));
  };
  const assess = (id: string, overrides: object = {}) =>
    reviewer.created(`/api/evacuations/${id}/assessments`, { acuity: 'red', priority: 'P2', ...overrides });
  const answer = async (ids: readonly string[], overrides: object = {}) => {
    const cases = await Promise.all(
      ids.map(async (id) => ({ id, seenVersion: (await coordinator.read(`/api/evacuations/${id}`)).version })),
    );
    const answers = [];
    for (const [i, partyId] of parties.entries()) {
      // What the first answer changed, the second has seen.
      const seen = cases.map((each) => ({ ...each, seenVersion: Number(each.seenVersion) + i }));
      const said = { partyId, answer: 'cleared', validUntil: await later(3 * DAY), cases: seen, ...overrides };
      answers.push(await coordinator.created('/api/clearances', said));
    }
    return answers;
  };
  const bed = async (beds = 5): Promise<string> =>
    String(
      (await coordinator.created('/api/bed-offers', { facilityId: hospital, beds, validUntil: await later(5 * DAY) }))
        .id,
    );
  const papers = async (id: string) => {
    const { companions } = await coordinator.read(`/api/evacuations/${id}`);
    const people = [id, ...companions.map((each: { id: string }) => each.id)].map((personId) => ({
      personId,
      state: 'none_exist',
    }));
    return coordinator.created(`/api/evacuations/${id}/documents`, { people });
  };
  const prepare = async (id: string, offerId?: string): Promise<void> => {
    await assess(id);
    await coordinator.created(`/api/evacuations/${id}/destination`, { offerId: offerId ?? (await bed()) });
    await coordinator.created(`/api/evacuations/${id}/consents`, {
      facilityId: hospital,
      answer: 'given',
      speaker: 'guardian',
    });
    await papers(id);
    await answer([id]);
  };
  const seat = async (convoy: PlannedConvoy, id: string, places: readonly [number, number] = [7, 1]): Promise<void> => {
    const { companions } = await coordinator.read(`/api/evacuations/${id}`);
    const path = `/api/convoys/${convoy.id}/manifest/lines`;
    const place = { caseId: id, vehicleId: convoy.vehicleId };
    await coordinator.created(path, { ...place, personKind: 'patient', place: places[0] });
    await coordinator.created(path, {
      ...place,
      personKind: 'companion',
      companionId: companions[0].id,
      place: places[1],
    });
  };
  const freeze = async (convoy: PlannedConvoy) =>
    coordinator.send('POST', `/api/convoys/${convoy.id}/manifest/freeze`, {
      body: {},
      seenVersion: Number((await coordinator.read(`/api/convoys/${convoy.id}`)).version),
    });

  it('say what is missing, since when, and who can mend it, until nothing is', async () => {
    const id = await request();
    const { people } = await gatesOf(id, reviewer);
    const [patient, mother] = people;
    expect(patient).toMatchObject({ personId: id, isReady: false });
    expect(mother.gates.map(({ gate }: { gate: string }) => gate)).toEqual(['clearance', 'documents', 'transport']);
    const medical = patient.gates.find(({ gate }: { gate: string }) => gate === 'medical');
    expect(medical).toMatchObject({ missing: 'not_assessed', mendedBy: 'evacuations.assess', mayMend: true });
    expect(medical.since).not.toBeNull();
    expect(await missingOf(id)).toEqual([
      'not_assessed',
      'destination_first',
      'clearance_not_asked',
      'destination_not_settled',
      'documents_not_checked',
      'no_seat',
    ]);
    await prepare(id);
    expect(await missingOf(id)).toEqual(['no_seat']);
    expect((await gatesOf(id)).people.map(({ isReady }: { isReady: boolean }) => isReady)).toEqual([true, true]);
    expect((await coordinator.read(`/api/evacuations/${id}`)).status).toBe('listed');
  });

  it('tell nobody but who coordinates which party said what', async () => {
    const id = await request();
    await prepare(id);
    const { clearances } = await gatesOf(id);
    expect(clearances).toHaveLength(4);
    expect((await gatesOf(id, reviewer)).clearances).toBeNull();
    expect(JSON.stringify(await gatesOf(id, reviewer))).not.toContain(parties[0]);
    // Nor does history tell whoever else may read it, nor what a page hears of by itself.
    const head = await office.person('head_of_office');
    const { items } = await head.read(`/api/audit/entries?limit=200`);
    const answers = items.filter(({ name }: { name: string }) => name === 'clearance.answered');
    expect(answers.length).toBeGreaterThan(0);
    for (const party of parties) {
      expect(JSON.stringify(answers)).not.toContain(party);
      const about = await head.read(`/api/audit/entries?subjectKind=party&subjectId=${party}`);
      expect(about.items.map(({ name }: { name: string }) => name)).toEqual(['party.registered']);
    }
    const own = await coordinator.read(`/api/audit/entries?limit=200`);
    expect(JSON.stringify(own)).toContain(parties[0]);
  });

  it('keep from a frozen manifest whoever is not ready, and let through whom somebody answers for', async () => {
    const id = await request();
    await prepare(id);
    const convoy = await planConvoy(coordinator, area);
    await seat(convoy, id);
    office.clock.push(4 * DAY); // past what the parties had said
    await everybodySignsIn();
    const refused = await freeze(convoy);
    expect([refused.status, refused.body.code]).toEqual([422, 'manifest.not_ready']);
    expect(refused.body.details.lines).toEqual([
      expect.objectContaining({ missing: ['clearance'] }),
      expect.objectContaining({ missing: ['clearance'] }),
    ]);
    const { companions } = await coordinator.read(`/api/evacuations/${id}`);
    for (const personId of [id, companions[0].id])
      await coordinator.created(`/api/evacuations/${id}/overrides`, {
        personId,
        gate: 'clearance',
        reason: 'invented: the answer is on its way',
      });
    expect((await freeze(convoy)).status).toBe(201);
    expect((await coordinator.read(`/api/evacuations/${id}`)).status).toBe('scheduled');
    const { items } = await coordinator.read('/api/open-items?limit=200');
    const [review] = items.filter(
      ({ code, subjectId }: { code: string; subjectId: string }) => code === 'override_made' && subjectId === id,
    );
    expect(await coordinator.refused(`/api/open-items/${review.id}/resolution`, { note: 'x' })).toBe(
      '422 open_item.needs_another_person',
    );
    const duty = await office.person('duty_officer');
    await duty.created(`/api/open-items/${review.id}/resolution`, { note: 'invented: seen' });
    const words = await coordinator.created(`/api/evacuations/${id}/words/disclosures`, { purpose: 'duty' });
    expect(words.notes.map(({ text }: { text: string }) => text)).toContain('invented: the answer is on its way');
  });

  it('are nobody’s to answer for where the patient said no', async () => {
    const id = await request();
    await prepare(id);
    await coordinator.created(`/api/evacuations/${id}/consents`, {
      facilityId: hospital,
      answer: 'declined',
      speaker: 'patient',
    });
    expect(await missingOf(id)).toContain('consent_declined');
    const override = { personId: id, gate: 'consent', reason: 'invented reason' };
    expect(await coordinator.refused(`/api/evacuations/${id}/overrides`, override)).toBe('422 override.by_nobody');
    expect(await coordinator.refused(`/api/evacuations/${id}/overrides-by-two`, override)).toBe(
      '422 override.by_nobody',
    );
    // The case is where it was: only this destination is closed.
    expect((await coordinator.read(`/api/evacuations/${id}`)).status).toBe('listed');
  });

  describe('that a party shut with a no', () => {
    let id: string;
    let convoy: PlannedConvoy;
    const asking = () =>
      coordinator.created(`/api/evacuations/${id}/overrides-by-two`, {
        personId: id,
        gate: 'clearance',
        reason: 'invented: a life at risk',
      });

    beforeEach(async () => {
      id = await request();
      await prepare(id);
      const { version } = await coordinator.read(`/api/evacuations/${id}`);
      await coordinator.created('/api/clearances', {
        partyId: parties[1],
        answer: 'denied',
        cases: [{ id, seenVersion: version }],
        except: (await coordinator.read(`/api/evacuations/${id}`)).companions.map((each: { id: string }) => each.id),
      });
      convoy = await planConvoy(coordinator, area);
      await seat(convoy, id);
    });

    it('open when a coordinator and security answer together, and not before', async () => {
      const override = { personId: id, gate: 'clearance', reason: 'invented reason' };
      expect(await coordinator.refused(`/api/evacuations/${id}/overrides`, override)).toBe('422 override.takes_two');
      const { id: proposal } = await asking();
      expect(await coordinator.refused(`/api/proposals/${proposal}/signature`)).toBe('422 proposal.signed_by_oneself');
      const other = await office.person('coordinator');
      expect(await other.refused(`/api/proposals/${proposal}/signature`)).toBe('403 permission.denied');
      expect((await freeze(convoy)).body.code).toBe('manifest.not_ready');
      expect((await security.read('/api/proposals')).items).toEqual(
        expect.arrayContaining([expect.objectContaining({ id: proposal, kind: 'override_denied' })]),
      );
      await security.created(`/api/proposals/${proposal}/signature`);
      expect((await freeze(convoy)).status).toBe(201);
    });

    it('stay shut where security declines', async () => {
      const { id: proposal } = await asking();
      await security.created(`/api/proposals/${proposal}/decline`);
      expect((await freeze(convoy)).body.code).toBe('manifest.not_ready');
    });

    it('open to one alone only while people are moving and nobody answers, red until countersigned', async () => {
      const { id: proposal } = await asking();
      const proceed = `/api/proposals/${proposal}/proceeding`;
      expect(await coordinator.refused(proceed)).toBe('422 proposal.nobody_moving');
      // Already on the road, on the strength of another answer; then the party took it back.
      await security.created(`/api/proposals/${proposal}/signature`);
      expect((await freeze(convoy)).status).toBe(201);
      office.clock.push(DAY + 1);
      await everybodySignsIn();
      const { id: second } = await asking();
      const again = `/api/proposals/${String(second)}/proceeding`;
      expect(await security.refused(again)).toBe('403 permission.denied');
      expect(await coordinator.refused(again)).toBe('422 proposal.too_soon');
      office.clock.push(11);
      const head = await office.person('head_of_office');
      await coordinator.created(again);
      await office.drain();
      const { items: told } = await head.read('/api/notifications');
      expect(told).toEqual([expect.objectContaining({ event: 'evacuation.gate_overridden', severity: 'alarm' })]);
      expect(await coordinator.refused(again)).toBe('422 proposal.already_settled');
      const { overrides } = await gatesOf(id);
      const standing = overrides.find((each: { id: string }) => each.id === second);
      expect(standing).toMatchObject({ madeBy: coordinator.accountId, secondBy: null, endedAt: null });
      const red = (await coordinator.read('/api/open-items?limit=200')).items.filter(
        ({ details }: { details: { proposalId?: string } }) => details.proposalId === second,
      );
      expect(red).toHaveLength(1);
      await security.created(`/api/proposals/${String(second)}/signature`);
      const after = (await gatesOf(id)).overrides.find((each: { id: string }) => each.id === second);
      expect(after).toMatchObject({ secondBy: security.accountId });
    });
  });

  it('are looked at again when the convoy is let go, and whoever watches it hears of a no', async () => {
    const id = await request();
    await prepare(id);
    const convoy = await planConvoy(coordinator, area);
    await seat(convoy, id);
    expect((await freeze(convoy)).status).toBe(201);
    const duty = await office.person('duty_officer');
    await duty.created('/api/watches', { scope: 'convoy', scopeId: convoy.id, leastSeverity: 'attention' });
    const said = { facilityId: hospital, answer: 'withdrawn', speaker: 'patient' };
    await coordinator.created(`/api/evacuations/${id}/consents`, said);
    await office.drain();
    const { items: told } = await duty.read('/api/notifications');
    expect(told.map(({ event }: { event: string }) => event)).toContain('evacuation.consent_recorded');
    const seenVersion = Number((await coordinator.read(`/api/convoys/${convoy.id}`)).version);
    await coordinator.created(`/api/convoys/${convoy.id}/release`, {}, { seenVersion });
    const { items } = await coordinator.read('/api/open-items?limit=200');
    expect(items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          code: 'released_with_closed_gate',
          subjectId: id,
          details: { gate: 'consent', why: 'consent_declined' },
        }),
      ]),
    );
  });

  it('take one answer for many, but the exceptions, and name a case that moved meanwhile', async () => {
    const ids = await Promise.all([request(), request(), request()]);
    const cases = await Promise.all(
      ids.map(async (id) => ({ id, seenVersion: Number((await coordinator.read(`/api/evacuations/${id}`)).version) })),
    );
    await assess(ids[2]);
    const { companions } = await coordinator.read(`/api/evacuations/${ids[1]}`);
    const told = await coordinator.created('/api/clearances', {
      partyId: parties[0],
      answer: 'cleared_conditionally',
      conditions: ['one_companion'],
      cases,
      except: [companions[0].id],
    });
    expect(told).toMatchObject({ people: 3, conflicts: [ids[2]] });
    const standing = async (id: string) =>
      (await gatesOf(id)).clearances.map(({ state, conditions }: { state: string; conditions: string[] }) => [
        state,
        conditions.length,
      ]);
    expect(await standing(ids[0])).toEqual([
      ['cleared', 1],
      ['not_asked', 0],
      ['cleared', 1],
      ['not_asked', 0],
    ]);
    expect(await standing(ids[1])).toEqual([
      ['cleared', 1],
      ['not_asked', 0],
      ['not_asked', 0],
      ['not_asked', 0],
    ]);
    expect(await standing(ids[2])).toEqual([
      ['not_asked', 0],
      ['not_asked', 0],
      ['not_asked', 0],
      ['not_asked', 0],
    ]);
  });

  it('give no bed twice', async () => {
    const offer = await bed(1);
    const [one, two] = await Promise.all([request(), request()]);
    await coordinator.created(`/api/evacuations/${one}/destination`, { offerId: offer });
    expect(await coordinator.refused(`/api/evacuations/${two}/destination`, { offerId: offer })).toBe(
      '422 bed_offer.full',
    );
    await coordinator.created(`/api/evacuations/${one}/destination`, {});
    await coordinator.created(`/api/evacuations/${two}/destination`, { offerId: offer });
    expect((await coordinator.read('/api/bed-offers')).items).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: offer, taken: 1, facilityName: 'Invented Hospital' })]),
    );
    await coordinator.created(`/api/bed-offers/${offer}/withdrawal`);
    expect(await missingOf(two)).toContain('bed_withdrawn');
  });

  it('send nobody away by one person alone', async () => {
    const id = await request();
    const path = `/api/evacuations/${id}/advice-against`;
    const { id: proposal } = await reviewer.created(path, { reason: 'invented: too frail to travel' });
    expect(await reviewer.refused(`/api/proposals/${proposal}/signature`)).toBe('422 proposal.signed_by_oneself');
    expect((await coordinator.read(`/api/evacuations/${id}`)).status).toBe('submitted');
    const second = await office.person('medical_reviewer');
    await second.created(`/api/proposals/${proposal}/signature`);
    expect((await coordinator.read(`/api/evacuations/${id}`)).status).toBe('not_advised');
  });

  it('rank who waits by what is stored, page by page, and say why each waits', async () => {
    const urgent = await request({ priority: 'P4' });
    await assess(urgent, { priority: 'P1' });
    const seen = [];
    for (let after = ''; ;) {
      const page = await coordinator.read(`/api/waiting-list?limit=3${after}`);
      seen.push(...page.items);
      if (!page.nextCursor) break;
      after = `&after=${String(page.nextCursor)}`;
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    const order = ['P1', 'P2', 'P3', 'unknown', 'P4'];
    const keys = seen.map(({ rank: { priority, dueAt, listedAt, code } }) =>
      [order.indexOf(priority), dueAt ?? '9999', listedAt ?? '9999', code].join(' '),
    );
    expect(keys).toEqual([...keys].sort());
    const own = seen.find(({ id }) => id === urgent);
    expect(own).toMatchObject({ isReady: false, isReassessmentDue: false, rank: { priority: 'P1' } });
    expect(own.missing.map(({ gate }: { gate: string }) => gate)).toEqual([
      'consent',
      'clearance',
      'destination',
      'documents',
    ]);
    const items = (await coordinator.read('/api/open-items?limit=200')).items;
    const [second] = items.filter(
      (each: { subjectId: string; code: string }) => each.subjectId === urgent && each.code === 'p1_unseconded',
    );
    expect(await reviewer.refused(`/api/open-items/${second.id}/resolution`, { note: 'x' })).toBe(
      '422 open_item.needs_another_person',
    );
    expect(await coordinator.refused(`/api/open-items/${second.id}/resolution`, { note: 'x' })).toBe(
      '403 permission.denied',
    );
    await (
      await office.person('medical_reviewer')
    ).created(`/api/open-items/${second.id}/resolution`, { note: 'invented: agreed' });
  });

  it('take what is said of a patient whatever it is, and what is decided only where it fits', async () => {
    const id = await request();
    const decide = (who: Person, body: object) => who.refused(`/api/evacuations/${id}/decisions`, body);
    expect(await decide(coordinator, { decision: 'defer' })).toBe('422 evacuation.review_date_needed');
    expect(await decide(coordinator, { decision: 'take_up' })).toBe('403 permission.denied');
    expect(await decide(reviewer, { decision: 'relist' })).toBe('403 permission.denied');
    await coordinator.created(`/api/evacuations/${id}/decisions`, { decision: 'defer', reviewAt: await later(DAY) });
    expect(await missingOf(id)).toContain('deferred');
    await coordinator.created(`/api/evacuations/${id}/outcomes`, { outcome: 'detained', note: 'invented words' });
    expect((await coordinator.read(`/api/evacuations/${id}`)).status).toBe('detained');
    expect((await coordinator.read('/api/open-items?limit=200')).items).toEqual(
      expect.arrayContaining([expect.objectContaining({ subjectId: id, code: 'person_detained', kind: 'missing' })]),
    );
    await coordinator.created(`/api/evacuations/${id}/decisions`, { decision: 'relist' });
    expect((await coordinator.read(`/api/evacuations/${id}`)).status).toBe('submitted');
  });
});
