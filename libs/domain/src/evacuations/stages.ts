import type { CaseStatus } from './medevac-case';

/** What became of those who asked, as far as it says whether everybody's turn comes alike. */
export const equityStages = ['waiting', 'left', 'diedWaiting', 'otherwise'] as const;
export type EquityStage = (typeof equityStages)[number];

/** Null: no person of their own, so nobody who asked. Who died after leaving had their turn; who died waiting had none. */
export const stageOf: Readonly<Record<CaseStatus, EquityStage | null>> = {
  submitted: 'waiting',
  needs_information: 'waiting',
  under_review: 'waiting',
  listed: 'waiting',
  deferred: 'waiting',
  suspended: 'waiting',
  scheduled: 'waiting',
  // On the way: they have left.
  boarded: 'left',
  in_transit: 'left',
  held_at_checkpoint: 'left',
  died_in_transit: 'left',
  handed_over: 'left',
  admitted: 'left',
  transferred_onward: 'left',
  discharged: 'left',
  returned: 'left',
  remains: 'left',
  resettled: 'left',
  died_after_arrival: 'left',
  died_waiting: 'diedWaiting',
  not_advised: 'otherwise',
  withdrawn: 'otherwise',
  left_by_other_means: 'otherwise',
  treated_locally: 'otherwise',
  detained: 'otherwise',
  missing: 'otherwise',
  lost_to_follow_up: 'otherwise',
  // Counted as the case that they go on in.
  merged: null,
  entered_in_error: null,
};
