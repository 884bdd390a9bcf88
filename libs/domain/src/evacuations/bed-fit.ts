import type { Instant } from '../time';
import type { ConditionGroup, MedevacCase } from './medevac-case';

/** What an offer has for one patient's condition. */
export const treatments = ['named', 'anything', 'not_known', 'not_treated'] as const;
export type Treatment = (typeof treatments)[number];

/** How a bed suits a family. A family may choose one that takes fewer of them: it is said, and never refused. */
export interface BedFit {
  readonly treatment: Treatment;
  /** Companions whom the hospital takes with each patient, as far as there are any. */
  readonly takes: number;
  readonly companions: number;
}

/** As much of an offer of beds as decides whom it suits. */
interface Offered {
  readonly id: string;
  readonly conditionGroups: readonly ConditionGroup[];
  readonly companionsEach: number;
  readonly validUntil: Instant;
}

export const bedFitOf = (
  offer: Pick<Offered, 'conditionGroups' | 'companionsEach'>,
  { conditionGroup }: Pick<MedevacCase, 'conditionGroup'>,
  companions: number,
): BedFit => ({
  treatment: treatmentOf(offer.conditionGroups, conditionGroup),
  takes: Math.min(offer.companionsEach, companions),
  companions,
});

/** Whether the offer is for what the patient has, as far as anybody knows what that is. */
export function treatmentOf(treated: readonly ConditionGroup[], conditionGroup: ConditionGroup): Treatment {
  if (treated.length === 0) return 'anything';
  if (conditionGroup === 'unknown') return 'not_known';
  return treated.includes(conditionGroup) ? 'named' : 'not_treated';
}

export const takesFewer = ({ takes, companions }: BedFit): boolean => takes < companions;

/**
 * Offers for one family, the best first: those that name what the patient has, then those that take most of the family,
 * then those that are kept longest.
 */
export const rankedFor = <Offer extends Offered>(
  offers: readonly Offer[],
  patient: Pick<MedevacCase, 'conditionGroup'>,
  companions: number,
): readonly { readonly offer: Offer; readonly fit: BedFit }[] =>
  offers
    .map((offer) => ({ offer, fit: bedFitOf(offer, patient, companions) }))
    .sort(
      (a, b) =>
        treatments.indexOf(a.fit.treatment) - treatments.indexOf(b.fit.treatment) ||
        b.fit.takes - a.fit.takes ||
        (a.offer.validUntil === b.offer.validUntil
          ? a.offer.id < b.offer.id
            ? -1
            : 1
          : a.offer.validUntil > b.offer.validUntil
            ? -1
            : 1),
    );
