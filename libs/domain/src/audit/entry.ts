import type { Instant } from '../time';
import type { EventName } from './events';
import type { Subject } from './subject';

/** A value that an entry may hold: ids, codes, counts, moments, statistical codes. Never words somebody typed. */
export type BodyValue = string | number | boolean | null | readonly BodyValue[] | { readonly [key: string]: BodyValue };

export type EntryBody = Readonly<Record<string, BodyValue>>;

export interface EntryDraft {
  readonly name: EventName;
  readonly body: EntryBody;
  /** Every subject that this change touched: history and the phones' feed read by it. */
  readonly subjects: readonly Subject[];
}

/** One entry of an operation's ledger, as history and handlers read it. */
export interface LedgerEntry extends EntryDraft {
  readonly operationId: string;
  readonly seq: number;
  readonly actorId: string;
  readonly commandId: string;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
}

/** Text in a body is an id, a code, a moment, a hash. A space or a letter beyond ASCII means that somebody typed it. */
const CODE_TEXT = /^[A-Za-z0-9][A-Za-z0-9_.:+/=-]{0,99}$/;

/**
 * The path of the first value that an entry body must not hold (free text, a name), or null where all is well.
 * Bodies outlive erasure, so nothing that a person wrote may reach one.
 */
export function firstForbiddenText(value: BodyValue, path = 'body'): string | null {
  if (typeof value === 'string') return CODE_TEXT.test(value) ? null : path;
  if (value === null || typeof value !== 'object') return null;
  for (const [key, inner] of Object.entries(value)) {
    if (!CODE_TEXT.test(key)) return path;
    const found = firstForbiddenText(inner, `${path}.${key}`);
    if (found !== null) return found;
  }
  return null;
}
