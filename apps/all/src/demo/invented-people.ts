import type { AgeBand, ClinicalPriority, ConditionGroup, Mobility, Sex } from '@corridor/domain/evacuations';

/** Nobody: priority, mobility, age, sex, condition, and how many come along. */
export type Invented = readonly [ClinicalPriority, Mobility, AgeBand, Sex, ConditionGroup, 0 | 1 | 2];

/** Left on the 26th: four, with eight family members. */
export const firstFour: readonly Invented[] = [
  ['P1', 'stretcher', '1_4', 'female', 'heart', 2],
  ['P1', 'stretcher', '5_11', 'male', 'cancer', 2],
  ['P1', 'ambulatory', '18_59', 'female', 'kidney', 2],
  ['P2', 'wheelchair_steps', '60_over', 'male', 'heart', 2],
];

/** Approved with them, and did not leave. */
export const theFifth: Invented = ['P1', 'ambulatory', '12_17', 'female', 'cancer', 2];

/** Left on the 27th: twelve, with 23. */
export const twelve: readonly Invented[] = [
  ['P1', 'stretcher', 'under_1', 'male', 'newborn', 2],
  ['P1', 'ambulatory', '1_4', 'female', 'cancer', 2],
  ['P1', 'ambulatory', '1_4', 'male', 'kidney', 2],
  ['P1', 'stretcher', '5_11', 'female', 'heart', 2],
  ['P2', 'ambulatory', '5_11', 'male', 'respiratory', 2],
  ['P2', 'ambulatory', '5_11', 'female', 'cancer', 2],
  ['P2', 'wheelchair_no_steps', '12_17', 'male', 'war_injury', 2],
  ['P2', 'ambulatory', '18_59', 'female', 'cancer', 2],
  ['P1', 'stretcher', '18_59', 'female', 'maternal', 2],
  ['P2', 'ambulatory', '18_59', 'male', 'kidney', 2],
  ['P2', 'wheelchair_steps', '60_over', 'male', 'heart', 2],
  ['P3', 'ambulatory', '60_over', 'female', 'neurological', 1],
];

/** Left on the 28th: thirteen, with 25. The last of them is the reserve who took a seat that somebody declined. */
export const thirteen: readonly Invented[] = [
  ['P1', 'stretcher', 'under_1', 'female', 'heart', 2],
  ['P1', 'ambulatory', '1_4', 'male', 'cancer', 2],
  ['P1', 'ambulatory', '1_4', 'female', 'malnutrition', 2],
  ['P1', 'stretcher', '5_11', 'male', 'neurological', 2],
  ['P2', 'ambulatory', '5_11', 'female', 'kidney', 2],
  ['P2', 'ambulatory', '5_11', 'male', 'cancer', 2],
  ['P2', 'wheelchair_no_steps', '12_17', 'female', 'war_injury', 2],
  ['P2', 'ambulatory', '12_17', 'male', 'cancer', 2],
  ['P1', 'stretcher', '18_59', 'male', 'war_injury', 2],
  ['P2', 'ambulatory', '18_59', 'male', 'heart', 2],
  ['P2', 'ambulatory', '18_59', 'female', 'kidney', 2],
  ['P3', 'wheelchair_steps', '60_over', 'male', 'respiratory', 1],
  ['P2', 'ambulatory', '5_11', 'male', 'chronic_other', 2],
];

/** Was to leave on the 28th; the family declined. */
export const whoDeclined: Invented = ['P2', 'ambulatory', '5_11', 'female', 'chronic_other', 2];

/** Wait. Five of them are on the draft for January. */
export const waiting: readonly Invented[] = [
  ['P1', 'stretcher', '5_11', 'female', 'cancer', 1],
  ['P1', 'ambulatory', '1_4', 'male', 'heart', 2],
  ['P2', 'ambulatory', '18_59', 'female', 'kidney', 1],
  ['P2', 'wheelchair_steps', '60_over', 'male', 'heart', 1],
  ['P2', 'ambulatory', '12_17', 'male', 'cancer', 1],
  ['P2', 'ambulatory', '5_11', 'female', 'respiratory', 1],
  ['P1', 'stretcher', '18_59', 'male', 'war_injury', 1],
  ['P3', 'ambulatory', '18_59', 'female', 'chronic_other', 0],
  ['P3', 'ambulatory', '60_over', 'female', 'neurological', 1],
  ['P2', 'wheelchair_no_steps', '18_59', 'male', 'war_injury', 1],
  ['unknown', 'unknown', 'unknown', 'unknown', 'unknown', 0],
  ['P4', 'ambulatory', '12_17', 'male', 'other', 1],
  ['P2', 'ambulatory', '1_4', 'female', 'malnutrition', 2],
  ['P1', 'ambulatory', 'under_1', 'male', 'respiratory', 2],
  ['P3', 'wheelchair_steps', '60_over', 'female', 'heart', 1],
  ['P2', 'ambulatory', '18_59', 'male', 'cancer', 0],
  ['P3', 'ambulatory', '5_11', 'male', 'infection', 1],
  ['P2', 'stretcher', '18_59', 'female', 'other_injury', 1],
  ['P2', 'ambulatory', '12_17', 'female', 'kidney', 1],
  ['P3', 'ambulatory', '18_59', 'male', 'mental_health', 1],
  ['P1', 'stretcher', '1_4', 'male', 'cancer', 2],
  ['P4', 'ambulatory', '18_59', 'female', 'other', 0],
  ['P2', 'ambulatory', '60_over', 'male', 'kidney', 1],
  ['P3', 'ambulatory', '5_11', 'female', 'chronic_other', 1],
  ['P2', 'wheelchair_immobile', '18_59', 'male', 'neurological', 1],
  ['unknown', 'ambulatory', '18_59', 'female', 'unknown', 0],
  ['P3', 'ambulatory', '12_17', 'male', 'respiratory', 1],
  ['P2', 'ambulatory', '1_4', 'male', 'heart', 2],
  ['P3', 'ambulatory', '18_59', 'female', 'maternal', 1],
  ['P4', 'ambulatory', '60_over', 'male', 'chronic_other', 0],
  ['P2', 'stretcher', '5_11', 'male', 'other_injury', 1],
  ['P3', 'ambulatory', '18_59', 'male', 'infection', 0],
  ['P1', 'ambulatory', '5_11', 'female', 'cancer', 2],
  ['P2', 'ambulatory', '18_59', 'female', 'heart', 1],
  ['P3', 'wheelchair_steps', '60_over', 'female', 'other', 1],
  ['unknown', 'unknown', '1_4', 'male', 'unknown', 1],
];
