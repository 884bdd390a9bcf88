import type { CommandName } from '../commands';

/** What a phone may send by itself: reports of what happened, and nothing that decides. */
export const fieldCommands = [
  'report_departure',
  'report_stop',
  'report_moving',
  'report_arrival',
  'report_problem',
  'report_head_count',
  'board_others',
  'board_family',
  'board_by_code',
  'board_person',
  'take_off',
  'report_split',
  'hand_over',
  'request_evacuation',
  'report_incident',
] as const satisfies readonly CommandName[];
export type FieldCommand = (typeof fieldCommands)[number];

/**
 * A command as a phone signs it, before it is turned into text. Times are ISO 8601 with offset, ids UUIDs; `payload` is the
 * body of the command's own route, without the moment.
 */
export interface SignedEnvelope {
  readonly id: string;
  readonly name: FieldCommand;
  readonly v: 1;
  readonly operationId: string;
  readonly subject: { readonly kind: 'convoy' | 'case' | 'incident'; readonly id: string };
  readonly seenVersion?: number;
  readonly after: readonly string[];
  readonly occurredAt: string;
  readonly actorId: string;
  /** `seq` is the phone's own running number: a gap says that something did not arrive. */
  readonly device: { readonly id: string; readonly seq: number };
  readonly payload: object;
}

export const syncOutcomes = ['applied', 'duplicate', 'refused', 'in_review'] as const;
export type SyncOutcome = (typeof syncOutcomes)[number];
