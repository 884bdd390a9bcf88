import type { Permission } from '../accounts';
import type { Gate } from '../operations';
import type { Instant } from '../time';
import { carersLeftOut, type Seat } from './carers';
import { type Clearance, type ClearanceCondition, type PartyStanding, standingOf } from './clearance';
import { type Consent, lastConsent, standingConsent } from './consent';
import { type BedOffer, type Destination, standingDestination } from './destination';
import { type DocumentCheck, standingDocuments } from './documents';
import type { Companion, MedevacCase } from './medevac-case';
import type { MissingReason } from './missing-reasons';

/** Who can mend what is missing: whoever holds this permission. */
export const gateMenders = {
  medical: 'evacuations.assess',
  consent: 'evacuations.prepare',
  clearance: 'evacuations.clear',
  destination: 'evacuations.prepare',
  documents: 'evacuations.prepare',
  transport: 'convoys.plan',
} as const satisfies Record<Gate, Permission>;

/** Somebody answers for a gate that is not open: for one person, for what was missing then, and for a while (DOMAIN 0.3). */
export interface Override {
  readonly id: string;
  readonly operationId: string;
  readonly version: number;
  readonly caseId: string;
  readonly personId: string;
  readonly gate: Gate;
  readonly missing: MissingReason;
  /** The words that say why, sealed. */
  readonly reasonId: string;
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly standsUntil: Instant;
  /** The other person where it takes two; null where one suffices, or nobody could be reached. */
  readonly secondBy: string | null;
  readonly endedAt: Instant | null;
}

/** Everything that the gates of a case read. */
export interface CaseFile {
  readonly patient: MedevacCase;
  readonly companions: readonly Pick<Companion, 'id' | 'sex' | 'ageBand' | 'isCarer'>[];
  readonly consents: readonly Consent[];
  readonly clearances: readonly Clearance[];
  readonly destinations: readonly Destination[];
  readonly bedOffers: readonly BedOffer[];
  readonly documentChecks: readonly DocumentCheck[];
  readonly overrides: readonly Override[];
  /** People of the case with a place on a manifest. */
  readonly seated: readonly Seat[];
}

/** What an operation asks for: which gates apply, and who has to clear. */
export interface Requirements {
  readonly gates: readonly Gate[];
  readonly partyIds: readonly string[];
}

export interface GateState {
  readonly gate: Gate;
  readonly isOpen: boolean;
  readonly missing: MissingReason | null;
  /** Since when it is missing, as far as that is known. */
  readonly since: Instant | null;
  /** When base heard of what is missing: an override that was made before does not answer for it. */
  readonly knownAt: Instant | null;
  /** Until when what opens it holds; null where it has no end. */
  readonly until: Instant | null;
  /** The standing override that stands in for it. */
  readonly overrideId: string | null;
}

type Looked = Pick<GateState, 'missing' | 'since' | 'until' | 'knownAt'>;

const open = (until: Instant | null = null): Looked => ({ missing: null, since: null, until, knownAt: null });
const shut = (missing: MissingReason, since: Instant | null, knownAt = since): Looked => ({
  missing,
  since,
  until: null,
  knownAt,
});

const looks: Readonly<
  Record<Gate, (file: CaseFile, personId: string, required: Requirements, now: Instant) => Looked>
> = {
  medical: ({ patient }, _person, _required, now) => {
    const { status, listedAt, reassessBy, submittedAt, reviewAt } = patient;
    if (status === 'not_advised' || status === 'deferred' || status === 'suspended') return shut(status, reviewAt);
    if (listedAt === null || reassessBy === null) return shut('not_assessed', submittedAt);
    return reassessBy <= now ? shut('reassessment_due', reassessBy) : open(reassessBy);
  },
  consent: ({ patient, consents, destinations }, _person, _required, now) => {
    const destination = standingDestination(destinations, patient.id);
    if (!destination) return shut('destination_first', patient.submittedAt);
    const standing = standingConsent(consents, destination.facilityId);
    if (standing && standing.answer !== 'given') return shut('consent_declined', standing.takenAt, standing.recordedAt);
    if (!standing) {
      // Whoever said no, to whatever it was, can speak: nobody answers in their place.
      const last = lastConsent(consents);
      return last && last.answer !== 'given'
        ? shut('consent_asked_anew', last.takenAt, last.recordedAt)
        : shut('consent_not_asked', destination.acceptedAt);
    }
    return standing.validUntil <= now ? shut('consent_expired', standing.validUntil) : open(standing.validUntil);
  },
  clearance: (file, personId, { partyIds }, now) => {
    const { patient, clearances } = file;
    if (partyIds.length === 0) return shut('no_party_registered', patient.submittedAt);
    const standings = partyIds.map((partyId) => standingOf(partyId, personId, clearances, now));
    const uncleared = standings.filter(({ state }) => state !== 'cleared').sort(bySeverity);
    const [worst] = uncleared;
    if (worst)
      return shut(
        `clearance_${worst.state}` as MissingReason,
        worst.since ?? patient.submittedAt,
        // Whoever answers for it answers for all that was known of all parties then, and for nothing that came later.
        latest(uncleared.map(({ knownAt }) => knownAt)),
      );
    const bound = standings.find(({ conditions }) => conditions.some((each) => forbids(each, file, personId)));
    if (bound) return shut('clearance_conditions', bound.since, bound.knownAt);
    return open(soonest(standings.map(({ until }) => until)));
  },
  destination: ({ patient, destinations, bedOffers }, _person, _required, now) => {
    const standing = standingDestination(destinations, patient.id);
    if (!standing) return shut('destination_not_settled', patient.submittedAt);
    const offer = bedOffers.find(({ id }) => id === standing.offerId);
    if (offer && offer.withdrawnAt !== null) return shut('bed_withdrawn', offer.withdrawnAt);
    const { validUntil } = standing;
    return validUntil !== null && validUntil <= now ? shut('bed_expired', validUntil) : open(validUntil);
  },
  documents: ({ patient, documentChecks }, personId) => {
    const standing = standingDocuments(documentChecks, personId);
    if (!standing) return shut('documents_not_checked', patient.submittedAt);
    return standing.state === 'missing' ? shut('documents_missing', standing.checkedAt) : open();
  },
  transport: (file, personId) => {
    const { patient, seated } = file;
    if (!seated.some((each) => each.personId === personId)) return shut('no_seat', patient.submittedAt);
    return personId === patient.id && carersLeftOut(file).length > 0 ? shut('carer_left_out', null) : open();
  },
};

/** Of several parties the one that stands most in the way is named. */
const severities = [
  'denied',
  'withdrawn',
  'expired',
  'no_response',
  'requested',
  'not_asked',
  'not_yet_valid',
  'cleared',
];
const bySeverity = (a: PartyStanding, b: PartyStanding): number =>
  severities.indexOf(a.state) - severities.indexOf(b.state);

/** Conditions that can be checked from what is known of somebody; the others are read aloud. */
function forbids(condition: ClearanceCondition, { patient, companions }: CaseFile, personId: string): boolean {
  const person = companions.find(({ id }) => id === personId);
  const { sex, ageBand } = person ?? patient;
  const isGrownMan = sex === 'male' && (ageBand === '18_59' || ageBand === '60_over');
  if (condition === 'no_companions') return person !== undefined;
  if (condition === 'women_and_children_only') return isGrownMan;
  return condition === 'no_men_of_fighting_age' && sex === 'male' && ageBand === '18_59';
}

const soonest = (moments: readonly (Instant | null)[]): Instant | null =>
  moments.reduce((found, each) => (each !== null && (found === null || each < found) ? each : found), null);

const latest = (moments: readonly (Instant | null)[]): Instant | null =>
  moments.reduce((found, each) => (each !== null && (found === null || each > found) ? each : found), null);

/** A companion needs a clearance and papers of their own; the rest is the patient's. */
const ofCompanions: readonly Gate[] = ['clearance', 'documents', 'transport'];

/** The applying gates of one person, in their order. */
export function gatesOf(file: CaseFile, personId: string, required: Requirements, now: Instant): readonly GateState[] {
  const isPatient = personId === file.patient.id;
  return required.gates
    .filter((gate) => isPatient || ofCompanions.includes(gate))
    .map((gate) => {
      const looked = looks[gate](file, personId, required, now);
      const override =
        looked.missing === null
          ? undefined
          : standingOverride(file, { personId, gate, missing: looked.missing, knownAt: looked.knownAt }, now);
      return { gate, ...looked, isOpen: looked.missing === null, overrideId: override?.id ?? null };
    });
}

/** One that was made for what is missing now: a *no* that comes after a silence was answered for is a new question. */
const standingOverride = (
  { overrides }: CaseFile,
  asked: Pick<Override, 'personId' | 'gate' | 'missing'> & Pick<GateState, 'knownAt'>,
  now: Instant,
): Override | undefined =>
  overrides.find(
    (each) =>
      each.personId === asked.personId &&
      each.gate === asked.gate &&
      each.missing === asked.missing &&
      each.endedAt === null &&
      each.standsUntil > now &&
      (asked.knownAt === null || asked.knownAt <= each.madeAt),
  );

/**
 * The gates that keep this person from a frozen manifest: *transport* opens with the seat itself (DOMAIN 0.2), unless
 * whoever cares for the patient has none.
 */
export const closedGates = (
  file: CaseFile,
  personId: string,
  required: Requirements,
  now: Instant,
): readonly GateState[] =>
  gatesOf(file, personId, required, now).filter(
    ({ missing, isOpen, overrideId }) => missing !== 'no_seat' && !isOpen && overrideId === null,
  );

/** Ready: every applying gate but the seat is open, without anybody answering for one. */
export const isReady = (states: readonly GateState[]): boolean =>
  states.every(({ missing, isOpen }) => missing === 'no_seat' || isOpen);
