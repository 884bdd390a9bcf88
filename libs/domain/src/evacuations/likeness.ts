import type { Instant } from '../time';
import type { MedevacCase } from './medevac-case';
import { nameWords, withEuropeanDigits } from './name-likeness';

/** What is known of who somebody is, as it was typed. */
export interface PersonFacts extends Pick<MedevacCase, 'sex' | 'ageBand'> {
  readonly name: string | null;
  readonly motherName: string | null;
  readonly ageMonths: number | null;
  readonly phone: string | null;
  /** The number under which whoever sent a list knows them. */
  readonly senderNumber: string | null;
}

/**
 * What two records of one person share. `sure` is two facts in one text: only those are looked for whenever somebody is
 * asked for, so that a common name costs nothing.
 */
export const tokenKinds = ['name', 'pair', 'mother', 'born', 'phone', 'sure'] as const;
export type TokenKind = (typeof tokenKinds)[number];

/** One such fact, hashed under a key of the operation: it tells nothing without it. */
export interface PersonToken {
  readonly id: string;
  readonly operationId: string;
  readonly caseId: string;
  readonly kind: TokenKind;
  readonly token: string;
}

export interface LikenessText {
  readonly kind: TokenKind;
  readonly text: string;
}

/** An infant's age is told in months, and those are counted differently by one. */
const INFANT_MONTHS = 36;
const MOST_WORDS = 5;
/** A name of so many words is seldom another's. */
const RARE_WORDS = 3;
const PHONE_DIGITS = 8;

/** The texts to hash. `now` turns an age into a month or year of birth, so that two lists of different years compare. */
export function likenessTexts(person: PersonFacts, now: Instant): readonly LikenessText[] {
  const words = nameWords(person.name ?? '');
  const name = words.join(' ');
  const mother = nameWords((person.motherName ?? '').trim().split(/\s+/).slice(0, 2).join(' '))[0] ?? '';
  const born = person.ageMonths === null ? [] : bornTexts(person.ageMonths, now);
  const phone = withEuropeanDigits(person.phone ?? '')
    .replace(/\D/g, '')
    .slice(-PHONE_DIGITS);
  const isPhone = phone.length === PHONE_DIGITS;
  const isTold = person.sex !== 'unknown' && person.ageBand !== 'unknown';
  const sure = [
    ...(mother === '' ? [] : [`mother ${mother}`]),
    ...(isPhone ? [`phone ${phone}`] : []),
    ...(person.senderNumber === null ? [] : [`number ${withEuropeanDigits(person.senderNumber).trim().toLowerCase()}`]),
    ...born,
    ...(words.length >= RARE_WORDS && isTold ? [`${person.sex} ${person.ageBand}`] : []),
  ];
  return [
    ...(name === '' ? [] : [of('name', name)]),
    ...pairs(words.slice(0, MOST_WORDS)).map((pair) => of('pair', pair)),
    ...(mother === '' ? [] : [of('mother', mother)]),
    ...born.map((each) => of('born', each)),
    ...(isPhone ? [of('phone', phone)] : []),
    ...(name === '' ? [] : sure.map((each) => of('sure', `${name} + ${each}`))),
  ];
}

// The kind is in the text: the same word as a name and as a mother's name is not the same token.
const of = (kind: TokenKind, text: string): LikenessText => ({ kind, text: `${kind} ${text}` });

const pairs = (words: readonly string[]): string[] =>
  words.flatMap((word, i) => words.slice(i + 1).map((other) => `${word} ${other}`));

/** The month of birth and its neighbours, or the year and its: two that share one of them may be of one age. */
function bornTexts(ageMonths: number, now: Instant): string[] {
  const month = Number(now.slice(0, 4)) * 12 + Number(now.slice(5, 7)) - 1 - ageMonths;
  const [unit, middle] = ageMonths < INFANT_MONTHS ? ['month', month] : ['year', Math.floor(month / 12)];
  return [-1, 0, 1].map((step) => `${unit} ${String(middle + step)}`);
}

export const agreements = ['name', 'part_of_name', 'mother', 'phone', 'age', 'sex', 'area', 'facility'] as const;
export type Agreement = (typeof agreements)[number];

const weight: Readonly<Record<Agreement, number>> = {
  name: 5,
  part_of_name: 3,
  mother: 3,
  phone: 4,
  age: 2,
  sex: 1,
  area: 1,
  facility: 1,
};
/** Below this, two records share too little to ask a person. */
export const LEAST_SCORE = 6;

export interface Likeness {
  readonly agrees: readonly Agreement[];
  readonly score: number;
}

export type Compared = Pick<MedevacCase, 'sex' | 'ageBand' | 'enclaveId' | 'facilityId'> & {
  readonly tokens: readonly Pick<PersonToken, 'kind' | 'token'>[];
};

/** How alike two records are, and in what. A sex that differs weighs against it as much as a mother's name for it. */
export function likeness(one: Compared, other: Compared): Likeness {
  const shares = (kind: TokenKind): boolean =>
    one.tokens.some((a) => a.kind === kind && other.tokens.some((b) => b.kind === kind && a.token === b.token));
  const isTold = one.sex !== 'unknown' && other.sex !== 'unknown';
  const hasName = shares('name');
  const ofBoth: Readonly<Record<Agreement, boolean>> = {
    name: hasName,
    part_of_name: !hasName && shares('pair'),
    mother: shares('mother'),
    phone: shares('phone'),
    age: shares('born') || (one.ageBand !== 'unknown' && one.ageBand === other.ageBand),
    sex: isTold && one.sex === other.sex,
    area: one.enclaveId === other.enclaveId,
    facility: one.facilityId !== null && one.facilityId === other.facilityId,
  };
  const agrees = agreements.filter((each) => ofBoth[each]);
  const against = isTold && one.sex !== other.sex ? weight.mother : 0;
  return { agrees, score: agrees.reduce((sum, each) => sum + weight[each], 0) - against };
}

/** Whether somebody should look at the two side by side: they share a name, and enough else agrees. A telephone serves a family. */
export const isAlike = ({ agrees, score }: Likeness): boolean =>
  score >= LEAST_SCORE && (['name', 'part_of_name'] as const).some((each) => agrees.includes(each));
