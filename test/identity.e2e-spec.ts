import { filesHolding } from './support/files-holding';
import { Listener } from './support/listener';
import { aRequest, importFacts } from './support/main-job';
import { Office } from './support/office';
import type { Person } from './support/person';

/** Words that stand nowhere else, so that finding one anywhere means that it leaked. */
const CANARY = 'Zyxwv-Canary';

describe('who a patient is', () => {
  let office: Office;
  let coordinator: Person;
  let caseId: string;

  beforeAll(async () => {
    office = await Office.open();
    coordinator = await office.person('coordinator');
    const area = await importFacts(coordinator);
    await coordinator.created('/api/watches', { scope: 'operation', leastSeverity: 'info' });
    const nurse = await office.person('field');
    const request = aRequest(area, {
      patientName: `${CANARY} Patient`,
      contact: `${CANARY} 000`,
      note: `${CANARY} words`,
      companions: [{ relation: 'mother', name: `${CANARY} Mother` }],
    });
    caseId = String((await nurse.created('/api/evacuations', request)).id);
    await nurse.created('/api/incidents', { kind: 'shelling', areWeAffected: 'no', note: `${CANARY} incident` });
    await office.drain();
  }, 60_000);

  afterAll(async () => {
    await office.close();
  });

  it('is in no answer to a GET', async () => {
    const { paths } = await coordinator.read('/api/openapi.json');
    const stream = '/api/live'; // goes on for as long as somebody listens
    for (const path of Object.keys(paths).filter((each) => paths[each].get && each !== stream)) {
      const answer = await coordinator.send('GET', path.replace('{id}', caseId));
      expect([path, JSON.stringify(answer.body).includes(CANARY)]).toEqual([path, false]);
    }
    const listener = await Listener.at(`${office.url}${stream}?board=now`, coordinator.cookie);
    await listener.until(({ event }) => event === 'now');
    listener.leave();
    expect(JSON.stringify(listener.heard)).not.toContain(CANARY);
  });

  it('is shown for a stated purpose only, to those who may know, and every reading is on record first', async () => {
    const shown = await coordinator.created(`/api/evacuations/${caseId}/disclosures`, { purpose: 'care' });
    expect(shown).toMatchObject({
      patientName: `${CANARY} Patient`,
      contact: `${CANARY} 000`,
    });
    expect(shown).not.toHaveProperty('note');
    expect(shown.companions).toEqual([expect.objectContaining({ name: `${CANARY} Mother` })]);
    const log = await office.storage.records('accessLog', 'WHERE subject_id = $1', [caseId]);
    expect(log).toEqual([expect.objectContaining({ actorId: coordinator.accountId, purpose: 'care', seq: 1 })]);

    expect(await coordinator.refused(`/api/evacuations/${caseId}/disclosures`, { purpose: 'curiosity' })).toBe(
      '400 request.invalid',
    );
    const { items: readings } = await coordinator.read(`/api/evacuations/${caseId}/disclosures`);
    expect(readings).toEqual([
      expect.objectContaining({ readBy: coordinator.accountId, readByName: coordinator.name, purpose: 'care' }),
    ]);
    const donor = await office.person('donor');
    expect(await donor.refused(`/api/evacuations/${caseId}/disclosures`, { purpose: 'care' })).toBe(
      '403 permission.denied',
    );
    expect(await office.storage.records('accessLog', 'WHERE subject_id = $1', [caseId])).toHaveLength(1);
  });

  it('with what ails them, for who reviews it', async () => {
    const reviewer = await office.person('medical_reviewer');
    const shown = await reviewer.created(`/api/evacuations/${caseId}/disclosures`, { purpose: 'care' });
    expect(shown).toMatchObject({ patientName: `${CANARY} Patient`, note: `${CANARY} words` });
  });

  it('and what somebody wrote with a report reaches who is on duty, and nobody else', async () => {
    const { items } = await coordinator.read('/api/incidents');
    const path = `/api/incidents/${String(items[0].id)}/disclosures`;
    const { notes } = await coordinator.created(path, { purpose: 'duty' });
    expect(notes).toEqual([{ id: items[0].noteId, text: `${CANARY} incident` }]);
    const log = await office.storage.records('accessLog', 'WHERE subject_id = $1', [String(items[0].id)]);
    expect(log).toEqual([expect.objectContaining({ subjectKind: 'incident', purpose: 'duty' })]);
    for (const role of ['field', 'donor', 'administrator'] as const) {
      expect(await (await office.person(role)).refused(path, { purpose: 'duty' })).toBe('403 permission.denied');
    }
  });

  it('is in no entry, job, message or mail, and in no file of the data folder as plain text', async () => {
    const bodies = await office.storage.all<{ body: string }>('SELECT body FROM ledger_bodies');
    expect(JSON.stringify(bodies)).not.toContain(CANARY);
    expect(filesHolding(office.dataDir, CANARY)).toEqual([]);
  });
});
