import { hasArrived, isDead, isMoving, isWaiting, type MedevacCase } from '../evacuations';
import type { ListVersion } from './list-version';

export const fates = ['waiting', 'left', 'died', 'withdrawn', 'ended'] as const;
/** What became of somebody since they were listed. The dead stay what they are in every count. */
export type Fate = (typeof fates)[number];

/** Somebody on a list, by their code. */
export interface Listed extends Pick<MedevacCase, 'id' | 'code' | 'status'> {
  readonly fate: Fate;
}

export type ByFate = Readonly<Record<Fate, number>>;

/** The people that stand on both, or on one only, and what became of them. */
export interface Part {
  readonly people: readonly Listed[];
  readonly byFate: ByFate;
}

/** What one side says: its own total, and how many of it base knows by name. Only these two are ever subtracted. */
export interface SideOfDifference {
  readonly versionId: string;
  readonly reportedTotal: number | null;
  readonly named: number | null;
  /** How many more the total says than are known; negative where more are known than it says. Null where either is missing. */
  readonly unexplained: number | null;
}

/** Null where a side has no names: two totals say nothing about who stands on both. */
export interface Differences {
  readonly a: SideOfDifference;
  readonly b: SideOfDifference;
  readonly parts: { readonly inBoth: Part; readonly onlyA: Part; readonly onlyB: Part } | null;
}

interface Side {
  readonly version: Pick<ListVersion, 'id' | 'members' | 'reportedTotal'>;
  readonly people: readonly Pick<MedevacCase, 'id' | 'code' | 'status'>[];
}

export function fateOf(patient: Pick<MedevacCase, 'status'>): Fate {
  if (isWaiting(patient)) return 'waiting';
  if (isDead(patient)) return 'died';
  if (isMoving(patient) || hasArrived(patient)) return 'left';
  return patient.status === 'withdrawn' ? 'withdrawn' : 'ended';
}

/**
 * Why two lists do not have the same number: who stands on both, who on one only, and what became of them; and how far a
 * side's own total is from its own names.
 */
export function differencesOf(a: Side, b: Side): Differences {
  const sides = { a: sideOf(a), b: sideOf(b) };
  if (a.version.members === null || b.version.members === null) return { ...sides, parts: null };
  const [onA, onB] = [a, b].map(({ people }) => new Set(people.map(({ id }) => id)));
  return {
    ...sides,
    parts: {
      inBoth: partOf(a.people.filter(({ id }) => onB?.has(id))),
      onlyA: partOf(a.people.filter(({ id }) => !onB?.has(id))),
      onlyB: partOf(b.people.filter(({ id }) => !onA?.has(id))),
    },
  };
}

const sideOf = ({ version: { id, members, reportedTotal } }: Side): SideOfDifference => ({
  versionId: id,
  reportedTotal,
  named: members,
  unexplained: members === null || reportedTotal === null ? null : reportedTotal - members,
});

function partOf(people: Side['people']): Part {
  const listed = people
    .map(({ id, code, status }) => ({ id, code, status, fate: fateOf({ status }) }))
    // By code, which says nothing: no order of a list tells who goes first.
    .sort((x, y) => (x.code < y.code ? -1 : 1));
  const byFate = Object.fromEntries(fates.map((fate) => [fate, listed.filter((each) => each.fate === fate).length]));
  return { people: listed, byFate: byFate as ByFate }; // one entry a fate, just made
}
