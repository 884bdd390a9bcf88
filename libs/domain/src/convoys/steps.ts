import type { EntryBody, EventName } from '../audit';
import {
  clockAhead,
  type Decision,
  discrepancy,
  type OpenItemDraft,
  type Reporter,
  unknown,
  type Witness,
} from '../commands';
import {
  type CaseFile,
  type CaseStatus,
  type Consent,
  type ConvoyStanding,
  type DeathReport,
  diedAt,
  identityRetention,
  isUnderWay,
  type MedevacCase,
  type OffReason,
  type Requirements,
  statusAfterSteps,
  type StepKind,
} from '../evacuations';
import { peopleAboard, standingOfConvoy } from './boarding';
import {
  type Boarding,
  type Convoy,
  convoyAnswer,
  type ConvoyAnswer,
  type ConvoyOnRecord,
  type HandoverCondition,
  subjectsOf,
} from './convoy';
import { progressOf } from './progress';

/** A family at a vehicle's door, with everything that the rules of boarding read. */
export interface FamilyOnRecord {
  readonly record: ConvoyOnRecord;
  readonly file: CaseFile;
  readonly required: Requirements;
  /** Everybody's of the case, on whatever convoy. */
  readonly steps: readonly Boarding[];
  /** Of the other convoys on which somebody of it had a step. */
  readonly standings: readonly ConvoyStanding[];
  readonly deaths: readonly DeathReport[];
  /** Whether a frozen list holds the patient. */
  readonly isHeld: boolean;
}

export interface StepChanges {
  readonly convoys: readonly Convoy[];
  readonly boardings: readonly Boarding[];
  readonly medevacCases: readonly MedevacCase[];
  readonly consents?: readonly Consent[];
  readonly deathReports?: readonly DeathReport[];
}

/** What every report about a family carries. */
export interface SaidOfFamily extends Reporter {
  readonly id: string;
  readonly noteId: string | null;
}

interface NewStep {
  readonly personId: string;
  readonly kind: StepKind;
  readonly reason?: OffReason;
  readonly facilityId?: string | null;
  readonly condition?: HandoverCondition;
  readonly receivedById?: string | null;
}

/** The steps as rows; their ids follow from the report's and the person's. */
export const rowsOf = (
  { record: { convoy }, file: { patient } }: Pick<FamilyOnRecord, 'record' | 'file'>,
  { id, noteId, channel, saidById }: SaidOfFamily,
  { now, occurredAt, actorId }: Witness,
  steps: readonly NewStep[],
): Boarding[] =>
  steps.map(({ personId, kind, reason, facilityId, condition, receivedById }) => ({
    id: `${id}:${personId}`,
    operationId: convoy.operationId,
    convoyId: convoy.id,
    reportId: id,
    caseId: patient.id,
    personId,
    personKind: personId === patient.id ? 'patient' : 'companion',
    kind,
    reason: reason ?? null,
    facilityId: facilityId ?? null,
    condition: condition ?? null,
    occurredAt,
    recordedAt: now,
    reportedBy: actorId,
    noteId,
    receivedById: receivedById ?? null,
    channel,
    saidById,
  }));

interface Telling {
  readonly name: EventName;
  readonly body: EntryBody;
  readonly fresh: readonly Boarding[];
  readonly openItems: readonly OpenItemDraft[];
  readonly consents?: readonly Consent[];
  readonly newDeaths?: readonly DeathReport[];
  /** What the case becomes where more than the steps decides it. */
  readonly status?: CaseStatus;
}

/** One report about a family, whatever it says: its steps, what they make of the case and of the count aboard, one entry. */
export function tellSteps(
  family: FamilyOnRecord,
  said: SaidOfFamily,
  { now, occurredAt }: Witness,
  { name, body, fresh, openItems, consents, newDeaths, status }: Telling,
): Decision<StepChanges, ConvoyAnswer> {
  const { record, file, steps, deaths } = family;
  const { convoy, legs, reports } = record;
  const after = [...steps, ...fresh];
  const becomes =
    status ??
    statusAfterSteps(file.patient, {
      before: steps,
      after,
      standings: [standingOfConvoy(convoy, legs, reports), ...family.standings],
      isHeld: family.isHeld,
      diedAt: diedAt([...deaths, ...(newDeaths ?? [])]),
    });
  const known = new Map([...record.boardings, ...after].map((step) => [step.id, step]));
  const next: Convoy = {
    ...convoy,
    version: convoy.version + 1,
    ...peopleAboard(progressOf(legs, reports), { convoy, boardings: [...known.values()] }),
  };
  const isMoved = becomes !== file.patient.status;
  const touchesCase = isMoved || consents !== undefined || newDeaths !== undefined;
  const patient: MedevacCase = { ...file.patient, version: file.patient.version + 1, status: becomes };
  return {
    changes: {
      convoys: [next],
      boardings: fresh,
      medevacCases: touchesCase ? [patient] : [],
      ...(consents ? { consents } : {}),
      ...(newDeaths ? { deathReports: newDeaths } : {}),
    },
    entry: {
      name,
      body: {
        reference: convoy.reference,
        reportId: said.id,
        code: patient.code,
        people: fresh.length,
        ...body,
        noteId: said.noteId,
        channel: said.channel,
        saidById: said.saidById,
        caseStatus: becomes,
      },
      subjects: [...subjectsOf(convoy), { kind: 'case', id: patient.id }],
    },
    deadlines: isMoved
      ? [identityRetention(patient.id, isUnderWay(patient) || patient.erasedAt !== null ? null : now)]
      : [],
    openItems: [...clockAhead(occurredAt, now, { kind: 'convoy', id: convoy.id }), ...openItems],
    answer: convoyAnswer(next),
  };
}

/** A report about somebody on a convoy that is over already. */
export function afterTheEnd({ convoy }: ConvoyOnRecord, report: StepKind): OpenItemDraft[] {
  const subject = { kind: 'convoy', id: convoy.id } as const;
  return [
    ...(convoy.cancelledAt === null ? [] : [discrepancy('after_cancellation', subject, { report })]),
    ...(convoy.allClearAt === null ? [] : [discrepancy('after_all_clear', subject, { report })]),
  ];
}

/** The people of the case who have a place on the convoy's list. */
export const listedOf = ({ record, file }: Pick<FamilyOnRecord, 'record' | 'file'>): string[] =>
  record.lines
    .filter(({ caseId, removedAt }) => caseId === file.patient.id && removedAt === null)
    .map(({ personId }) => personId);

export const familyOf = ({ file }: Pick<FamilyOnRecord, 'file'>): string[] => [
  file.patient.id,
  ...file.companions.map(({ id }) => id),
];

/** Whom a report on the family as a whole means: who has a place, or else everybody. */
export function awaited(family: Pick<FamilyOnRecord, 'record' | 'file'>): string[] {
  const listed = listedOf(family);
  return listed.length > 0 ? listed : familyOf(family);
}

/** Refuses with `companion.unknown`: an id that is nobody's of this family is nonsense of form, not a report. */
export function mustBeFamily(family: Pick<FamilyOnRecord, 'file'>, personIds: readonly string[]): void {
  const known = familyOf(family);
  const stranger = personIds.find((id) => !known.includes(id));
  if (stranger !== undefined) throw unknown('companion', stranger);
}
