import type { Convoy } from '../convoys';
import type { DiscrepancyCode, OpenItemKind } from '../commands';
import type { Subject } from '../audit';
import type { Instant } from '../time';

/** What only a person can settle, whatever raised it. */
export interface Need {
  readonly kind: OpenItemKind | 'overdue' | 'problem';
  /** Says what an open item is about; null where the kind says it all. */
  readonly code: DiscrepancyCode | null;
  readonly subject: Subject;
  readonly raisedAt: Instant;
  /** When it runs out, or ran out; null where no clock runs. */
  readonly dueAt: Instant | null;
}

/** What a convoy asks of base by itself: it is silent too long, or it said that it has a problem. */
export function needsOfConvoy({
  id,
  overdueSince,
  problemAt,
}: Pick<Convoy, 'id' | 'overdueSince' | 'problemAt'>): Need[] {
  const subject = { kind: 'convoy', id } as const;
  const need = (kind: 'overdue' | 'problem', at: Instant): Need => ({
    kind,
    code: null,
    subject,
    raisedAt: at,
    dueAt: at,
  });
  return [
    ...(overdueSince === null ? [] : [need('overdue', overdueSince)]),
    ...(problemAt === null ? [] : [need('problem', problemAt)]),
  ];
}

/** An open item as it waits in the queue. */
interface Waiting extends Pick<Need, 'raisedAt' | 'dueAt'> {
  readonly kind: OpenItemKind;
  readonly code: DiscrepancyCode;
  readonly subjectKind: Subject['kind'];
  readonly subjectId: string;
}

export const needOfItem = ({ kind, code, subjectKind, subjectId, raisedAt, dueAt }: Waiting): Need => ({
  kind,
  code,
  subject: { kind: subjectKind, id: subjectId },
  raisedAt,
  dueAt,
});

/** Sorts by time left: what ran out longest ago first, then what runs out next, then what has no clock, the oldest first. */
export function byTimeLeft<N extends Pick<Need, 'dueAt' | 'raisedAt'>>(needs: readonly N[]): N[] {
  return [...needs].sort((a, b) => {
    if (a.dueAt === null || b.dueAt === null) {
      if (a.dueAt !== b.dueAt) return a.dueAt === null ? 1 : -1;
      return compare(a.raisedAt, b.raisedAt);
    }
    return compare(a.dueAt, b.dueAt) || compare(a.raisedAt, b.raisedAt);
  });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
