import { type Decision, discrepancy, type OpenItemDraft, type Witness } from '../commands';
import {
  type CaseFile,
  closedGates,
  type Consent,
  type ConsentSpeaker,
  consentOf,
  gatesOf,
  happenedAt,
  hasArrived,
  isUnderWay,
  standingConsent,
  standingDestination,
  whereaboutsOf,
} from '../evacuations';
import { type Instant, plusMinutes } from '../time';
import { namedAboard } from './boarding';
import { capacityOf, type ConvoyAnswer } from './convoy';
import {
  afterTheEnd,
  awaited,
  type FamilyOnRecord,
  listedOf,
  mustBeFamily,
  rowsOf,
  type SaidOfFamily,
  type StepChanges,
  tellSteps,
} from './steps';

/** What the patient, or who speaks for them, said at the door. */
export interface ConsentAtTheDoor {
  readonly answer: 'given' | 'declined';
  readonly speaker: ConsentSpeaker;
}

export interface BoardingSaid extends SaidOfFamily {
  /** Whom it is about; null: everybody of the family who is on the list, or the whole of it where none of them is. */
  readonly personIds: readonly string[] | null;
  /** Those of them who did not come. */
  readonly absent: readonly string[];
  /** Null where nobody asked. */
  readonly consent: ConsentAtTheDoor | null;
  /** How many boarded, where they were counted and not named. */
  readonly counted?: number;
}

/** How old a yes may be when somebody boards (DOMAIN 2.3a). */
export const CONSENT_AT_THE_DOOR_MINUTES = 24 * 60;

/**
 * Records that a family boards: all present, but for those who are named. Never refused for state, gate, capacity, order or
 * clock (DOMAIN 0.1): whoever is not on the list, or not ready, has boarded all the same, and a person at base looks. A *no*
 * at the door closes consent and boards nobody.
 */
export function boardFamily(
  family: FamilyOnRecord,
  said: BoardingSaid,
  witness: Witness,
): Decision<StepChanges, ConvoyAnswer> {
  mustBeFamily(family, [...(said.personIds ?? []), ...said.absent]);
  const { file } = family;
  const listed = listedOf(family);
  const people = said.personIds ?? awaited(family);
  const consent = consentSaid(file, said, witness);
  const isDeclined = said.consent?.answer === 'declined';
  const boarding = isDeclined ? [] : people.filter((id) => !said.absent.includes(id));
  const fresh = rowsOf(family, said, witness, [
    ...boarding.map((personId) => ({ personId, kind: 'boarded' as const })),
    ...(isDeclined ? people : said.absent).map((personId) => ({
      personId,
      kind: isDeclined ? ('declined' as const) : ('absent' as const),
    })),
  ]);
  const at = happenedAt({ occurredAt: witness.occurredAt, recordedAt: witness.now });
  const asked = { ...file, consents: [...file.consents, ...consent] };
  return tellSteps(family, said, witness, {
    name: isDeclined ? 'convoy.boarding_declined' : 'convoy.boarded',
    body: {
      boarded: boarding.length,
      absent: fresh.filter(({ kind }) => kind === 'absent').length,
      consent: said.consent?.answer ?? null,
      speaker: said.consent?.speaker ?? null,
      consentId: consent[0]?.id ?? null,
    },
    fresh,
    ...(consent.length > 0 ? { consents: consent } : {}),
    openItems: [
      ...afterTheEnd(family.record, isDeclined ? 'declined' : 'boarded'),
      ...(boarding.length === 0 ? [] : misfits(family, boarding, listed)),
      ...(isDeclined ? [] : countMisfit(family, said, boarding.length)),
      ...notReady({ ...family, file: asked }, boarding, at),
    ],
  });
}

/**
 * The answer about the destination that stands; none where nobody asked, or where a yes would be to nowhere. A *no* is kept
 * even so: whoever said it is not asked anew as if they had not.
 */
function consentSaid(file: CaseFile, { consent, ...said }: BoardingSaid, witness: Witness): Consent[] {
  const destination = standingDestination(file.destinations, file.patient.id);
  if (consent === null || (destination === undefined && consent.answer === 'given')) return [];
  const facilityId = destination?.facilityId ?? null;
  const { id, noteId, channel, saidById } = said;
  return [consentOf(file.patient, { id, noteId, channel, saidById, facilityId, ...consent }, witness)];
}

/** Whoever reads a code off a card does not know how many the family is: a person asks who did not come, or who came along. */
const countMisfit = (
  { file: { patient } }: FamilyOnRecord,
  { counted }: BoardingSaid,
  known: number,
): OpenItemDraft[] =>
  counted === undefined || counted === known
    ? []
    : [discrepancy('head_count_differs', { kind: 'case', id: patient.id }, { report: 'boarded', counted, known })];

function misfits(
  { record, file: { patient }, steps }: FamilyOnRecord,
  boarding: readonly string[],
  listed: readonly string[],
): OpenItemDraft[] {
  const { convoy, vehicles, boardings } = record;
  const ofConvoy = { kind: 'convoy', id: convoy.id } as const;
  const ofCase = { kind: 'case', id: patient.id } as const;
  const items: OpenItemDraft[] = [];
  if (convoy.releasedAt === null && convoy.cancelledAt === null)
    items.push(discrepancy('convoy_not_released', ofConvoy, { report: 'boarded' }));
  const strangers = boarding.filter((id) => !listed.includes(id));
  if (strangers.length > 0) items.push(discrepancy('not_on_list', ofCase, { people: strangers.length }));
  const places = boarding.map((id) => whereaboutsOf(id, steps)).filter((where) => where?.kind === 'aboard');
  if (places.length > 0) {
    const elsewhere = places.filter((where) => where?.kind === 'aboard' && where.convoyId !== convoy.id).length;
    items.push(discrepancy('already_reported', ofCase, { report: 'boarded', people: places.length, elsewhere }));
  }
  // Family may follow a patient who has arrived.
  const hasEnded = !isUnderWay(patient) && (boarding.includes(patient.id) || !hasArrived(patient));
  if (hasEnded) items.push(discrepancy('step_skipped', ofCase, { missing: patient.status, report: 'boarded' }));
  const named = namedAboard(convoy.id, boardings);
  const counted = (named?.patients ?? 0) + (named?.companions ?? 0) + boarding.length - places.length;
  const total = counted + (convoy.aboardOthers ?? 0);
  const capacity = capacityOf(vehicles);
  if (total > capacity) items.push(discrepancy('over_capacity', ofConvoy, { counted: total, capacity }));
  return items;
}

/** Whoever boards without being ready, gate by gate; and a yes that is older than a day. Nobody answers for either by boarding. */
function notReady(
  { file, required }: Pick<FamilyOnRecord, 'file' | 'required'>,
  boarding: readonly string[],
  at: Instant,
): OpenItemDraft[] {
  const found = boarding.flatMap((personId) => [
    ...closedGates(file, personId, required, at).map(({ gate, missing }) => `${gate} ${missing ?? ''}`),
    ...(personId === file.patient.id && isConsentOld(file, required, at) ? ['consent consent_older_than_a_day'] : []),
  ]);
  return [...new Set(found)].map((each) => {
    const [gate = '', why = ''] = each.split(' ');
    const people = found.filter((other) => other === each).length;
    return discrepancy('boarded_with_closed_gate', { kind: 'case', id: file.patient.id }, { gate, why, people });
  });
}

/** Where consent is asked for, stands, and nobody answers for it. */
function isConsentOld(file: CaseFile, required: FamilyOnRecord['required'], at: Instant): boolean {
  const gate = gatesOf(file, file.patient.id, required, at).find((each) => each.gate === 'consent');
  const destination = standingDestination(file.destinations, file.patient.id);
  if (gate?.isOpen !== true || !destination) return false;
  const consent = standingConsent(file.consents, destination.facilityId);
  return consent !== undefined && consent.takenAt < plusMinutes(at, -CONSENT_AT_THE_DOOR_MINUTES);
}
