import type { EventName, HandlerName, LedgerEntry } from '@corridor/domain/audit';
import type { Effects } from '@corridor/storage/ledger/handlings';
import type { Storage } from '@corridor/storage/storage';
import { notifyWatchers } from './notifications/notify-watchers';
import { tellOutside } from './notifications/tell-outside';

/** Reads what it needs and says what to add. Runs twice and out of order without harm: what it adds has keys of its own. */
export type EventHandler = (entry: LedgerEntry, storage: Storage) => Promise<Effects>;

/**
 * Every side effect in the system. `eventHandlings` in the domain says which an entry owes; the compiler refuses a name
 * without a function here, and a function that nothing owes.
 */
export const eventHandlers = {
  'incident.reported': { notifyWatchers },
  'report.released': { notifyWatchers, tellOutside },
  'list.copy_shared': { notifyWatchers },
  'import.export_signed': { notifyWatchers },
  'list.copy_withdrawn': { notifyWatchers },
  'evacuation.requested': { notifyWatchers },
  'evacuation.death_reported': { notifyWatchers },
  'evacuation.death_confirmed': { notifyWatchers },
  'evacuation.death_withdrawn': { notifyWatchers },
  'evacuation.glass_broken': { notifyWatchers },
  'operation.gates_set': { notifyWatchers },
  'evacuation.assessed': { notifyWatchers },
  'evacuation.consent_recorded': { notifyWatchers },
  'evacuation.gate_overridden': { notifyWatchers },
  'evacuation.decided': { notifyWatchers },
  'evacuation.outcome_reported': { notifyWatchers },
  'evacuation.follow_up_passed': { notifyWatchers },
  'evacuation.advised_against': { notifyWatchers },
  'evacuation.merged': { notifyWatchers },
  'clearance.answered': { notifyWatchers },
  'bed_offer.withdrawn': { notifyWatchers },
  'device.revoked': { notifyWatchers },
  'command.held': { notifyWatchers },
  'convoy.planned': { notifyWatchers },
  'convoy.family_called': { notifyWatchers },
  'convoy.family_not_coming': { notifyWatchers },
  'convoy.substituted': { notifyWatchers },
  'convoy.manifest_frozen': { notifyWatchers },
  'convoy.released': { notifyWatchers },
  'convoy.cancelled': { notifyWatchers },
  'convoy.counted': { notifyWatchers },
  'convoy.departed': { notifyWatchers },
  'convoy.stopped': { notifyWatchers },
  'convoy.moving': { notifyWatchers },
  'convoy.arrived': { notifyWatchers },
  'convoy.problem_reported': { notifyWatchers },
  'convoy.others_counted': { notifyWatchers },
  'convoy.unknown_code_boarded': { notifyWatchers },
  'convoy.boarded': { notifyWatchers },
  'convoy.boarding_declined': { notifyWatchers },
  'convoy.got_off': { notifyWatchers },
  'convoy.died_aboard': { notifyWatchers },
  'convoy.person_taken_off': { notifyWatchers },
  'convoy.family_split': { notifyWatchers },
  'convoy.handed_over': { notifyWatchers },
  'convoy.overdue': { notifyWatchers },
  'convoy.all_clear': { notifyWatchers },
  'convoy.closed': { notifyWatchers },
  'proposal.made': { notifyWatchers },
  'proposal.declined': { notifyWatchers },
  'proposal.signature_withdrawn': { notifyWatchers },
  'proposal.countersigned': { notifyWatchers },
  'call.logged': { notifyWatchers },
  'pasted_text.purged': { notifyWatchers },
} as const satisfies HandlersOwed;

/** For each event that owes anything, exactly the handlers that it owes. */
type HandlersOwed = {
  readonly [E in EventName as HandlerName<E> extends never ? never : E]: {
    readonly [H in HandlerName<E>]: EventHandler;
  };
};

/** The function for a handling; undefined for a name that no version of this code knows any more. */
export function handlerFor(event: EventName, handler: string): EventHandler | undefined {
  const owed: Readonly<Record<string, Readonly<Record<string, EventHandler>>>> = eventHandlers;
  return owed[event]?.[handler];
}
