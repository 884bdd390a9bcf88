import { beginOffice, PASSPHRASE } from '../support/first-administrator';
import type { Installation } from '../support/installation';
import { aPlan, aRequest, operationNow } from '../support/main-job';
import { Person } from '../support/person';
import { canary } from './canaries';

/** Where words can be read again, and by whom. */
interface Door {
  readonly who: Person;
  readonly path: string;
}

/** A patient about whom something was typed wherever the API takes words about a case. */
export interface Told {
  readonly caseId: string;
  /** The numbers of the canaries that were typed. */
  readonly numbers: readonly number[];
  readonly doors: readonly Door[];
  readonly coordinator: Person;
  readonly head: Person;
  readonly administrator: Person;
  /** Why the erasure is asked for: the last words about the patient. */
  readonly lastReason: string;
  readonly pastedIds: readonly string[];
}

const times = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);

/** Opens an office, and types a hundred canaries about one patient among others. */
export async function toldEverywhere(installation: Installation): Promise<Told> {
  const url = (): string => installation.url();
  const { administrator } = await beginOffice(url, installation.token);
  const hire = async (role: string): Promise<Person> => {
    const name = `${role.replaceAll('_', '.')}.one`;
    const account = { name, passphrase: PASSPHRASE, roles: [role], language: 'en', email: `${name}@people.invalid` };
    const { id } = await administrator.created('/api/accounts', account);
    return Person.signedIn(url, name, PASSPHRASE, String(id));
  };
  const [coordinator, head, duty] = [
    await hire('coordinator'),
    await hire('head_of_office'),
    await hire('duty_officer'),
  ];
  const [reviewer, nurse] = [await hire('medical_reviewer'), await hire('field')];
  // Mails are written about what follows: they too are searched.
  for (const who of [coordinator, head])
    await who.created('/api/watches', { scope: 'operation', leastSeverity: 'info' });
  const area = { slug: 'one', nameEn: 'Area One', nameAr: 'منطقة', admin1Name: 'Province One', admin1Code: 'XX01' };
  const { id: areaId } = await coordinator.created('/api/enclaves', { ...area, latitude: 0.5, longitude: 0.5 });

  const numbers: number[] = [];
  const words = (): string => canary(numbers.push(numbers.length) - 1);
  const doors: Door[] = [];
  const others = (n: number) =>
    Promise.all(times(n).map(() => nurse.created('/api/evacuations', aRequest(String(areaId)))));

  await others(40);
  const asked = { patientName: words(), contact: words(), note: words() };
  const companions = times(16).map(() => ({ relation: 'other', name: words() }));
  const { id } = await nurse.created('/api/evacuations', aRequest(String(areaId), { ...asked, companions }));
  const caseId = String(id);
  const at = `/api/evacuations/${caseId}`;
  doors.push({ who: reviewer, path: `${at}/disclosures` });
  await others(40);

  for (const _ of times(5)) {
    const reporter = { channel: 'phone', saidBy: words() };
    const call = await coordinator.created('/api/calls', {
      about: { kind: 'case', id: caseId },
      note: words(),
      reporter,
    });
    doors.push({ who: coordinator, path: `/api/calls/${String(call.id)}/disclosures` });
  }

  await head.created('/api/operations/current/gates', { gates: ['documents'] });
  await reviewer.created(`${at}/assessments`, { acuity: 'red', priority: 'P2', note: words() });
  const said = () => ({ note: words(), reporter: { channel: 'phone', saidBy: words() } });
  await coordinator.created(`${at}/consents`, { answer: 'given', speaker: 'patient', ...said() });
  const { id: partyId } = await coordinator.created('/api/parties', { name: 'Party One' });
  const sharing = { withKind: 'party', withId: partyId, answer: 'given', speaker: 'patient', form: 'spoken' };
  await coordinator.created(`${at}/sharing-consents`, { ...sharing, witness: words(), ...said() });
  await coordinator.created(`${at}/overrides`, { personId: caseId, gate: 'documents', reason: words() });
  await coordinator.created(`${at}/outcomes`, { outcome: 'treated_locally', ...said() });
  await coordinator.created(`${at}/decisions`, { decision: 'relist', note: words() });
  const now = await operationNow(coordinator);
  const { id: convoyId } = await coordinator.created('/api/convoys', aPlan(String(areaId), now));
  const onTheRoad = (door: string, body: object) =>
    coordinator.created(`/api/convoys/${String(convoyId)}/${door}`, { caseId, ...body, ...said() });
  await onTheRoad('boardings/families', {});
  await onTheRoad('splits', { staying: [caseId] });
  await onTheRoad('boardings/people', { personId: caseId });
  await onTheRoad('handovers', { receivedBy: words() });
  await onTheRoad('takings-off', { reason: 'unwell' });
  doors.push(...[coordinator, reviewer].map((who) => ({ who, path: `${at}/words/disclosures` })));
  await inTheCallRound(coordinator, { caseId, area: String(areaId), call: said(), note: words() });
  const { id: advice } = await reviewer.created(`${at}/advice-against`, { reason: words() });
  await reviewer.created(`/api/proposals/${String(advice)}/decline`);
  doors.push({ who: reviewer, path: `/api/proposals/${String(advice)}/disclosures` });

  for (const _ of times(10)) {
    await duty.created(`${at}/glass`, { reason: words() });
    const { items } = await head.read('/api/open-items');
    const review = items.find(({ code }: { code: string }) => code === 'glass_broken');
    await head.created(`/api/open-items/${String(review.id)}/resolution`, { note: words() });
    doors.push({ who: head, path: `/api/open-items/${String(review.id)}/disclosures` });
  }
  doors.push({ who: duty, path: `${at}/glass/disclosures` }, { who: head, path: `${at}/glass/reasons/disclosures` });

  for (const end of ['withdrawal', 'withdrawal', 'withdrawal', 'withdrawal', 'confirmation']) {
    await nurse.created(`${at}/deaths`, { note: words(), reporter: { channel: 'radio', saidBy: words() } });
    await reviewer.created(`${at}/deaths/${end}`, { note: words() });
  }
  doors.push({ who: coordinator, path: `${at}/deaths/disclosures` });

  for (const _ of times(4)) {
    const { id: proposalId } = await coordinator.created(`${at}/erasure`, { reason: words() });
    await head.created(`/api/proposals/${String(proposalId)}/decline`);
    doors.push({ who: head, path: `/api/proposals/${String(proposalId)}/disclosures` });
  }

  const pastedIds = await Promise.all(
    times(6).map(async () => String((await coordinator.created('/api/calls/pasted', { text: words() })).id)),
  );
  doors.push(...pastedIds.map((each) => ({ who: coordinator, path: `/api/calls/pasted/${each}/disclosures` })));
  return { caseId, numbers, doors, coordinator, head, administrator, lastReason: words(), pastedIds };
}

/** The family is called before a movement, and another goes in its place: words about both stand under the case's key. */
async function inTheCallRound(
  coordinator: Person,
  {
    caseId,
    area,
    call,
    note,
  }: { readonly caseId: string; readonly area: string; readonly call: object; readonly note: string },
): Promise<void> {
  const { id: convoyId } = await coordinator.created('/api/convoys', aPlan(area, await operationNow(coordinator)));
  const at = `/api/convoys/${String(convoyId)}`;
  const { vehicles } = await coordinator.read(at);
  const vehicleId = String(vehicles[0].id);
  await coordinator.created(`${at}/manifest/lines`, { personKind: 'patient', caseId, vehicleId, place: 7 });
  await coordinator.created(`${at}/call-round`, { caseId, outcome: 'declines', ...call });
  const { id: inCaseId } = await coordinator.created('/api/evacuations', aRequest(area));
  const seats = [{ personId: inCaseId, vehicleId, place: 7 }];
  const asked = { outCaseId: caseId, inCaseId, reason: 'declined', seats, note };
  await coordinator.created(`${at}/substitutions`, asked);
}
