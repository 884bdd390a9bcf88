import type { Subject } from '../audit';
import type { Instant } from '../time';
import type { CommandName } from './command-rules';

/** What a device adds to a command that it sends: its id, its own running number, its signature over the rest. */
export interface DeviceStamp {
  readonly id: string;
  readonly seq: number;
  readonly sig: string;
}

/**
 * The one envelope for every change, whether it comes from a form, a phone or an import.
 * `id` makes a repeat harmless, `seenVersion` says on which version of the subject the person decided, `after` names
 * commands of the same hand that this one builds on, `occurredAt` is the claim of a device or witness.
 */
export interface Command<Payload = unknown> {
  readonly id: string;
  readonly name: CommandName;
  readonly v: number;
  readonly operationId: string;
  readonly subject: Subject;
  readonly seenVersion?: number;
  readonly after: readonly string[];
  readonly occurredAt: Instant;
  readonly actorId: string;
  readonly device?: DeviceStamp;
  readonly payload: Payload;
}

/** The actor of what the system does by itself (a deadline that fell due). */
export const SYSTEM_ACTOR = '00000000-0000-7000-8000-000000000000';
