import { type Decision, type Moment, type OpenItemDraft, RuleViolation, unknown } from '../commands';
import { isWaiting, type MedevacCase, waitingAgain } from '../evacuations';
import { type Instant, plusMinutes } from '../time';
import {
  type Convoy,
  convoyAnswer,
  type ConvoyAnswer,
  type ManifestLine,
  subjectsOf,
  type VehiclePlace,
} from './convoy';
import type { SeatOfPerson } from './family';
import { mustBeOpen } from './lifecycle';
import { aloneOf, type Freezing, type ManifestChanges, manifestText, mustBeReady, seated } from './manifest';

export const substitutionReasons = ['died', 'declined', 'not_ready', 'no_answer', 'left', 'other'] as const;
export type SubstitutionReason = (typeof substitutionReasons)[number];

/** One family took the places of another: both cases know of it, whatever becomes of the convoy. */
export interface Substitution {
  readonly id: string;
  readonly operationId: string;
  readonly convoyId: string;
  readonly outCaseId: string;
  readonly inCaseId: string;
  readonly reason: SubstitutionReason;
  readonly madeAt: Instant;
  readonly madeBy: string;
  readonly noteId: string | null;
}

export interface SubstitutionChanges extends ManifestChanges {
  readonly substitutions: readonly Substitution[];
}

export interface Substituting extends Pick<Substitution, 'id' | 'reason' | 'noteId'> {
  readonly seats: readonly (SeatOfPerson & { readonly lineId: string })[];
}

export interface SubstitutionRecord {
  readonly convoy: Convoy;
  readonly lines: readonly ManifestLine[];
  readonly places: readonly VehiclePlace[];
  readonly out: MedevacCase;
  readonly in: MedevacCase;
  /** Companions of who comes in. */
  readonly companionIds: readonly string[];
  /** Lines of who comes in, on any list. */
  readonly linesOfIn: readonly ManifestLine[];
}

const REVIEW_WITHIN_MINUTES = 24 * 60;

/**
 * One family goes on the list in the place of another that was on it. On a draft anyone may; on a frozen list it is an
 * amendment: who comes in is ready or answered for, the list's value is made anew, and somebody else looks at it within a
 * day (DOMAIN 0.3). Refused from the departure on.
 */
export function substitute(
  record: SubstitutionRecord,
  asked: Substituting,
  { sha256, closed }: Freezing,
  { now, actorId }: Moment & { readonly actorId: string },
): Decision<SubstitutionChanges, ConvoyAnswer> {
  const { convoy, lines, out } = record;
  mustBeOpen(convoy, 'substitute');
  mustBeAnother(record);
  const isFrozen = convoy.manifestStatus === 'frozen';
  const goingOut = lines.filter(({ caseId, removedAt }) => caseId === out.id && removedAt === null);
  const staying = lines.filter(({ caseId, removedAt }) => caseId !== out.id && removedAt === null);
  const comingIn = seatsTaken(record, asked, staying).map((line) => ({ ...line, holds: isFrozen }));
  if (isFrozen) mustBeAmendable(record, comingIn, closed);

  const manifestHash = isFrozen ? sha256(manifestText([...staying, ...comingIn])) : convoy.manifestHash;
  const next = { ...convoy, version: convoy.version + 1, manifestHash };
  return {
    changes: {
      convoys: [next],
      manifestLines: [...goingOut.map((line) => ({ ...line, holds: false, removedAt: now })), ...comingIn],
      medevacCases: isFrozen ? moved(record, goingOut) : [],
      substitutions: [
        {
          id: asked.id,
          operationId: convoy.operationId,
          convoyId: convoy.id,
          outCaseId: out.id,
          inCaseId: record.in.id,
          reason: asked.reason,
          madeAt: now,
          madeBy: actorId,
          noteId: asked.noteId,
        },
      ],
    },
    entry: {
      name: 'convoy.substituted',
      body: {
        reference: convoy.reference,
        substitutionId: asked.id,
        reason: asked.reason,
        outCode: out.code,
        inCode: record.in.code,
        removed: goingOut.length,
        added: comingIn.length,
        manifestHash,
        hashBefore: convoy.manifestHash,
        noteId: asked.noteId,
      },
      subjects: [
        ...subjectsOf(convoy),
        ...[out, record.in].flatMap(({ id, enclaveId }) => [
          { kind: 'case', id } as const,
          { kind: 'enclave', id: enclaveId } as const,
        ]),
      ],
    },
    openItems: isFrozen ? [review(convoy, asked, actorId, now), ...aloneOf(comingIn, [record.in])] : [],
    answer: convoyAnswer(next),
  };
}

function mustBeAnother({ lines, out, in: incoming }: SubstitutionRecord): void {
  if (!lines.some(({ caseId }) => caseId === out.id)) throw unknown('manifest_line', out.id);
  if (out.id === incoming.id)
    throw new RuleViolation('manifest.person_already_on_it', { personId: incoming.id }, 'conflict');
  if (!isWaiting(incoming)) throw new RuleViolation('evacuation.not_waiting', { status: incoming.status });
}

/** The lines of who comes in. Their patient is among them, and everybody is of that family. */
function seatsTaken(
  { convoy, places, in: incoming, companionIds }: SubstitutionRecord,
  { seats }: Substituting,
  staying: readonly ManifestLine[],
): readonly ManifestLine[] {
  const stranger = seats.find(({ personId }) => personId !== incoming.id && !companionIds.includes(personId));
  if (stranger) throw new RuleViolation('companion.unknown', { id: stranger.personId }, 'not_found');
  if (!seats.some(({ personId }) => personId === incoming.id))
    throw new RuleViolation('substitution.patient_without_place', { caseId: incoming.id }, 'invalid');
  return seats.reduce<readonly ManifestLine[]>((taken, { lineId, personId, vehicleId, place }) => {
    const found = places.find((each) => each.vehicleId === vehicleId && each.place === place);
    if (!found) throw new RuleViolation('manifest.place_unknown', { vehicleId, place });
    const personKind = personId === incoming.id ? ('patient' as const) : ('companion' as const);
    const line = { id: lineId, personKind, personId, vehicleId, place, caseId: incoming.id };
    return [...taken, seated(convoy, found, [...staying, ...taken], incoming, line)];
  }, []);
}

/** A frozen list holds nobody whom another holds, and nobody who is not ready. */
function mustBeAmendable(
  { convoy, linesOfIn }: SubstitutionRecord,
  comingIn: readonly ManifestLine[],
  closed: Freezing['closed'],
): void {
  const held = linesOfIn.filter(({ convoyId, holds }) => holds && convoyId !== convoy.id);
  const taken = comingIn.filter(({ personId }) => held.some((each) => each.personId === personId));
  if (taken.length > 0) {
    throw new RuleViolation(
      'manifest.person_already_frozen',
      { personIds: taken.map(({ personId }) => personId) },
      'conflict',
    );
  }
  mustBeReady(comingIn, closed);
}

/** Who goes out waits again, unless the case has ended; who comes in is on a frozen list. */
function moved({ out, in: incoming }: SubstitutionRecord, goingOut: readonly ManifestLine[]): readonly MedevacCase[] {
  const wasHeld = out.status === 'scheduled' && goingOut.some(({ personId, holds }) => holds && personId === out.id);
  return [
    ...(wasHeld ? [{ ...out, status: waitingAgain(out), version: out.version + 1 }] : []),
    ...(incoming.status === 'scheduled'
      ? []
      : [{ ...incoming, status: 'scheduled' as const, version: incoming.version + 1 }]),
  ];
}

const review = ({ id }: Convoy, { reason }: Substituting, accountId: string, now: Instant): OpenItemDraft => ({
  kind: 'countersign',
  code: 'manifest_amended',
  subject: { kind: 'convoy', id },
  details: { accountId, reason },
  dueAt: plusMinutes(now, REVIEW_WITHIN_MINUTES),
});
