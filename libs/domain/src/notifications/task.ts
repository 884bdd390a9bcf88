import { type Actor, can, type Permission } from '../accounts';
import type { ToldEvent } from './severity';

/** The convoy that an event tells of, with who has to do with it now. */
export interface MovementHere {
  readonly name: ToldEvent;
  readonly operationId: string;
  readonly enclaveId: string | null;
  readonly assignedAccountIds: readonly string[];
  /** By the rota, for its area. */
  readonly onDutyAccountIds: readonly string[];
  /** Whether the person watches that very convoy, alone or with a team. */
  readonly watchesIt: boolean;
}

/** Before it leaves a convoy is also in the hands of who plans it and writes its list. */
const beforeItLeaves: readonly ToldEvent[] = [
  'convoy.planned',
  'convoy.family_called',
  'convoy.family_not_coming',
  'convoy.substituted',
  'convoy.manifest_frozen',
];

/**
 * Whether somebody has a task on the movement that an event tells of, and so is told at once: they are assigned to it, on
 * duty for it, watch it by name, or may act on it (decision 26).
 */
export function hasTask(person: Actor, movement: MovementHere): boolean {
  const { name, assignedAccountIds, onDutyAccountIds, watchesIt } = movement;
  if (watchesIt || [...assignedAccountIds, ...onDutyAccountIds].includes(person.accountId)) return true;
  const acting: readonly Permission[] = beforeItLeaves.includes(name)
    ? ['convoys.plan', 'convoys.report']
    : ['convoys.report'];
  return acting.some((permission) => can(person, permission, movement));
}
