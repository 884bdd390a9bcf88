import { plusMinutes } from '@corridor/domain/time';
import { randomUUID } from 'node:crypto';
import { PASSPHRASE } from '../support/first-administrator';
import { aPlan, aRequest, operationNow } from '../support/main-job';
import type { Office } from '../support/office';
import { Person } from '../support/person';
import { carry, Phone } from '../support/phone';

/** One of everything that can be asked for by id, in one area. */
export interface Place {
  readonly area: string;
  readonly caseId: string;
  readonly companionId: string;
  readonly convoyId: string;
  readonly vehicleId: string;
  readonly lineId: string;
  readonly incidentId: string;
  readonly openItemId: string;
  readonly callId: string;
  readonly pastedTextId: string;
  readonly watchId: string;
  /** On duty in the area, and who follows. */
  readonly shiftId: string;
  readonly nextShiftId: string;
  readonly officerId: string;
  readonly proposalId: string;
  readonly facilityId: string;
  readonly partyId: string;
  readonly bedOfferId: string;
  readonly listId: string;
  readonly listVersionId: string;
  /** A copy that went out. */
  readonly listCopyId: string;
  /** A request for another one, which waits for a signature. */
  readonly shareProposalId: string;
  readonly accountId: string;
  readonly deviceId: string;
  /** A report from a phone that waits for a person. */
  readonly heldId: string;
  /** A list that came in, with a row that was left out. */
  readonly importId: string;
  /** A draft. */
  readonly reportId: string;
  readonly outsideWatchId: string;
  readonly now: string;
}

/** Two rows of a list, of which one names nobody. */
export const aList = (name: string): string => Buffer.from(`Name,Sex,Age\n${name},F,4\n,F,4\n`).toString('base64');

/** Makes one of everything there. The convoy has left before anybody released it, so that something waits for a person. */
export async function aPlace(
  office: Office,
  everywhere: Person,
  nurse: Person,
  area: string,
  operationId = office.operationId,
): Promise<Place> {
  const now = await operationNow(everywhere);
  const id = async (path: string, body: unknown, who = everywhere): Promise<string> =>
    String((await who.created(path, body)).id);
  const caseId = await id('/api/evacuations', aRequest(area), nurse);
  const { companions } = await everywhere.read(`/api/evacuations/${caseId}`);
  const assignments = [{ accountId: nurse.accountId, task: 'nurse' }];
  const convoyId = await id('/api/convoys', aPlan(area, now, { assignments }));
  const { vehicles } = await everywhere.read(`/api/convoys/${convoyId}`);
  const line = { personKind: 'patient', caseId, vehicleId: vehicles[0].id, place: 7 };
  const { lineId } = await everywhere.created(`/api/convoys/${convoyId}/manifest/lines`, line);
  await everywhere.created(`/api/convoys/${convoyId}/departures`, { leg: 1, note: 'Invented trouble' });
  const incident = { enclaveId: area, kind: 'shelling', areWeAffected: 'no', note: 'Invented note' };
  const call = {
    about: { kind: 'convoy', id: convoyId },
    note: 'Invented call',
    reporter: { channel: 'phone', saidBy: 'Invented Caller' },
  };
  const [item] = await office.storage.records('openItems', 'WHERE subject_id = $1', [convoyId]);
  const aShift = (from: number, until: number): object => ({
    accountId: everywhere.accountId,
    enclaveId: area,
    startsAt: plusMinutes(now, from),
    endsAt: plusMinutes(now, until),
  });
  const facilityId = await id('/api/facilities', { kind: 'hospital', name: 'Invented Hospital', enclaveId: area });
  // A phone that is taken out of use takes its holder's sign-ins along: nobody whom a test needs again.
  const holder = operationId === office.operationId ? await office.person('field') : nurse;
  const partyId = await id('/api/parties', { name: 'Invented Party' });
  const list = await aListOf(office, everywhere, { operationId, area, caseId, partyId });
  return {
    ...list,
    partyId,
    now,
    area,
    caseId,
    companionId: String(companions[0].id),
    convoyId,
    vehicleId: String(vehicles[0].id),
    lineId: String(lineId),
    incidentId: await id('/api/incidents', incident),
    openItemId: String(item?.id),
    callId: await id('/api/calls', call),
    pastedTextId: await id('/api/calls/pasted', { text: 'Invented pasted text' }),
    shiftId: await id('/api/shifts', aShift(0, 480)),
    nextShiftId: await id('/api/shifts', aShift(480, 960)),
    officerId: everywhere.accountId,
    watchId: await id('/api/watches', { scope: 'convoy', scopeId: convoyId, leastSeverity: 'info' }),
    proposalId: await id(`/api/evacuations/${caseId}/erasure`, { reason: 'Invented reason' }),
    facilityId,
    bedOfferId: await id('/api/bed-offers', { facilityId, beds: 1, validUntil: '2099-01-01T00:00:00Z' }),
    accountId: nurse.accountId,
    deviceId: await phoneOf(holder, operationId),
    importId: await id('/api/imports', {
      file: aList(`Name-${area}`),
      sheet: 0,
      headerRow: 1,
      columns: ['name', 'sex', 'age'],
      enclaveId: area,
    }),
    reportId: await id('/api/reports', { periodFrom: '2017-12-01', periodTo: '2017-12-01' }),
    outsideWatchId: await id('/api/outside-watches', anOutsideWebhook(area)),
    heldId: await heldReport(everywhere, operationId, convoyId),
  };
}

/** One address an area: the same is not added twice. */
export const anOutsideWebhook = (area: string): object => ({
  channel: 'webhook',
  url: `https://hooks.example.org/${area}`,
  language: 'en',
});

/** A copy for a party that says names, good for a week. */
export const aCopy = (versionId: string, partyId: string, expiresAt = soon()): object => ({
  versionId,
  recipientKind: 'party',
  recipientId: partyId,
  columns: ['name'],
  purpose: 'clearance',
  expiresAt,
  reason: 'Invented reason',
});
const soon = (): string => new Date(Date.now() + 7 * 24 * 3_600_000).toISOString();

interface OfList {
  readonly operationId: string;
  readonly area: string;
  readonly caseId: string;
  readonly partyId: string;
}

/** A list of one case in one area, a copy of it that two people signed for, and a request for one more. */
async function aListOf(office: Office, by: Person, { operationId, area, caseId, partyId }: OfList) {
  const made = async (path: string, body: unknown, who = by): Promise<string> =>
    String((await who.created(`${path}?operationId=${operationId}`, body)).id);
  const account = { name: `second.${randomUUID().slice(0, 6)}`, passphrase: PASSPHRASE, roles: ['head_of_office'] };
  const second = await made('/api/accounts', account);
  const head = await Person.signedIn(office.url, account.name, PASSPHRASE, second);
  const listId = await made('/api/lists', { title: 'Invented List', kind: 'ours', enclaveId: area });
  const listVersionId = await made(`/api/lists/${listId}/versions`, { asOf: '2017-12-01', caseIds: [caseId] });
  const asking = () => made(`/api/lists/${listId}/copies`, aCopy(listVersionId, partyId));
  const listCopyId = await asking();
  await made(`/api/proposals/${listCopyId}/signature`, {}, head);
  return { listId, listVersionId, listCopyId, shareProposalId: await asking() };
}

const phoneOf = async (nurse: Person, operationId: string): Promise<string> =>
  (await Phone.of(nurse, operationId, 'Invented phone')).id;

/** The phone was taken out of use before what it had made came to base. */
async function heldReport(by: Person, operationId: string, convoyId: string): Promise<string> {
  const phone = await Phone.of(by, operationId, 'Invented lost phone');
  const made = phone.make('report_moving', { kind: 'convoy', id: convoyId });
  await by.created(`/api/devices/${phone.id}/revocation?operationId=${operationId}`);
  await carry(by, operationId, [made]);
  return made.id;
}
