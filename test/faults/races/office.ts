import { beginOffice, PASSPHRASE } from '../../support/first-administrator';
import type { Installation } from '../../support/installation';
import { Person } from '../../support/person';

/** Each is signed in at every api process, so that a race may come in through several doors. */
export type Contender = readonly Person[];

export interface RaceOffice {
  readonly operationId: string;
  readonly enclaveId: string;
  readonly contenders: readonly Contender[];
}

const CONTENDERS = 8;

export async function openRaceOffice(installation: Installation): Promise<RaceOffice> {
  const doors = installation.names.filter((name) => name !== 'worker').map((name) => installation.url(name));
  const { administrator, operationId } = await beginOffice(doors[0] ?? '', installation.token);
  const contenders = await Promise.all(
    Array.from({ length: CONTENDERS }, async (_, i): Promise<Contender> => {
      const name = `contender.${String(i)}`;
      const body = { name, passphrase: PASSPHRASE, roles: ['coordinator'], language: 'en' };
      const { id } = await administrator.created('/api/accounts', body);
      return Promise.all(doors.map((url) => Person.signedIn(url, name, PASSPHRASE, String(id))));
    }),
  );
  const area = { slug: 'one', kind: 'enclave', nameEn: 'Area One', nameAr: 'منطقة', aliases: [], pcodes: [] };
  const where = { admin1Name: 'Province One', admin1Code: 'XX01', latitude: 0.5, longitude: 0.5 };
  const { id } = await hand({ contenders }, 0).created('/api/enclaves', { ...area, ...where });
  return { operationId, enclaveId: String(id), contenders };
}

/** Somebody at one of the doors; another number is another person or another door. */
export function hand({ contenders }: Pick<RaceOffice, 'contenders'>, i: number): Person {
  const contender = contenders[i % contenders.length] ?? [];
  const door = contender[Math.floor(i / contenders.length + i) % contender.length];
  if (!door) throw new Error('there is nobody to race');
  return door;
}

export async function newPatient(office: RaceOffice, i: number): Promise<string> {
  const body = { enclaveId: office.enclaveId, mobility: 'ambulatory', companions: [] };
  return String((await hand(office, i).created('/api/evacuations', body)).id);
}

export interface RaceConvoy {
  readonly id: string;
  readonly vehicleId: string;
}

export async function newConvoy(office: RaceOffice, i: number, seats: number): Promise<RaceConvoy> {
  const at = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
  const leg = { fromPlace: 'Place One', toPlace: 'Place Two', plannedDepartureAt: at(1), plannedArrivalAt: at(2) };
  const body = {
    enclaveId: office.enclaveId,
    legs: [leg],
    vehicles: [{ label: 'Alpha', kind: 'bus', seats }],
    assignments: [],
  };
  const { id } = await hand(office, i).created('/api/convoys', body);
  const { vehicles } = await hand(office, i).read(`/api/convoys/${String(id)}`);
  return { id: String(id), vehicleId: String(vehicles[0].id) };
}
