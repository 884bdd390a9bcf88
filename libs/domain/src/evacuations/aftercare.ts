import { RuleViolation } from '../commands';
import type { Day } from '../time';
import type { CaseStatus } from './medevac-case';

/** What people say became of a patient. Never refused (DOMAIN 0.1); `declined` a destination is a matter of consent. */
export const reportableOutcomes = [
  'withdrawn',
  'left_by_other_means',
  'treated_locally',
  'detained',
  'missing',
  'lost_to_follow_up',
  'admitted',
  'transferred_onward',
  'discharged',
  'returned',
  'remains',
  'resettled',
] as const satisfies readonly CaseStatus[];
export type ReportableOutcome = (typeof reportableOutcomes)[number];

/** The ward, or the kind of bed, as hospitals name them. */
export const wardTypes = [
  'general',
  'surgical',
  'intensive_care',
  'paediatric',
  'neonatal',
  'maternity',
  'dialysis',
  'burns',
  'isolation',
  'mental_health',
  'rehabilitation',
  'other',
  'unknown',
] as const;
export type WardType = (typeof wardTypes)[number];

/** Whether somebody went, or stayed, of their own will. */
export const voluntaryAnswers = ['yes', 'no', 'unknown'] as const;
export type VoluntaryAnswer = (typeof voluntaryAnswers)[number];

/** Whether somebody looked, before, at what awaits them there. */
export const safeReturnChecks = ['done', 'not_done', 'unknown'] as const;
export type SafeReturnCheck = (typeof safeReturnChecks)[number];

/** What an outcome must record (DOMAIN 2.3a), as far as anybody knows it; null: nobody recorded it. */
export interface Aftercare {
  readonly facilityId: string | null;
  readonly ward: WardType | null;
  readonly followUpOn: Day | null;
  readonly voluntary: VoluntaryAnswer | null;
  readonly safeReturnCheck: SafeReturnCheck | null;
}
export type AftercareFact = keyof Aftercare;

const facts = {
  admitted: ['facilityId', 'ward'],
  transferred_onward: ['facilityId', 'ward', 'followUpOn'],
  discharged: ['followUpOn'],
  returned: ['voluntary', 'safeReturnCheck'],
  remains: ['voluntary', 'safeReturnCheck'],
  resettled: ['voluntary', 'safeReturnCheck'],
} as const satisfies Partial<Record<ReportableOutcome, readonly AftercareFact[]>>;

/** What is asked with an outcome; nothing with most. */
export const factsAskedWith = (outcome: ReportableOutcome): readonly AftercareFact[] =>
  outcome in facts ? facts[outcome as keyof typeof facts] : [];

const everyFact = ['facilityId', 'ward', 'followUpOn', 'voluntary', 'safeReturnCheck'] as const;

/** Refuses with `outcome.fact_does_not_fit`: a ward of somebody who went home is a slip of the hand, not a report. */
export function mustFitOutcome(outcome: ReportableOutcome, said: Partial<Aftercare>): void {
  const asked = factsAskedWith(outcome);
  const fact = everyFact.find((each) => (said[each] ?? null) !== null && !asked.includes(each));
  if (fact !== undefined) throw new RuleViolation('outcome.fact_does_not_fit', { outcome, fact }, 'invalid');
}

/** The steps after the road, in their order: some have more than one name. */
const stages = [
  ['handed_over'],
  ['admitted', 'transferred_onward'],
  ['discharged'],
  ['returned', 'remains', 'resettled'],
] as const;

interface Step {
  readonly outcome: ReportableOutcome | 'handed_over';
}

/** A step that must have been, and that nobody reported. */
export interface StepNotRecorded {
  readonly outcome: 'handed_over' | 'admitted' | 'discharged';
  readonly isRecorded: false;
}

const stageOf = ({ outcome }: Step): number =>
  stages.findIndex((stage) => (stage as readonly string[]).includes(outcome));

/** The steps as they happened, with those between that nobody recorded (DOMAIN 0.1). */
export function withStepsNotRecorded<Said extends Step>(
  said: readonly Said[],
): readonly ((Said & { readonly isRecorded: true }) | StepNotRecorded)[] {
  let reached = -1;
  return said.flatMap((step) => {
    const stage = stageOf(step);
    const between = stages.slice(reached + 1, Math.max(stage, 0)).map(([outcome]) => outcome);
    reached = Math.max(reached, stage);
    return [
      ...between.map((outcome) => ({ outcome, isRecorded: false }) as StepNotRecorded),
      { ...step, isRecorded: true as const },
    ];
  });
}
