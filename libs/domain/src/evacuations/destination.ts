import { type Decision, type Moment, RuleViolation, unknown } from '../commands';
import type { Instant } from '../time';
import { type BedFit, bedFitOf, treatmentOf } from './bed-fit';
import type { CaseAnswer, ConditionGroup, MedevacCase } from './medevac-case';

/** Beds that a hospital offers until it needs them itself. */
export interface BedOffer {
  readonly id: string;
  readonly operationId: string;
  readonly version: number;
  readonly facilityId: string;
  /** What it can treat; none named means anything. */
  readonly conditionGroups: readonly ConditionGroup[];
  readonly beds: number;
  readonly companionsEach: number;
  readonly validUntil: Instant;
  readonly offeredAt: Instant;
  readonly withdrawnAt: Instant | null;
}

/** Where a patient goes: a bed of an offer, a hospital without one, or decided on arrival. The last one counts. */
export interface Destination {
  readonly id: string;
  readonly operationId: string;
  readonly caseId: string;
  readonly facilityId: string | null;
  readonly offerId: string | null;
  readonly acceptedAt: Instant;
  readonly acceptedBy: string;
  /** Until when the bed is kept; null where no bed is. */
  readonly validUntil: Instant | null;
  /** When another took its place. */
  readonly endedAt: Instant | null;
}

export interface DestinationChanges {
  readonly medevacCases: readonly MedevacCase[];
  readonly destinations: readonly Destination[];
}

export type NewDestination = Pick<Destination, 'id' | 'facilityId' | 'offerId'>;

/** The answer says what of the family the bed takes; null where no offer stands behind the destination. */
export type DestinationAnswer = CaseAnswer & { readonly bed: BedFit | null };

interface Beds {
  readonly offer: BedOffer | undefined;
  /** Everything that was ever settled on that offer, and for this case. */
  readonly destinations: readonly Destination[];
  /** Cases that no longer need their bed: they have ended, or arrived. */
  readonly ended: readonly string[];
  /** How many go along. */
  readonly companions: number;
}

/**
 * Settles where a patient goes. Refuses a bed that is not there: `bed_offer.unknown`, `bed_offer.over` (expired or taken
 * back), `bed_offer.full`, `bed_offer.does_not_treat`. One that takes fewer companions than the family has is not refused.
 */
export function settleDestination(
  patient: MedevacCase,
  asked: NewDestination,
  beds: Beds,
  { now, actorId }: Moment & { readonly actorId: string },
): Decision<DestinationChanges, DestinationAnswer> {
  const { offer, destinations, companions } = beds;
  if (asked.offerId !== null) mustHaveABed(patient, asked.offerId, beds, now);
  const bed = offer ? bedFitOf(offer, patient, companions) : null;
  const replaced = standingDestination(destinations, patient.id);
  const next = { ...patient, version: patient.version + 1 };
  const settled: Destination = {
    id: asked.id,
    operationId: patient.operationId,
    caseId: patient.id,
    facilityId: offer?.facilityId ?? asked.facilityId,
    offerId: asked.offerId,
    acceptedAt: now,
    acceptedBy: actorId,
    validUntil: offer?.validUntil ?? null,
    endedAt: null,
  };
  return {
    changes: {
      medevacCases: [next],
      destinations: [...(replaced ? [{ ...replaced, endedAt: now }] : []), settled],
    },
    entry: {
      name: 'evacuation.destination_settled',
      body: {
        code: patient.code,
        facilityId: settled.facilityId,
        offerId: settled.offerId,
        validUntil: settled.validUntil,
        ...(bed === null ? {} : { companions, takes: bed.takes }),
      },
      subjects: [
        { kind: 'case', id: patient.id },
        { kind: 'enclave', id: patient.enclaveId },
      ],
    },
    answer: { id: next.id, version: next.version, status: next.status, bed },
  };
}

function mustHaveABed(patient: MedevacCase, offerId: string, { offer, destinations, ended }: Beds, now: Instant): void {
  if (!offer) throw unknown('bed_offer', offerId);
  if (offer.withdrawnAt !== null || offer.validUntil <= now)
    throw new RuleViolation('bed_offer.over', { id: offerId, validUntil: offer.validUntil });
  const taken = destinations.filter(
    (each) =>
      each.offerId === offerId && each.endedAt === null && each.caseId !== patient.id && !ended.includes(each.caseId),
  );
  if (taken.length >= offer.beds) throw new RuleViolation('bed_offer.full', { id: offerId, beds: offer.beds });
  if (treatmentOf(offer.conditionGroups, patient.conditionGroup) === 'not_treated')
    throw new RuleViolation('bed_offer.does_not_treat', { id: offerId });
}

/** Where the patient goes as of now; undefined where nobody has settled it. */
export const standingDestination = (destinations: readonly Destination[], caseId: string): Destination | undefined =>
  destinations.find((each) => each.caseId === caseId && each.endedAt === null);

/** The bed on which a case's destination rests, for that family; null where no offer stands behind it. */
export function bedOf(file: {
  readonly patient: Pick<MedevacCase, 'id' | 'conditionGroup'>;
  readonly companions: readonly unknown[];
  readonly destinations: readonly Destination[];
  readonly bedOffers: readonly BedOffer[];
}): BedFit | null {
  const { patient, companions, destinations, bedOffers } = file;
  const offerId = standingDestination(destinations, patient.id)?.offerId ?? null;
  const offer = bedOffers.find(({ id }) => id === offerId);
  return offer ? bedFitOf(offer, patient, companions.length) : null;
}

export type NewBedOffer = Pick<
  BedOffer,
  'id' | 'facilityId' | 'conditionGroups' | 'beds' | 'companionsEach' | 'validUntil'
>;

type OfferDecision = Decision<
  { readonly bedOffers: readonly BedOffer[] },
  { readonly id: string; readonly version: number }
>;

/** Refuses with `bed_offer.over` where it would have ended before it began. */
export function offerBeds(operationId: string, offer: NewBedOffer, { now }: Moment): OfferDecision {
  if (offer.validUntil <= now) throw new RuleViolation('bed_offer.over', { validUntil: offer.validUntil }, 'invalid');
  const { id, facilityId, beds, companionsEach, validUntil, conditionGroups } = offer;
  return {
    changes: { bedOffers: [{ ...offer, operationId, version: 1, offeredAt: now, withdrawnAt: null }] },
    entry: {
      name: 'bed_offer.made',
      body: { bedOfferId: id, facilityId, beds, companionsEach, validUntil, conditionGroups },
      subjects: [{ kind: 'facility', id: facilityId }],
    },
    answer: { id, version: 1 },
  };
}

/** The hospital needs its beds itself: who was to have one has to be found another. */
export function withdrawBeds(offer: BedOffer, { now }: Moment): OfferDecision {
  if (offer.withdrawnAt !== null) throw new RuleViolation('bed_offer.over', { id: offer.id });
  const version = offer.version + 1;
  return {
    changes: { bedOffers: [{ ...offer, version, withdrawnAt: now }] },
    entry: {
      name: 'bed_offer.withdrawn',
      body: { bedOfferId: offer.id, facilityId: offer.facilityId },
      subjects: [{ kind: 'facility', id: offer.facilityId }],
    },
    answer: { id: offer.id, version },
  };
}
