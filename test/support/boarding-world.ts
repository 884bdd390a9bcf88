import { createHash } from 'node:crypto';
import { themselves, RuleViolation, type Decision } from '@corridor/domain/commands';
import {
  boardFamily,
  type Boarding,
  cancelConvoy,
  type Convoy,
  type ConvoyLeg,
  type ConvoyReport,
  declareAllClear,
  type FamilyOnRecord,
  freezeManifest,
  handOver,
  type ManifestLine,
  putOnManifest,
  reportOnConvoy,
  reportSplit,
  standingOfConvoy,
  takeOff,
  takeOffManifest,
} from '@corridor/domain/convoys';
import {
  type CaseFile,
  closedGates,
  type DeathReport,
  type MedevacCase,
  type Override,
  type TakenOffReason,
} from '@corridor/domain/evacuations';
import { plusMinutes } from '@corridor/domain/time';
import { aCase, aConvoy, aLeg, aPlace, aReport, at, aVehicle, OPERATION } from './domain-builders';

/** Two convoys, two patients, and the companion of the first, in memory. Everything is decided by the rules alone. */
export interface World {
  readonly convoys: readonly Convoy[];
  readonly legs: readonly ConvoyLeg[];
  readonly lines: readonly ManifestLine[];
  readonly cases: readonly MedevacCase[];
  readonly reports: readonly ConvoyReport[];
  readonly boardings: readonly Boarding[];
  readonly deaths: readonly DeathReport[];
  readonly overrides: readonly Override[];
  /** People whose papers were seen: the one gate of this world. */
  readonly withPapers: readonly string[];
}

export const people = [
  { personKind: 'patient', personId: 'case-one', caseId: 'case-one' },
  { personKind: 'patient', personId: 'case-two', caseId: 'case-two' },
  { personKind: 'companion', personId: 'companion-one', caseId: 'case-one' },
] as const;
export const required = { gates: ['documents'], partyIds: [] } as const;

export const aWorld = (withPapers: readonly string[] = []): World => ({
  convoys: [aConvoy({ id: 'convoy-one' }), aConvoy({ id: 'convoy-two' })],
  legs: ['convoy-one', 'convoy-two'].map((convoyId) => aLeg({ id: `leg-of-${convoyId}`, convoyId })),
  lines: [],
  cases: [aCase({ id: 'case-one' }), aCase({ id: 'case-two' })],
  reports: [],
  boardings: [],
  deaths: [],
  overrides: [],
  withPapers,
});

/** One thing that somebody decides, or says, of a convoy and a person. */
export interface Move {
  readonly id: string;
  readonly what: (typeof decisions)[number] | (typeof told)[number];
  readonly convoy: number;
  readonly person: number;
  readonly place: number;
  readonly happened: number;
  /** Minutes until base hears of it; negative for a clock that runs ahead. */
  readonly heardAfter: number;
}
export const decisions = ['put', 'remove', 'answer_for', 'freeze', 'cancel', 'clear', 'clear_without'] as const;
export const told = [
  'board',
  'board_one',
  'absent',
  'off',
  'taken',
  'died',
  'split',
  'hand_over',
  'left',
  'held',
  'moving',
  'arrived',
] as const;

export const fileOf = (world: World, caseId: string): CaseFile => ({
  patient: world.cases.find(({ id }) => id === caseId) ?? aCase({ id: caseId }),
  companions: caseId === 'case-one' ? [{ id: 'companion-one', sex: 'female', ageBand: '18_59', isCarer: false }] : [],
  consents: [],
  clearances: [],
  destinations: [],
  bedOffers: [],
  documentChecks: world.withPapers.map((personId) => ({
    id: `check-of-${personId}`,
    operationId: OPERATION,
    caseId,
    personId,
    state: 'complete',
    checkedAt: at(-100),
    recordedAt: at(-100),
    checkedBy: 'account-of-coordinator',
  })),
  overrides: world.overrides,
  seated: [],
});

export const heardAt = ({ happened, heardAfter }: Move): string => at(happened + heardAfter);

/** What a rule makes of the move; undefined where it says no, or where there is nothing to decide. */
export function decide(world: World, move: Move): Decision<Partial<Omit<World, 'withPapers'>>, unknown> | undefined {
  try {
    return decided(world, move);
  } catch (refused) {
    if (!(refused instanceof RuleViolation)) throw refused;
    return undefined;
  }
}

function decided(world: World, move: Move) {
  const [convoy, person] = [world.convoys[move.convoy], people[move.person]];
  if (!convoy || !person) throw new Error('no such convoy or person');
  const own = world.lines.filter(({ convoyId }) => convoyId === convoy.id);
  const record = {
    convoy,
    legs: world.legs.filter(({ convoyId }) => convoyId === convoy.id),
    vehicles: [aVehicle()],
    lines: own,
    reports: world.reports.filter(({ convoyId }) => convoyId === convoy.id),
    boardings: world.boardings,
  };
  const now = heardAt(move);
  const by = { now, actorId: 'account-of-coordinator' };
  const witness = { ...by, occurredAt: at(move.happened) };
  const said = { id: move.id, noteId: null, ...themselves };
  const family: FamilyOnRecord = {
    record,
    file: fileOf(world, person.caseId),
    required,
    steps: world.boardings.filter(({ caseId }) => caseId === person.caseId),
    standings: world.convoys
      .filter(({ id }) => id !== convoy.id)
      .map((each) =>
        standingOfConvoy(
          each,
          world.legs.filter(({ convoyId }) => convoyId === each.id),
          world.reports.filter(({ convoyId }) => convoyId === each.id),
        ),
      ),
    deaths: world.deaths.filter(({ caseId }) => caseId === person.caseId),
    isHeld: world.lines.some(({ holds, personId }) => holds && personId === person.caseId),
  };
  // Said by name: *everybody aboard* is filled in by whoever says it, from what they see.
  const everybody = people.filter(({ caseId }) => caseId === person.caseId).map(({ personId }) => personId);
  const off = (reason: TakenOffReason) => takeOff(family, { ...said, personIds: [person.personId], reason }, witness);
  const word = (kind: ConvoyReport['kind'], reason: ConvoyReport['reason'] = null) =>
    reportOnConvoy(record, aReport({ id: move.id, kind, reason, convoyId: convoy.id }), witness, world.cases);
  switch (move.what) {
    case 'put': {
      const place = aPlace({ convoyId: convoy.id, vehicleId: `vehicle-of-${convoy.id}`, place: move.place });
      const line = { ...person, id: `line-${move.id}`, vehicleId: place.vehicleId, place: place.place };
      return named(putOnManifest(convoy, place, own, family.file.patient, line));
    }
    case 'remove': {
      const line = own.find(({ personId, removedAt }) => personId === person.personId && removedAt === null);
      return named(takeOffManifest(convoy, line, line?.id ?? 'none', { now }));
    }
    case 'answer_for':
      return { ...word('problem'), changes: { overrides: [anOverride(move, person, now)] } };
    case 'freeze':
      return named(
        freezeManifest(
          convoy,
          own,
          world.lines.filter(({ convoyId }) => convoyId !== convoy.id),
          world.cases.filter(({ id }) => own.some(({ caseId }) => caseId === id)),
          {
            sha256: (text) => createHash('sha256').update(text).digest('hex'),
            closed: ({ caseId, personId }) => closedGates(fileOf(world, caseId), personId, required, now),
          },
        ),
      );
    case 'cancel':
      return named(cancelConvoy(record, world.cases, by));
    case 'clear':
    case 'clear_without': {
      const didNotTravel = move.what === 'clear' ? [] : own.filter(({ holds }) => holds).map(({ id }) => id);
      return named(declareAllClear(record, world.cases, { patients: 0, companions: 0, vehicles: 1, didNotTravel }, by));
    }
    case 'board':
      return named(boardFamily(family, { ...said, personIds: null, absent: [], consent: null }, witness));
    case 'board_one':
      return named(boardFamily(family, { ...said, personIds: [person.personId], absent: [], consent: null }, witness));
    case 'absent':
      return named(
        boardFamily(family, { ...said, personIds: null, absent: [person.personId], consent: null }, witness),
      );
    case 'off':
      return named(off('left_by_choice'));
    case 'taken':
      return named(off('taken_off_by_others'));
    case 'died':
      return named(off('died'));
    case 'split':
      return named(reportSplit(family, { ...said, staying: [person.personId] }, witness));
    case 'hand_over':
      return named(
        handOver(
          family,
          { ...said, personIds: everybody, facilityId: null, condition: 'unknown', receivedById: null },
          witness,
        ),
      );
    case 'left':
    case 'moving':
    case 'arrived':
      return named(word(move.what));
    case 'held':
      return named(word('stopped', 'held_by'));
    default:
      return move.what satisfies never;
  }
}

const anOverride = (move: Move, { personId, caseId }: (typeof people)[number], now: string): Override => ({
  id: `override-${move.id}`,
  operationId: OPERATION,
  version: 1,
  caseId,
  personId,
  gate: 'documents',
  missing: 'documents_not_checked',
  reasonId: 'sealed',
  madeBy: 'account-of-coordinator',
  madeAt: now,
  standsUntil: plusMinutes(now, 24 * 60),
  secondBy: null,
  endedAt: null,
});

interface Tables {
  readonly convoys?: readonly Convoy[];
  readonly convoyLegs?: readonly ConvoyLeg[];
  readonly manifestLines?: readonly ManifestLine[];
  readonly medevacCases?: readonly MedevacCase[];
  readonly convoyReports?: readonly ConvoyReport[];
  readonly boardings?: readonly Boarding[];
  readonly deathReports?: readonly DeathReport[];
}

/** The changes by this world's names. */
const named = <Changes extends Tables, Answer>({ changes, ...decision }: Decision<Changes, Answer>) => ({
  ...decision,
  changes: {
    convoys: changes.convoys ?? [],
    legs: changes.convoyLegs ?? [],
    lines: changes.manifestLines ?? [],
    cases: changes.medevacCases ?? [],
    reports: changes.convoyReports ?? [],
    boardings: changes.boardings ?? [],
    deaths: changes.deathReports ?? [],
  },
});

/** The world after a move; the same where a rule said no. */
export function after(world: World, changes: Partial<Omit<World, 'withPapers'>> | undefined): World {
  const written = <Row extends { readonly id: string }>(rows: readonly Row[], changed: readonly Row[] = []): Row[] => [
    ...rows.map((row) => changed.find(({ id }) => id === row.id) ?? row),
    ...changed.filter(({ id }) => !rows.some((row) => row.id === id)),
  ];
  return {
    withPapers: world.withPapers,
    convoys: written(world.convoys, changes?.convoys),
    legs: written(world.legs, changes?.legs),
    lines: written(world.lines, changes?.lines),
    cases: written(world.cases, changes?.cases),
    reports: written(world.reports, changes?.reports),
    boardings: written(world.boardings, changes?.boardings),
    deaths: written(world.deaths, changes?.deaths),
    overrides: written(world.overrides, changes?.overrides),
  };
}
