import { type EventName, eventHandlings } from '../audit';

export const severities = ['info', 'attention', 'alarm'] as const;
export type Severity = (typeof severities)[number];

/** Events that somebody may hear of. */
export type ToldEvent = {
  [E in EventName]: 'notifyWatchers' extends (typeof eventHandlings)[E][number] ? E : never;
}[EventName];

/** How loud an event is. The compiler asks for every event that owes a notification. */
export const severityOf = {
  'incident.reported': 'attention',
  'report.released': 'info',
  'list.copy_shared': 'attention',
  'import.export_signed': 'attention',
  'list.copy_withdrawn': 'attention',
  'evacuation.requested': 'info',
  'evacuation.death_reported': 'attention',
  'evacuation.death_confirmed': 'attention',
  'evacuation.death_withdrawn': 'attention',
  'evacuation.glass_broken': 'alarm',
  'operation.gates_set': 'alarm',
  'evacuation.assessed': 'info',
  'evacuation.consent_recorded': 'attention',
  'evacuation.gate_overridden': 'alarm',
  'evacuation.decided': 'info',
  'evacuation.outcome_reported': 'attention',
  'evacuation.follow_up_passed': 'attention',
  'evacuation.advised_against': 'attention',
  'evacuation.merged': 'info',
  'clearance.answered': 'attention',
  'bed_offer.withdrawn': 'attention',
  'device.revoked': 'attention',
  'command.held': 'attention',
  'convoy.planned': 'info',
  'convoy.family_called': 'info',
  'convoy.family_not_coming': 'attention',
  'convoy.substituted': 'attention',
  'convoy.manifest_frozen': 'info',
  'convoy.released': 'attention',
  'convoy.cancelled': 'attention',
  'convoy.counted': 'info',
  'convoy.departed': 'attention',
  'convoy.stopped': 'attention',
  'convoy.moving': 'info',
  'convoy.arrived': 'attention',
  'convoy.problem_reported': 'alarm',
  'convoy.others_counted': 'info',
  'convoy.unknown_code_boarded': 'attention',
  'convoy.boarded': 'info',
  'convoy.boarding_declined': 'attention',
  'convoy.got_off': 'attention',
  'convoy.died_aboard': 'alarm',
  'convoy.person_taken_off': 'alarm',
  'convoy.family_split': 'alarm',
  'convoy.handed_over': 'info',
  'convoy.overdue': 'alarm',
  'convoy.all_clear': 'attention',
  'convoy.closed': 'info',
  'proposal.made': 'attention',
  'proposal.declined': 'info',
  'proposal.signature_withdrawn': 'attention',
  'proposal.countersigned': 'info',
  'call.logged': 'info',
  'pasted_text.purged': 'attention',
} as const satisfies Record<ToldEvent, Severity>;

export const isTold = (name: EventName): name is ToldEvent => name in severityOf;
