import { importFacts, aRequest, operationNow } from './support/main-job';
import { Office } from './support/office';
import type { Person } from './support/person';

const WEEK_MS = 7 * 24 * 3_600_000;

describe('consent to share', () => {
  let office: Office;
  let coordinator: Person;
  let head: Person;
  let area: string;
  let party: string;
  let otherParty: string;
  let hospital: string;

  beforeAll(async () => {
    office = await Office.open();
    [coordinator, head] = [await office.person('coordinator'), await office.person('head_of_office')];
    area = await importFacts(coordinator);
    party = String((await coordinator.created('/api/parties', { name: 'Party A' })).id);
    otherParty = String((await coordinator.created('/api/parties', { name: 'Party B' })).id);
    hospital = String((await coordinator.created('/api/facilities', { kind: 'hospital', name: 'Hospital One' })).id);
  }, 60_000);

  afterAll(async () => {
    await office.close();
  });

  const patients = (n: number) =>
    Promise.all(
      Array.from({ length: n }, async () => {
        const { id, code } = await coordinator.created('/api/evacuations', aRequest(area));
        return { id: String(id), code: String(code) };
      }),
    );
  const about = (withId: string, answer: string, more: object = {}) => ({
    ...{ withKind: 'party', withId, answer, speaker: 'patient', form: 'spoken' },
    ...more,
  });
  const says = (caseId: string, body: object) =>
    coordinator.created(`/api/evacuations/${caseId}/sharing-consents`, body);
  const copyFor = async (people: readonly { id: string }[], recipient: object = {}): Promise<string> => {
    const { id: listId } = await coordinator.created('/api/lists', {
      title: 'List One',
      kind: 'ours',
      enclaveId: area,
    });
    const caseIds = people.map(({ id }) => id);
    const version = { asOf: '2017-12-26', caseIds };
    const { id: versionId } = await coordinator.created(`/api/lists/${String(listId)}/versions`, version);
    const expiresAt = new Date(Date.parse(await operationNow(coordinator)) + WEEK_MS).toISOString();
    const asked = { versionId, recipientKind: 'party', recipientId: party, columns: [], purpose: 'clearance' };
    const body = { ...asked, ...recipient, expiresAt, reason: 'Invented reason' };
    return String((await coordinator.created(`/api/lists/${String(listId)}/copies`, body)).id);
  };
  const take = async (id: string) =>
    (
      await coordinator.send('POST', `/api/lists/copies/${id}/disclosures`, {
        body: { purpose: 'clearance', language: 'en' },
      })
    ).body;

  it('leaves out of a copy who declined to share with its party, and counts who gave no answer to who signs', async () => {
    const [agrees, declines, elsewhere, unasked] = await patients(4);
    await says(agrees!.id, about(party, 'given'));
    await says(declines!.id, about(party, 'declined'));
    await says(elsewhere!.id, about(otherParty, 'declined'));
    await says(elsewhere!.id, about(party, 'asked'));
    const id = await copyFor([agrees!, declines!, elsewhere!, unasked!]);
    expect(await head.read(`/api/lists/copies/asked/${id}`)).toMatchObject({
      patients: 3,
      declinedToShare: 1,
      sharingUnanswered: 2,
      neverAsked: 3,
      leftOut: [{ id: declines!.id, code: declines!.code, why: 'sharing_declined' }],
    });
    await head.created(`/api/proposals/${id}/signature`);
    const first = await take(id);
    expect(first.content).not.toContain(declines!.code);
    for (const { code } of [agrees!, elsewhere!, unasked!]) expect(first.content).toContain(code);
    const inRegister = (await head.read('/api/lists/copies')).items.find((each: { id: string }) => each.id === id);
    expect(inRegister).toMatchObject({ people: 3, leftOut: 1, declinedToShare: 1 });

    // Who takes it back after both have signed is on no copy that is taken out from then on.
    await says(agrees!.id, about(party, 'withdrawn'));
    const later = await take(id);
    expect(later).toMatchObject({ people: 2, leftOut: [agrees!.code], declinedToShare: 1 });
    expect(later.content).not.toContain(agrees!.code);
    // Being asked once more takes no answer back; saying yes does.
    await says(agrees!.id, about(party, 'asked'));
    expect((await take(id)).people).toBe(2);
    await says(agrees!.id, about(party, 'given'));
    expect((await take(id)).people).toBe(3);
    // What the recipient holds does not say that anybody declined.
    expect(later.content).not.toMatch(/declin/i);
  });

  it('is asked for a party and not for an organisation', async () => {
    const [declines] = await patients(1);
    await says(declines!.id, about(party, 'declined'));
    const { id: organisation } = await coordinator.created('/api/organisations', { name: 'Organisation A' });
    const id = await copyFor([declines!], { recipientKind: 'organisation', recipientId: organisation });
    expect(await head.read(`/api/lists/copies/asked/${id}`)).toMatchObject({
      patients: 1,
      declinedToShare: 0,
      sharingUnanswered: 0,
    });
  });

  it('is kept answer by answer, with its words sealed, and told to who coordinates', async () => {
    const [patient] = await patients(1);
    const words = {
      witness: 'Qwxyz-Witness',
      note: 'Qwxyz-Note',
      reporter: { channel: 'phone', saidBy: 'Qwxyz-Said' },
    };
    await says(patient!.id, { ...about(party, 'given', words), form: 'spoken' });
    await says(
      patient!.id,
      about(hospital, 'declined', { withKind: 'facility', speaker: 'guardian', form: 'written' }),
    );
    const { sharing } = await coordinator.read(`/api/evacuations/${patient!.id}/gates`);
    expect(sharing).toEqual([
      expect.objectContaining({ withKind: 'party', withId: party, answer: 'given', form: 'spoken', channel: 'phone' }),
      expect.objectContaining({ withKind: 'facility', withId: hospital, answer: 'declined', witnessId: null }),
    ]);
    const reading = { body: { purpose: 'duty' } };
    const { body } = await coordinator.send('POST', `/api/evacuations/${patient!.id}/words/disclosures`, reading);
    const texts = Object.fromEntries(body.notes.map(({ id, text }: { id: string; text: string }) => [id, text]));
    const { witnessId, noteId, saidById } = sharing[0];
    expect([witnessId, noteId, saidById].map((id) => texts[id])).toEqual(['Qwxyz-Witness', 'Qwxyz-Note', 'Qwxyz-Said']);
    for (const table of ['sharing_consents', 'ledger_bodies', 'handlings', 'deliveries'])
      expect(JSON.stringify(await office.storage.all(`SELECT * FROM ${table}`))).not.toContain('Qwxyz');
    // Which parties there are, and who was asked about them, is for who coordinates.
    const duty = await office.person('duty_officer');
    expect((await duty.read(`/api/evacuations/${patient!.id}/gates`)).sharing).toBeNull();
  });

  it('is given for many at once, each for themselves, and not for who changed meanwhile', async () => {
    const [one, two, moved] = await patients(3);
    await says(moved!.id, about(otherParty, 'given'));
    const body = {
      ...{ withKind: 'party', withId: party, answer: 'declined', form: 'written' },
      cases: [one!, two!, moved!].map(({ id }) => ({ id, seenVersion: 1 })),
    };
    expect(await coordinator.created('/api/sharing-consents', body)).toMatchObject({
      cases: 2,
      conflicts: [moved!.id],
    });
    const id = await copyFor([one!, two!, moved!]);
    expect(await head.read(`/api/lists/copies/asked/${id}`)).toMatchObject({ patients: 1, declinedToShare: 2 });
  });

  it('is refused where it names nobody that is known, or leaves out what was said', async () => {
    const [patient] = await patients(1);
    const at = `/api/evacuations/${patient!.id}/sharing-consents`;
    expect(await coordinator.refused(at, about(hospital, 'given'))).toBe('404 party.unknown');
    expect(await coordinator.refused(at, about(party, 'given', { withKind: 'facility' }))).toBe('404 facility.unknown');
    // Nothing is taken as said: no answer, no speaker and no form is presumed.
    for (const missing of ['answer', 'speaker', 'form', 'withKind']) {
      const { status } = await coordinator.send('POST', at, {
        body: { ...about(party, 'given'), [missing]: undefined },
      });
      expect([missing, status]).toEqual([missing, 400]);
    }
    expect((await coordinator.read(`/api/evacuations/${patient!.id}/gates`)).sharing).toEqual([]);
  });
});
