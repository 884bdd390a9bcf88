import type {
  Acuity,
  AgeBand,
  ClinicalPriority,
  CompanionRelation,
  ConditionGroup,
  Mobility,
  PersonFacts,
  Sex,
} from '../evacuations';
import type { ColumnUse } from './known-headers';
import { plain, saysNothing } from './plain';
import { ageBandOf, readAge, readBirthDate } from './read-age';
import {
  readAcuity,
  readConditionGroup,
  readMobility,
  readPriority,
  readRelation,
  readSex,
  type ReadWord,
} from './read-words';

/** Somewhere that a row may name, by any of its names. */
export interface KnownPlace {
  readonly id: string;
  readonly names: readonly string[];
}

export interface ListContext {
  readonly areas: readonly KnownPlace[];
  readonly facilities: readonly KnownPlace[];
  readonly defaultAreaId: string;
  readonly defaultFacilityId: string | null;
  /** The day on which the list is read, by which ages are counted. */
  readonly today: string;
}

/** What keeps a row behind until somebody mends it, and what is only said. */
export const rowErrors = ['no_name', 'area_unknown', 'too_long'] as const;
export const rowWarnings = [
  'age_unclear',
  'sex_unclear',
  'priority_unclear',
  'acuity_unclear',
  'mobility_unclear',
  'facility_unknown',
  'relation_unclear',
] as const;
export type RowProblemCode = (typeof rowErrors)[number] | (typeof rowWarnings)[number];

export interface RowProblem {
  readonly code: RowProblemCode;
  /** The place of the column; null where it is about the whole row. */
  readonly column: number | null;
}

export interface RowCompanion {
  readonly name: string;
  readonly relation: CompanionRelation;
}

/** A row as it will be asked for. Every fact may be *unknown*. */
export interface RowFacts {
  readonly number: string | null;
  readonly name: string | null;
  readonly motherName: string | null;
  readonly sex: Sex;
  readonly ageMonths: number | null;
  readonly ageBand: AgeBand;
  readonly diagnosis: string | null;
  readonly conditionGroup: ConditionGroup;
  readonly priority: ClinicalPriority;
  readonly acuity: Acuity;
  readonly mobility: Mobility;
  readonly phone: string | null;
  readonly note: string | null;
  readonly areaId: string;
  readonly facilityId: string | null;
  readonly companions: readonly RowCompanion[];
}

export interface ReadRow {
  readonly facts: RowFacts;
  readonly problems: readonly RowProblem[];
}

const LONGEST_NAME = 200;
const LONGEST_TEXT = 4_000;
const MOST_COMPANIONS = 30;

export const isError = ({ code }: RowProblem): boolean => (rowErrors as readonly string[]).includes(code);

/** Reads one row by what its columns are used for. Never throws: what cannot be read is *unknown*, with a problem that says so. */
export function readRow(cells: readonly string[], columns: readonly ColumnUse[], context: ListContext): ReadRow {
  const problems: RowProblem[] = [];
  const placeOf = (use: ColumnUse): number | null => (columns.includes(use) ? columns.indexOf(use) : null);
  const cell = (use: ColumnUse): string => (cells[placeOf(use) ?? -1] ?? '').trim();
  const text = (use: ColumnUse): string | null => (saysNothing(cell(use)) ? null : cell(use));
  const note = (code: RowProblemCode, use: ColumnUse | null): void => {
    problems.push({ code, column: use === null ? null : placeOf(use) });
  };
  const word = <Value extends string>(
    use: ColumnUse,
    read: (said: string) => ReadWord<Value>,
    code: RowProblemCode,
  ) => {
    const found = read(cell(use));
    if (!found.isClear) note(code, use);
    return found.value;
  };

  const names = (['name', 'first_name', 'father_name', 'family_name'] as const).map(text);
  const name = names.filter((each) => each !== null).join(' ') || null;
  if (name === null) note('no_name', columns.includes('name') ? 'name' : 'first_name');

  const hasAge = text('age') !== null;
  const age = hasAge
    ? readAge(cell('age'), cell('age_unit'), context.today)
    : readBirthDate(cell('birth_date'), context.today);
  if (!age.isClear) note('age_unclear', hasAge ? 'age' : 'birth_date');

  const areaId = knownBy(context.areas, cell('area')) ?? (text('area') === null ? context.defaultAreaId : null);
  if (areaId === null) note('area_unknown', 'area');
  const facilityId = knownBy(context.facilities, cell('facility'));
  if (facilityId === null && text('facility') !== null) note('facility_unknown', 'facility');

  const diagnosis = text('diagnosis');
  const group = readConditionGroup(cell('condition_group')).value;
  const facts: RowFacts = {
    number: text('number'),
    name,
    motherName: text('mother_name'),
    sex: word('sex', readSex, 'sex_unclear'),
    ageMonths: age.months,
    ageBand: ageBandOf(age.months),
    diagnosis,
    conditionGroup: group === 'unknown' ? readConditionGroup(diagnosis ?? '').value : group,
    priority: word('priority', readPriority, 'priority_unclear'),
    acuity: word('acuity', readAcuity, 'acuity_unclear'),
    mobility: word('mobility', readMobility, 'mobility_unclear'),
    phone: text('phone'),
    note: text('note'),
    areaId: areaId ?? context.defaultAreaId,
    facilityId: facilityId ?? context.defaultFacilityId,
    companions: companionsOf(cells, columns),
  };
  if (facts.companions.some(({ relation }) => relation === 'other') && text('companion_relation') !== null)
    if (!readRelation(cell('companion_relation')).isClear) note('relation_unclear', 'companion_relation');
  if (isTooLong(facts)) note('too_long', null);
  return { facts, problems };
}

const knownBy = (places: readonly KnownPlace[], said: string): string | null =>
  saysNothing(said)
    ? null
    : (places.find(({ names }) => names.some((each) => plain(each) === plain(said)))?.id ?? null);

/** Several names stand in one cell behind one another, or in columns of their own; the relation column is about the first. */
function companionsOf(cells: readonly string[], columns: readonly ColumnUse[]): readonly RowCompanion[] {
  const names = columns
    .flatMap((use, i) => (use === 'companion_name' ? (cells[i] ?? '').split(/[,،;؛\n+]| و(?=\S+ \S)/) : []))
    .map((each) => each.trim())
    .filter((each) => !saysNothing(each) && !/^\d+$/.test(each));
  const relations = (cells[columns.indexOf('companion_relation')] ?? '').split(/[,،;؛\n+]/);
  return names.slice(0, MOST_COMPANIONS).map((name, i) => {
    const { value } = readRelation((relations[i] ?? '').trim());
    return { name, relation: value === 'unknown' ? 'other' : value };
  });
}

const isTooLong = ({ number, name, motherName, phone, diagnosis, note, companions }: RowFacts): boolean =>
  [number, name, motherName, phone, ...companions.map((each) => each.name)].some(
    (each) => (each ?? '').length > LONGEST_NAME,
  ) || [diagnosis, note].some((each) => (each ?? '').length > LONGEST_TEXT);

/** What two rows, or a row and a case, are compared by. */
export const personOf = (facts: RowFacts): PersonFacts => {
  const { name, motherName, ageMonths, phone, sex, ageBand, number: senderNumber } = facts;
  return { name, motherName, ageMonths, phone, sex, ageBand, senderNumber };
};
