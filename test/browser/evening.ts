import { readFileSync } from 'node:fs';
import type { Role } from '@corridor/domain/accounts';
import { aRequest, fillAndRelease, importFacts, operationNow, planConvoy } from '../support/main-job';
import { Office } from '../support/office';
import type { Person } from '../support/person';
import { carry, Phone } from '../support/phone';
import { v7 as uuid } from 'uuid';

const REPORTED = readFileSync('data/december-2017/reported-figures-december-2017.csv', 'utf8');

/** An office in the middle of an evening: facts imported, people waiting, one convoy on the road, one held, one planned. */
export interface Evening {
  readonly office: Office;
  readonly people: Readonly<Record<Extract<Role, 'coordinator' | 'field' | 'donor'>, Person>> & {
    readonly administrator: Person;
  };
  readonly areaId: string;
  readonly caseId: string;
  /** Two versions of one list, the newer one last; a copy of it went out, and another one waits for a signature. */
  readonly listVersions: readonly string[];
  /** A draft, one that was corrected, and its correction. */
  readonly reports: Readonly<
    Record<'draft' | 'corrected' | 'latest', { readonly id: string; readonly reference: string }>
  >;
  readonly convoys: Readonly<Record<'held' | 'moving' | 'planned', string>>;
}

export async function anEvening(): Promise<Evening> {
  const office = await Office.open();
  const coordinator = await office.person('coordinator');
  const field = await office.person('field');
  const donor = await office.person('donor');
  const areaId = await importFacts(coordinator);
  await coordinator.created('/api/imports/reported-figures', REPORTED, { type: 'text/csv' });
  await coordinator.created('/api/watches', { scope: 'operation', leastSeverity: 'info' });
  await coordinator.created('/api/facilities', { kind: 'crossing_point', name: 'Crossing point' });
  await coordinator.created('/api/incidents', { kind: 'shelling', enclaveId: areaId, areWeAffected: 'no', hurt: 3 });
  const { id: caseId } = await coordinator.created(
    '/api/evacuations',
    aRequest(areaId, { priority: 'P2', mobility: 'ambulatory' }),
  );
  for (let i = 0; i < 6; i += 1)
    await coordinator.created('/api/evacuations', aRequest(areaId, { priority: 'P3', acuity: 'green' }));

  const assignments = [{ accountId: field.accountId, task: 'nurse' }];
  const moving = await planConvoy(coordinator, areaId, { assignments });
  await fillAndRelease(coordinator, areaId, moving, 2);
  const held = await planConvoy(coordinator, areaId, { assignments });
  await fillAndRelease(coordinator, areaId, held, 3);
  const planned = await planConvoy(coordinator, areaId);
  await sayHeld(field, held.id, await operationNow(coordinator));
  await field.created(`/api/convoys/${moving.id}/departures`, { leg: 1 });
  await onDuty(office, coordinator, areaId);
  const reviewer = await office.person('medical_reviewer');
  for (const acuity of ['yellow', 'red'])
    await reviewer.created(`/api/evacuations/${String(caseId)}/assessments`, { acuity, priority: 'P2' });
  const { id: mistaken } = await coordinator.created('/api/evacuations', aRequest(areaId, { priority: 'P4' }));
  await reviewer.created(`/api/evacuations/${String(mistaken)}/erasure`, { reason: 'an invented reason' });
  await waitsForAPerson(office, coordinator, areaId);
  const listVersions = await listsOf(office, coordinator, areaId, String(caseId));
  const reports = await reportsOf(coordinator);
  await office.drain();
  return {
    office,
    people: { coordinator, field, donor, administrator: office.administrator },
    areaId,
    caseId: String(caseId),
    listVersions,
    reports,
    convoys: { held: held.id, moving: moving.id, planned: planned.id },
  };
}

/** One is on whom nothing wakes, one follows who is reached by telephone, and one is there for the area. */
async function onDuty(office: Office, coordinator: Person, areaId: string): Promise<void> {
  const now = Date.parse(await operationNow(coordinator));
  const hours = (from: number, until: number) => ({
    startsAt: new Date(now + from * 3_600_000).toISOString(),
    endsAt: new Date(now + until * 3_600_000).toISOString(),
  });
  const [officer, security] = [await office.person('duty_officer'), await office.person('security')];
  const sms = { channel: 'sms', address: '+10000000001', canWake: true, waitMinutes: 5 };
  await security.created('/api/contact-routes', { routes: [sms] });
  await coordinator.created('/api/shifts', { accountId: officer.accountId, ...hours(0, 9) });
  await coordinator.created('/api/shifts', { accountId: security.accountId, ...hours(10, 20) });
  const ofArea = { accountId: officer.accountId, enclaveId: areaId, callOrder: 'second', ...hours(0, 30) };
  await coordinator.created('/api/shifts', ofArea);
}

/** Left, held for an hour, a count that does not fit the list: a discrepancy and a clock that runs. */
async function sayHeld(field: Person, convoyId: string, now: string): Promise<void> {
  const at = (minutes: number): string => new Date(Date.parse(now) + minutes * 60_000).toISOString();
  await field.created(`/api/convoys/${convoyId}/departures`, { leg: 1, occurredAt: at(-40) });
  await field.created(`/api/convoys/${convoyId}/stops`, { reason: 'held_by', occurredAt: at(-10), nextNewsBy: at(50) });
  await field.created(`/api/convoys/${convoyId}/head-counts`, { patients: 2, companions: 3 });
  await field.created(`/api/convoys/${convoyId}/problems`, { note: 'an invented note' });
}

/** A list of the first who wait, one of which only a total is known, and copies for a party to which one of them declines to be named. */
async function listsOf(office: Office, coordinator: Person, areaId: string, caseId: string): Promise<string[]> {
  const made = async (path: string, body: object, who = coordinator): Promise<string> =>
    String((await who.created(path, body)).id);
  const partyId = await made('/api/parties', { name: 'Party A' });
  const total = await made('/api/lists', { title: 'Another list', kind: 'received', enclaveId: areaId });
  await made(`/api/lists/${total}/versions`, { asOf: '2017-12-27', reportedTotal: 494, whatItCounts: 'patients' });
  const list = await made('/api/lists', { title: 'Evacuation list', kind: 'ours', enclaveId: areaId });
  const first = await made(`/api/lists/${list}/versions`, { asOf: '2017-12-26', first: 4, reportedTotal: 5 });
  const second = await made(`/api/lists/${list}/versions`, { asOf: '2017-12-27', first: 3 });
  const expiresAt = new Date(Date.parse(await operationNow(coordinator)) + 3 * 24 * 3_600_000).toISOString();
  const asked = { versionId: second, recipientKind: 'party', recipientId: partyId, purpose: 'clearance', expiresAt };
  const copy = { ...asked, columns: ['name', 'companions'], reason: 'an invented reason' };
  const head = await office.person('head_of_office');
  const copyId = await made(`/api/lists/${list}/copies`, copy);
  await made(`/api/proposals/${copyId}/signature`, {}, head);
  const no = { withKind: 'party', withId: partyId, answer: 'declined', speaker: 'patient', form: 'spoken' };
  await made(`/api/evacuations/${caseId}/sharing-consents`, no);
  await made(`/api/lists/${list}/copies`, copy, await office.person('coordinator'));
  return [first, second];
}

/** Reports as they follow one another, and addresses outside that hear of them. */
async function reportsOf(coordinator: Person): Promise<Evening['reports']> {
  const today = (await operationNow(coordinator)).slice(0, 10);
  const drafted = async (more: object = {}) => {
    const period = { periodFrom: `${today.slice(0, 7)}-01`, periodTo: today };
    const { id, reference } = await coordinator.created('/api/reports', { ...period, ...more });
    return { id: String(id), reference: String(reference) };
  };
  const released = async (more: object = {}) => {
    const report = await drafted(more);
    const { sha256: seenSha256 } = await coordinator.read(`/api/reports/${report.id}`);
    await coordinator.created(`/api/reports/${report.id}/release`, { seenSha256 });
    return report;
  };
  const corrected = await released();
  const latest = await released({ supersedesId: corrected.id });
  const mail = { channel: 'mail', email: 'a.reader.with.a.long.address@outside.invalid', language: 'fr' };
  const { id } = await coordinator.created('/api/outside-watches', { ...mail, email: 'another@outside.invalid' });
  await coordinator.created(`/api/outside-watches/${String(id)}/end`);
  await coordinator.created('/api/outside-watches', mail);
  const hook = {
    channel: 'webhook',
    url: 'https://hooks.example.org/reports/of/figures/for/another/office',
    language: 'en',
  };
  await coordinator.created('/api/outside-watches', hook);
  return { corrected, latest, draft: await drafted() };
}

/** A phone was taken out of use before a new patient on it had come to base. */
async function waitsForAPerson(office: Office, coordinator: Person, areaId: string): Promise<void> {
  // Their sign-ins end with their phone: nobody whom a test needs again.
  const phone = await Phone.of(await office.person('field'), office.operationId, 'Phone 9');
  const words = { patientName: 'Invented Name', note: 'an invented note' };
  const made = phone.make('request_evacuation', { kind: 'case', id: uuid() }, aRequest(areaId, words));
  await coordinator.created(`/api/devices/${phone.id}/revocation`);
  await carry(coordinator, office.operationId, [made]);
}
