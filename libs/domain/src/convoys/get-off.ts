import type { EventName } from '../audit';
import { type Decision, discrepancy, type OpenItemDetails, type OpenItemDraft, type Witness } from '../commands';
import {
  callBackFor,
  diedAt,
  happenedAt,
  isChild,
  newDeath,
  statusAfterDeath,
  type StepKind,
  type TakenOffReason,
  whereaboutsOf,
} from '../evacuations';
import { standingOfConvoy } from './boarding';
import type { ConvoyAnswer, HandoverCondition } from './convoy';
import {
  afterTheEnd,
  awaited,
  familyOf,
  type FamilyOnRecord,
  mustBeFamily,
  rowsOf,
  type SaidOfFamily,
  type StepChanges,
  tellSteps,
} from './steps';

interface OfSome extends SaidOfFamily {
  /** Whom of the family; null: everybody who is aboard by name, or else on the list. */
  readonly personIds: readonly string[] | null;
}

export interface TakenOffSaid extends OfSome {
  readonly reason: TakenOffReason;
}

const eventOf = {
  left_by_choice: 'convoy.got_off',
  stayed_with_family: 'convoy.got_off',
  unwell: 'convoy.got_off',
  died: 'convoy.died_aboard',
  taken_off_by_others: 'convoy.person_taken_off',
} as const satisfies Record<TakenOffReason, EventName>;

/**
 * Somebody got off, or was taken off, or died on the way. Never refused; whom others took, base looks for. A death is
 * *reported* until a call back confirms it.
 */
export function takeOff(
  family: FamilyOnRecord,
  said: TakenOffSaid,
  witness: Witness,
): Decision<StepChanges, ConvoyAnswer> {
  const people = whom(family, said.personIds);
  const kind = said.reason === 'died' ? 'died' : 'taken_off';
  const fresh = rowsOf(
    family,
    said,
    witness,
    people.map((personId) => ({ personId, kind, reason: said.reason })),
  );
  const { patient } = family.file;
  const death = said.reason === 'died' && people.includes(patient.id) ? newDeath(patient, said, witness) : null;
  const companions = people.filter((id) => id !== patient.id).length;
  const ofCase = { kind: 'case', id: patient.id } as const;
  const items: OpenItemDraft[] = [...afterTheEnd(family.record, kind), ...notBoarded(family, people, kind)];
  if (said.reason === 'taken_off_by_others')
    items.push({ kind: 'missing', code: 'person_taken_off', subject: ofCase, details: whoTheyAre(family, people) });
  if (said.reason === 'died' && companions > 0)
    items.push({ kind: 'countersign', code: 'companion_died', subject: ofCase, details: { people: companions } });
  if (death !== null && family.deaths.every(({ outcome }) => outcome === 'withdrawn'))
    items.push(callBackFor(death.caseId, death.occurredAt));
  return tellSteps(family, said, witness, {
    name: eventOf[said.reason],
    body: { reason: said.reason },
    fresh,
    openItems: items,
    ...(death === null
      ? {}
      : {
          newDeaths: [death],
          status: statusAfterDeath(
            { patient, steps: family.steps, standings: standingsOf(family) },
            diedAt([...family.deaths, death]) ?? happenedAt(death),
          ),
        }),
  });
}

export interface SplitSaid extends SaidOfFamily {
  /** Who of the family stays behind; the others go on. */
  readonly staying: readonly string[];
}

/** A family was made to part at a checkpoint: one tap, and an alarm at base (DOMAIN 8). */
export function reportSplit(
  family: FamilyOnRecord,
  said: SplitSaid,
  witness: Witness,
): Decision<StepChanges, ConvoyAnswer> {
  const { staying } = said;
  mustBeFamily(family, staying);
  const goingOn = whom(family, null).filter((id) => !staying.includes(id));
  const { patient } = family.file;
  return tellSteps(family, said, witness, {
    name: 'convoy.family_split',
    body: { staying: staying.length, goingOn: goingOn.length },
    fresh: rowsOf(
      family,
      said,
      witness,
      staying.map((personId) => ({ personId, kind: 'taken_off', reason: 'forced_split' })),
    ),
    openItems: [
      ...afterTheEnd(family.record, 'taken_off'),
      ...notBoarded(family, staying, 'taken_off'),
      {
        kind: 'missing',
        code: 'family_split',
        subject: { kind: 'case', id: patient.id },
        details: {
          ...whoTheyAre(family, staying),
          goingOn: goingOn.length,
          patientStays: staying.includes(patient.id),
        },
      },
    ],
  });
}

export interface HandoverSaid extends OfSome {
  /** Null where nobody said to whom. */
  readonly facilityId: string | null;
  readonly condition: HandoverCondition;
  /** Who received them, sealed. */
  readonly receivedById: string | null;
}

/** Somebody was handed over at the destination, by name, before base counts everybody out. */
export function handOver(
  family: FamilyOnRecord,
  said: HandoverSaid,
  witness: Witness,
): Decision<StepChanges, ConvoyAnswer> {
  const people = whom(family, said.personIds);
  const { facilityId, condition, receivedById } = said;
  const steps = people.map((personId) => ({
    personId,
    kind: 'handed_over' as const,
    facilityId,
    condition,
    receivedById,
  }));
  return tellSteps(family, said, witness, {
    name: 'convoy.handed_over',
    body: { facilityId, condition, receivedById },
    fresh: rowsOf(family, said, witness, steps),
    openItems: [...afterTheEnd(family.record, 'handed_over'), ...notBoarded(family, people, 'handed_over')],
  });
}

/** Refuses with `companion.unknown` where somebody is not of the family. */
function whom(family: FamilyOnRecord, personIds: readonly string[] | null): readonly string[] {
  if (personIds !== null) {
    mustBeFamily(family, personIds);
    return personIds;
  }
  const aboard = familyOf(family).filter((id) => isAboard(family, id));
  if (aboard.length > 0) return aboard;
  return awaited(family);
}

function isAboard({ record: { convoy }, steps }: FamilyOnRecord, personId: string): boolean {
  const where = whereaboutsOf(personId, steps);
  return where?.kind === 'aboard' && where.convoyId === convoy.id;
}

function notBoarded(family: FamilyOnRecord, people: readonly string[], report: StepKind): OpenItemDraft[] {
  const skipped = people.filter((id) => !isAboard(family, id));
  const subject = { kind: 'case', id: family.file.patient.id } as const;
  return skipped.length === 0
    ? []
    : [discrepancy('step_skipped', subject, { missing: 'boarded', report, people: skipped.length })];
}

/** Computed here and nowhere else: it never stands on a phone, on a list or on a party's copy (DOMAIN 0.6). */
function whoTheyAre({ file: { patient, companions } }: FamilyOnRecord, people: readonly string[]): OpenItemDetails {
  const found = [patient, ...companions].filter(({ id }) => people.includes(id));
  return {
    people: people.length,
    minors: found.filter(isChild).length,
    menOfFightingAge: found.filter(({ sex, ageBand }) => sex === 'male' && ageBand === '18_59').length,
  };
}

const standingsOf = ({ record: { convoy, legs, reports }, standings }: FamilyOnRecord) => [
  standingOfConvoy(convoy, legs, reports),
  ...standings,
];
