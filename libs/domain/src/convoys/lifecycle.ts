import { can, type Actor, type Permission } from '../accounts';
import { RuleViolation } from '../commands';
import type { Convoy, ConvoyStatus } from './convoy';

/** Decisions about a convoy: refused where the table does not open them. */
export const convoyDecisions = [
  'assign',
  'put_on_manifest',
  'take_off_manifest',
  'freeze_manifest',
  'substitute',
  'release',
  'cancel',
  'declare_all_clear',
  'close',
] as const;
export type ConvoyDecision = (typeof convoyDecisions)[number];

/** The five words of the road, and the head counts. Offered where the table says; recorded wherever they come from. */
export const convoyWords = ['left', 'stopped', 'moving', 'arrived', 'problem', 'head_count', 'others'] as const;
export type ConvoyWord = (typeof convoyWords)[number];

/** What is said of somebody by name. */
export const boardingWords = ['board', 'get_off', 'hand_over'] as const;
export type BoardingWord = (typeof boardingWords)[number];

export type ConvoyAction = ConvoyDecision | ConvoyWord | BoardingWord;

/**
 * What is open in each state. A draft manifest belongs to `planned`; `ready` means frozen and released. A convoy that
 * stands may say so again, with another reason or another time for news.
 */
export const convoyLifecycle = {
  planned: [
    'assign',
    'put_on_manifest',
    'take_off_manifest',
    'freeze_manifest',
    'substitute',
    'release',
    'cancel',
    'head_count',
    'others',
    'board',
    'get_off',
    'problem',
    // A phone may not have heard of the release; what it says is recorded, and base is told.
    'left',
  ],
  ready: ['assign', 'substitute', 'cancel', 'left', 'head_count', 'others', 'board', 'get_off', 'problem'],
  en_route: ['assign', 'stopped', 'arrived', 'problem', 'head_count', 'others', 'board', 'get_off', 'hand_over'],
  stopped: [
    'assign',
    'stopped',
    'moving',
    'arrived',
    'problem',
    'head_count',
    'others',
    'board',
    'get_off',
    'hand_over',
  ],
  held: ['assign', 'stopped', 'moving', 'arrived', 'problem', 'head_count', 'others', 'board', 'get_off', 'hand_over'],
  at_stage: ['assign', 'left', 'problem', 'head_count', 'others', 'board', 'get_off', 'hand_over'],
  arrived: ['assign', 'declare_all_clear', 'problem', 'head_count', 'others', 'board', 'get_off', 'hand_over'],
  all_clear: ['close'],
  closed: [],
  cancelled: ['left', 'arrived', 'problem', 'head_count', 'others', 'board', 'get_off', 'hand_over'],
} as const satisfies Record<ConvoyStatus, readonly ConvoyAction[]>;

const permissionFor: Readonly<Record<ConvoyAction, Permission>> = {
  assign: 'convoys.plan',
  put_on_manifest: 'convoys.plan',
  take_off_manifest: 'convoys.plan',
  freeze_manifest: 'convoys.freeze_manifest',
  substitute: 'convoys.freeze_manifest',
  release: 'convoys.release',
  cancel: 'convoys.plan',
  declare_all_clear: 'convoys.all_clear',
  close: 'convoys.all_clear',
  left: 'convoys.report',
  stopped: 'convoys.report',
  moving: 'convoys.report',
  arrived: 'convoys.report',
  problem: 'convoys.report',
  head_count: 'convoys.report',
  others: 'convoys.report',
  board: 'convoys.report',
  get_off: 'convoys.report',
  hand_over: 'convoys.report',
};

/**
 * What this actor may do next with this convoy. The server puts it in its answers, the phone asks it of what it holds.
 */
export function availableActions(
  convoy: Pick<Convoy, 'status' | 'operationId' | 'enclaveId' | 'manifestStatus' | 'newsDueAt'>,
  actor: Actor,
  assignedAccountIds: readonly string[],
): readonly ConvoyAction[] {
  const { operationId, enclaveId } = convoy;
  const subject = { operationId, enclaveId, assignedAccountIds };
  return openActions(convoy).filter((action) => can(actor, permissionFor[action], subject));
}

/** Refuses a decision that the convoy's state does not open. */
export function mustBeOpen(convoy: Convoy, decision: ConvoyDecision): void {
  if (openActions(convoy).includes(decision)) return;
  throw new RuleViolation('convoy.decision_not_open', {
    decision,
    status: convoy.status,
    manifestStatus: convoy.manifestStatus,
  });
}

/**
 * The table, and what it cannot say by status alone: a frozen manifest stays as it is, and a convoy that was called off
 * has no words to say unless it left all the same and its clock runs.
 */
function openActions({
  status,
  manifestStatus,
  newsDueAt,
}: Pick<Convoy, 'status' | 'manifestStatus' | 'newsDueAt'>): readonly ConvoyAction[] {
  if (status === 'cancelled' && newsDueAt === null) return [];
  const open: readonly ConvoyAction[] = convoyLifecycle[status];
  const needsDraft: readonly ConvoyAction[] = ['put_on_manifest', 'take_off_manifest', 'freeze_manifest'];
  // Before the list is frozen nobody is at a door; on the road it may never have been.
  const needsList: readonly ConvoyAction[] =
    status === 'planned' ? ['release', 'others', 'board', 'get_off'] : ['release'];
  return open.filter((action) =>
    needsDraft.includes(action)
      ? manifestStatus === 'draft'
      : !needsList.includes(action) || manifestStatus === 'frozen',
  );
}
