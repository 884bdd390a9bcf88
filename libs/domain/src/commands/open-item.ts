import type { Subject } from '../audit';
import type { Instant } from '../time';
import type { DiscrepancyCode, OpenItemDetails, OpenItemKind } from './decision';

/** Something that waits for a person. One queue in the console, whatever raised it. */
export interface OpenItem {
  readonly id: string;
  readonly operationId: string;
  readonly version: number;
  readonly kind: OpenItemKind;
  readonly code: DiscrepancyCode;
  readonly subjectKind: Subject['kind'];
  readonly subjectId: string;
  /** The ledger entry that raised it. */
  readonly entrySeq: number;
  readonly details: OpenItemDetails;
  readonly raisedAt: Instant;
  readonly ownerId: string | null;
  readonly dueAt: Instant | null;
  readonly resolvedAt: Instant | null;
  readonly resolvedBy: string | null;
}
