import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Office } from './office';
import type { Person } from './person';

const fact = (file: string): string => readFileSync(join(__dirname, '../../data/december-2017', file), 'utf8');

/** Imports the facts of December 2017 as a coordinator would, and returns the id of Eastern Ghouta. */
export async function importFacts(coordinator: Person): Promise<string> {
  const csv = (path: string, file: string) => coordinator.created(path, fact(file), { type: 'text/csv' });
  await csv('/api/imports/enclaves', 'enclaves.csv');
  await csv('/api/imports/access-classifications', 'access-classifications.csv');
  await csv('/api/imports/population-estimates', 'population-estimates.csv');
  const { items } = await coordinator.read('/api/enclaves');
  const [area] = items.filter(({ slug }: { slug: string }) => slug === 'eastern-ghouta');
  return String(area.id);
}

/** A request that says as much as an invented patient can. */
export const aRequest = (enclaveId: string, overrides: object = {}): object => ({
  enclaveId,
  priority: 'P1',
  acuity: 'red',
  mobility: 'stretcher',
  ageBand: '5_11',
  sex: 'female',
  conditionGroup: 'cancer',
  patientName: 'Invented Patient',
  companions: [{ relation: 'mother', sex: 'female', ageBand: '18_59', name: 'Invented Mother' }],
  ...overrides,
});

/** A convoy of two legs that leaves in an hour, with six seats and six stretchers. */
export function aPlan(enclaveId: string, now: string, overrides: object = {}): object {
  const at = (minutes: number): string => new Date(Date.parse(now) + minutes * 60_000).toISOString();
  return {
    enclaveId,
    legs: [
      { fromPlace: 'Eastern Ghouta', toPlace: 'Crossing point', plannedDepartureAt: at(60), plannedArrivalAt: at(120) },
      { fromPlace: 'Crossing point', toPlace: 'Hospital', plannedDepartureAt: at(150), plannedArrivalAt: at(210) },
    ],
    vehicles: [{ label: 'Alpha 1', kind: 'ambulance', seats: 6, stretchers: 6 }],
    assignments: [],
    ...overrides,
  };
}

/** The operation's clock as the API tells it. */
export async function operationNow(person: Person): Promise<string> {
  return String((await person.read('/api/operations/current')).now);
}

export interface PlannedConvoy {
  readonly id: string;
  readonly vehicleId: string;
  version(): Promise<number>;
}

export async function planConvoy(
  coordinator: Person,
  enclaveId: string,
  overrides: object = {},
): Promise<PlannedConvoy> {
  const { id } = await coordinator.created(
    '/api/convoys',
    aPlan(enclaveId, await operationNow(coordinator), overrides),
  );
  const { vehicles } = await coordinator.read(`/api/convoys/${String(id)}`);
  return {
    id: String(id),
    vehicleId: String(vehicles[0].id),
    version: async () => Number((await coordinator.read(`/api/convoys/${String(id)}`)).version),
  };
}

/** Five patients with a companion each, on the convoy's places, frozen and released. */
export async function fillAndRelease(
  coordinator: Person,
  enclaveId: string,
  convoy: PlannedConvoy,
  patients = 5,
): Promise<string[]> {
  const lines: string[] = [];
  for (let i = 1; i <= patients; i += 1) {
    const { id: caseId } = await coordinator.created('/api/evacuations', aRequest(enclaveId));
    const { companions } = await coordinator.read(`/api/evacuations/${String(caseId)}`);
    const path = `/api/convoys/${convoy.id}/manifest/lines`;
    const patient = await coordinator.created(path, {
      personKind: 'patient',
      caseId,
      vehicleId: convoy.vehicleId,
      place: 6 + i,
    });
    await coordinator.created(path, {
      personKind: 'companion',
      caseId,
      companionId: companions[0].id,
      vehicleId: convoy.vehicleId,
      place: i,
    });
    lines.push(String(patient.lineId));
  }
  await coordinator.created(`/api/convoys/${convoy.id}/manifest/freeze`, {}, { seenVersion: await convoy.version() });
  await coordinator.created(`/api/convoys/${convoy.id}/release`, {}, { seenVersion: await convoy.version() });
  return lines;
}

/** Waits for what the office's worker still owes, then the mails written to files. */
export async function mails(office: Office): Promise<{ to: string; subject: string; text: string }[]> {
  await office.drain();
  const { items } = await office.administrator.read('/api/deliveries/mail');
  return items;
}
