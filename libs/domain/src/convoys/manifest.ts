import { type Decision, discrepancy, type Moment, type OpenItemDraft, RuleViolation, unknown } from '../commands';
import { type GateState, hasArrived, isChild, isWaiting, type MedevacCase, type Mobility } from '../evacuations';
import {
  type Convoy,
  convoyAnswer,
  type ConvoyAnswer,
  type ManifestLine,
  type PersonKind,
  type PlaceKind,
  subjectsOf,
  type VehiclePlace,
} from './convoy';
import { mustBeOpen } from './lifecycle';

export interface ManifestChanges {
  readonly convoys: readonly Convoy[];
  readonly manifestLines: readonly ManifestLine[];
  readonly medevacCases?: readonly MedevacCase[];
}

export type NewManifestLine = Pick<ManifestLine, 'id' | 'personKind' | 'personId' | 'vehicleId' | 'place'>;

/** Places that somebody can travel in. A stretcher patient fits nowhere else; who cannot sit unaided needs no seat. */
const suitablePlaces: Readonly<Record<Mobility, readonly PlaceKind[]>> = {
  ambulatory: ['seat', 'wheelchair', 'stretcher'],
  wheelchair_steps: ['seat', 'wheelchair', 'stretcher'],
  wheelchair_no_steps: ['wheelchair', 'stretcher'],
  wheelchair_immobile: ['wheelchair', 'stretcher'],
  stretcher: ['stretcher'],
  unknown: ['seat', 'wheelchair', 'stretcher'],
};

/** Refuses a place that is taken or carries nobody of that kind, and a person who has one already. */
export function seated(
  convoy: Convoy,
  place: VehiclePlace,
  standing: readonly ManifestLine[],
  patient: MedevacCase,
  line: NewManifestLine & { readonly caseId: string },
): ManifestLine {
  if (standing.some(({ vehicleId, place: taken }) => vehicleId === line.vehicleId && taken === line.place)) {
    throw new RuleViolation('manifest.place_taken', { vehicleId: line.vehicleId, place: line.place }, 'conflict');
  }
  if (standing.some(({ personId }) => personId === line.personId)) {
    throw new RuleViolation('manifest.person_already_on_it', { personId: line.personId }, 'conflict');
  }
  const suitable = placesFor(line.personKind, patient.mobility);
  if (!suitable.includes(place.kind)) {
    throw new RuleViolation('manifest.place_unsuitable', { needs: suitable, placeKind: place.kind });
  }
  const { id: convoyId, operationId } = convoy;
  return { ...line, operationId, convoyId, removedAt: null, holds: false, travelled: null };
}

/** Who travels along sits wherever there is a place. */
export const placesFor = (personKind: PersonKind, mobility: Mobility): readonly PlaceKind[] =>
  suitablePlaces[personKind === 'patient' ? mobility : 'unknown'];

/** Puts a person in a named place of a draft. Anyone may be on a draft; what a place can carry is checked. */
export function putOnManifest(
  convoy: Convoy,
  place: VehiclePlace | undefined,
  linesOfConvoy: readonly ManifestLine[],
  patient: MedevacCase | undefined,
  line: NewManifestLine & { readonly caseId: string },
): Decision<ManifestChanges, ConvoyAnswer & { readonly lineId: string }> {
  mustBeOpen(convoy, 'put_on_manifest');
  if (!place || place.convoyId !== convoy.id) {
    throw new RuleViolation('manifest.place_unknown', { vehicleId: line.vehicleId, place: line.place });
  }
  if (!patient) throw unknown('evacuation', line.caseId);
  // A patient is known by the case: under another id, two frozen manifests could hold the same person.
  if (line.personKind === 'patient' && line.personId !== patient.id) {
    throw new RuleViolation(
      'manifest.person_is_not_the_patient',
      { personId: line.personId, caseId: line.caseId },
      'invalid',
    );
  }
  const standing = linesOfConvoy.filter(({ removedAt }) => removedAt === null);
  const next = { ...convoy, version: convoy.version + 1 };
  return {
    changes: { convoys: [next], manifestLines: [seated(convoy, place, standing, patient, line)] },
    entry: {
      name: 'convoy.person_added',
      body: {
        reference: convoy.reference,
        lineId: line.id,
        personKind: line.personKind,
        code: patient.code,
        place: line.place,
      },
      subjects: [...subjectsOf(convoy), { kind: 'case', id: line.caseId }],
    },
    answer: { ...convoyAnswer(next), lineId: line.id },
  };
}

/** Takes a person off a draft. The line stays on record and its place is free again. */
export function takeOffManifest(
  convoy: Convoy,
  line: ManifestLine | undefined,
  lineId: string,
  { now }: Moment,
): Decision<ManifestChanges, ConvoyAnswer> {
  if (!line || line.convoyId !== convoy.id) throw unknown('manifest_line', lineId);
  mustBeOpen(convoy, 'take_off_manifest');
  if (line.removedAt !== null) throw new RuleViolation('manifest.line_already_removed', { lineId });
  const next = { ...convoy, version: convoy.version + 1 };
  return {
    changes: { convoys: [next], manifestLines: [{ ...line, removedAt: now }] },
    entry: {
      name: 'convoy.person_removed',
      body: { reference: convoy.reference, lineId },
      subjects: [...subjectsOf(convoy), { kind: 'case', id: line.caseId }],
    },
    answer: convoyAnswer(next),
  };
}

/**
 * Nobody is on a frozen list who is not ready and for whom nobody answers: `manifest.carer_left_out` where a patient would
 * go without who cares for them, `manifest.not_ready` for anything else.
 */
export function mustBeReady(lines: readonly ManifestLine[], closed: Freezing['closed']): void {
  const unready = lines.map((line) => ({ lineId: line.id, shut: closed(line) })).filter(({ shut }) => shut.length > 0);
  const missing = unready.map(({ lineId, shut }) => ({ lineId, missing: shut.map(({ gate }) => gate) }));
  const split = unready.filter(({ shut }) => shut.some((each) => each.missing === 'carer_left_out'));
  if (split.length > 0)
    throw new RuleViolation('manifest.carer_left_out', { lineIds: split.map(({ lineId }) => lineId), lines: missing });
  if (missing.length > 0) throw new RuleViolation('manifest.not_ready', { lines: missing });
}

export interface Freezing {
  readonly sha256: (text: string) => string;
  /** The gates that keep a line's person from leaving, and that nobody answers for. */
  readonly closed: (line: ManifestLine) => readonly GateState[];
}

/**
 * Freezes the draft: every line now holds its person, and the lines have a hash that a printed list is checked against.
 * Refuses an empty draft, anyone held by another convoy's frozen manifest, and a patient who is said to have died: until
 * a person takes the line off, or the report back, the draft keeps it. Nobody is on a frozen line who is not ready, unless
 * somebody answers for it (DOMAIN 0.2).
 */
export function freezeManifest(
  convoy: Convoy,
  linesOfConvoy: readonly ManifestLine[],
  heldElsewhere: readonly ManifestLine[],
  cases: readonly MedevacCase[],
  { sha256, closed }: Freezing,
): Decision<ManifestChanges, ConvoyAnswer & { readonly manifestHash: string }> {
  mustBeOpen(convoy, 'freeze_manifest');
  const lines = linesOfConvoy.filter(({ removedAt }) => removedAt === null);
  if (lines.length === 0) throw new RuleViolation('manifest.empty');
  const taken = lines.filter(({ personId }) => heldElsewhere.some((held) => held.holds && held.personId === personId));
  if (taken.length > 0) {
    throw new RuleViolation(
      'manifest.person_already_frozen',
      { personIds: taken.map(({ personId }) => personId) },
      'conflict',
    );
  }

  const of = (each: MedevacCase): string[] => lines.filter(({ caseId }) => caseId === each.id).map(({ id }) => id);
  // Family may follow a patient who has arrived, and nobody whose case has ended.
  const isOn = ({ id }: MedevacCase): boolean => lines.some(({ personId }) => personId === id);
  const gone = cases.filter((each) => of(each).length > 0 && !isWaiting(each) && (isOn(each) || !hasArrived(each)));
  const dead = gone.filter(({ status }) => status === 'died_waiting' || status === 'died_in_transit');
  if (dead.length > 0) throw new RuleViolation('manifest.patient_died', { lineIds: dead.flatMap(of) });
  if (gone.length > 0) throw new RuleViolation('manifest.patient_not_waiting', { lineIds: gone.flatMap(of) });
  mustBeReady(lines, closed);

  const manifestHash = sha256(manifestText(lines));
  const next: Convoy = { ...convoy, version: convoy.version + 1, manifestStatus: 'frozen', manifestHash };
  const patients = new Set(lines.filter(({ personKind }) => personKind === 'patient').map(({ personId }) => personId));
  const scheduled = cases.filter(({ id, status }) => patients.has(id) && status !== 'scheduled');
  return {
    changes: {
      convoys: [next],
      manifestLines: lines.map((line) => ({ ...line, holds: true })),
      medevacCases: scheduled.map((each) => ({ ...each, status: 'scheduled', version: each.version + 1 })),
    },
    entry: {
      name: 'convoy.manifest_frozen',
      body: {
        reference: convoy.reference,
        manifestHash,
        patients: patients.size,
        companions: lines.length - patients.size,
      },
      subjects: [
        ...subjectsOf(convoy),
        ...[...new Set(lines.map(({ caseId }) => caseId))].map((id) => ({ kind: 'case', id }) as const),
      ],
    },
    openItems: aloneOf(lines, cases),
    answer: { ...convoyAnswer(next), manifestHash },
  };
}

/** Children on the list with nobody of their family on it: base asks before they travel with strangers (DOMAIN 8, pain 5). */
export const aloneOf = (lines: readonly ManifestLine[], cases: readonly MedevacCase[]): readonly OpenItemDraft[] =>
  cases
    .filter((each) => isChild(each) && lines.some(({ personId }) => personId === each.id))
    .filter(({ id }) => !lines.some(({ caseId, personKind }) => caseId === id && personKind === 'companion'))
    .map(({ id, ageBand }) => discrepancy('would_travel_alone', { kind: 'case', id }, { ageBand }));

/** The lines as the hash reads them: place by place, one a row. */
export function manifestText(lines: readonly ManifestLine[]): string {
  return lines
    .map(
      ({ vehicleId, place, personKind, personId }) =>
        `${vehicleId}\t${String(place).padStart(4, '0')}\t${personKind}\t${personId}`,
    )
    .sort()
    .join('\n');
}
