import type { ToldEvent } from './severity';

/** Groups of events that somebody can watch. */
export const watchKinds = [
  'medical',
  'movements',
  'clearances',
  'incidents',
  'protection',
  'reports',
  'sign_off',
] as const;
export type WatchKind = (typeof watchKinds)[number];

/** To which group an event belongs. The compiler asks for every event that somebody is told of. */
export const kindOf = {
  'evacuation.requested': 'medical',
  'evacuation.death_reported': 'medical',
  'evacuation.death_confirmed': 'medical',
  'evacuation.death_withdrawn': 'medical',
  'evacuation.assessed': 'medical',
  'evacuation.consent_recorded': 'medical',
  'evacuation.decided': 'medical',
  'evacuation.outcome_reported': 'medical',
  'evacuation.advised_against': 'medical',
  'evacuation.merged': 'medical',
  'bed_offer.withdrawn': 'medical',
  'convoy.died_aboard': 'medical',
  'convoy.planned': 'movements',
  'convoy.family_called': 'movements',
  'convoy.family_not_coming': 'movements',
  'convoy.substituted': 'movements',
  'convoy.manifest_frozen': 'movements',
  'convoy.released': 'movements',
  'convoy.cancelled': 'movements',
  'convoy.counted': 'movements',
  'convoy.departed': 'movements',
  'convoy.stopped': 'movements',
  'convoy.moving': 'movements',
  'convoy.arrived': 'movements',
  'convoy.problem_reported': 'movements',
  'convoy.others_counted': 'movements',
  'convoy.boarded': 'movements',
  'convoy.boarding_declined': 'movements',
  'convoy.got_off': 'movements',
  'convoy.handed_over': 'movements',
  'convoy.overdue': 'movements',
  'convoy.all_clear': 'movements',
  'convoy.closed': 'movements',
  'clearance.answered': 'clearances',
  'incident.reported': 'incidents',
  'convoy.person_taken_off': 'protection',
  'convoy.family_split': 'protection',
  'evacuation.glass_broken': 'protection',
  'device.revoked': 'protection',
  'list.copy_shared': 'protection',
  'list.copy_withdrawn': 'protection',
  'report.released': 'reports',
  'call.logged': 'reports',
  'command.held': 'reports',
  'pasted_text.purged': 'reports',
  'operation.gates_set': 'sign_off',
  'evacuation.gate_overridden': 'sign_off',
  'import.export_signed': 'sign_off',
  'proposal.made': 'sign_off',
  'proposal.declined': 'sign_off',
  'proposal.countersigned': 'sign_off',
  'proposal.signature_withdrawn': 'sign_off',
  'evacuation.follow_up_passed': 'medical',
  'convoy.unknown_code_boarded': 'movements',
} as const satisfies Record<ToldEvent, WatchKind>;

/** What is told of a movement that is over, or will not be: it gives nobody on the road away. */
const afterwards: readonly ToldEvent[] = ['convoy.all_clear', 'convoy.closed', 'convoy.cancelled'];

/** Whether it tells that a convoy leaves, where it is, or who is on it, while there are people on the road or soon will be. */
export const tellsOfMovement = (name: ToldEvent): boolean => kindOf[name] === 'movements' && !afterwards.includes(name);
