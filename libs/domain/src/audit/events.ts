/**
 * Everything that can stand in the ledger, and which handlers owe it work. The worker's `event-handlers.ts` puts a
 * function beside each name; the compiler refuses a name without one, and one without a name.
 */
export const eventHandlings = {
  'operation.opened': [],
  'operation.clock_advanced': [],
  'operation.closed': [],
  'operation.keys_rotated': [],
  'account.created': [],
  'account.roles_granted': [],
  'account.removed': [],
  'account.link_issued': [],
  'account.link_used': [],
  'token.issued': [],
  'token.revoked': [],
  'organisation.registered': [],
  'party.registered': [],
  'facility.registered': [],
  'enclave.logged': [],
  'enclave.classified': [],
  'population.estimated': [],
  'figure.reported': [],
  'incident.reported': ['notifyWatchers'],
  'evacuation.requested': ['notifyWatchers'],
  'evacuation.death_reported': ['notifyWatchers'],
  'evacuation.death_confirmed': ['notifyWatchers'],
  'evacuation.death_withdrawn': ['notifyWatchers'],
  'evacuation.erased': [],
  'evacuation.glass_broken': ['notifyWatchers'],
  'convoy.planned': ['notifyWatchers'],
  'convoy.assigned': [],
  'convoy.person_added': [],
  'convoy.person_removed': [],
  'convoy.manifest_frozen': ['notifyWatchers'],
  'convoy.released': ['notifyWatchers'],
  'convoy.cancelled': ['notifyWatchers'],
  'convoy.counted': ['notifyWatchers'],
  'convoy.departed': ['notifyWatchers'],
  'convoy.stopped': ['notifyWatchers'],
  'convoy.moving': ['notifyWatchers'],
  'convoy.arrived': ['notifyWatchers'],
  'convoy.problem_reported': ['notifyWatchers'],
  'convoy.overdue': ['notifyWatchers'],
  'convoy.all_clear': ['notifyWatchers'],
  'convoy.closed': ['notifyWatchers'],
  'watch.stood': [],
  'watch.ended': [],
  'open_item.resolved': [],
  'proposal.made': ['notifyWatchers'],
  'proposal.declined': ['notifyWatchers'],
  'call.logged': ['notifyWatchers'],
  'pasted_text.kept': [],
  'pasted_text.settled': [],
  'pasted_text.purged': ['notifyWatchers'],
} as const satisfies Record<string, readonly string[]>;

export type EventName = keyof typeof eventHandlings;
export const eventNames = Object.keys(eventHandlings) as readonly EventName[];

/** The handlers that an event owes. */
export type HandlerName<E extends EventName = EventName> = (typeof eventHandlings)[E][number];
