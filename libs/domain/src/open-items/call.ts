import type { Subject } from '../audit';
import { clockAhead, type Decision, type ReportChannel, type Witness } from '../commands';
import type { Instant } from '../time';

/** What a call can be about; it may also be about nothing that base knows. */
export const callSubjectKinds = ['convoy', 'case'] as const;
export type CallSubjectKind = (typeof callSubjectKinds)[number];

/** Something that somebody said to base, kept for the record. The words and who said them are sealed. */
export interface Call {
  readonly id: string;
  readonly operationId: string;
  readonly subjectKind: CallSubjectKind | null;
  readonly subjectId: string | null;
  readonly channel: ReportChannel;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  readonly noteId: string;
  readonly saidById: string | null;
}

/** What a call is about, as base knows it. `others` hear of it too: the area of a convoy or a case. */
export interface CallSubject {
  readonly subject: Subject & { readonly kind: CallSubjectKind };
  readonly others: readonly Subject[];
  /** The code by which people speak of it. */
  readonly reference: string;
}

/** Records a call as it was said. Never refused for the state of what it is about (DOMAIN 0.1). */
export function logCall(
  operationId: string,
  about: CallSubject | null,
  said: Pick<Call, 'id' | 'channel' | 'noteId' | 'saidById'>,
  { now, occurredAt, actorId }: Witness,
): Decision<{ readonly calls: readonly Call[] }, { readonly id: string }> {
  const itself = { kind: 'call', id: said.id } as const;
  return {
    changes: {
      calls: [
        {
          ...said,
          operationId,
          subjectKind: about?.subject.kind ?? null,
          subjectId: about?.subject.id ?? null,
          occurredAt,
          recordedAt: now,
          recordedBy: actorId,
        },
      ],
    },
    entry: {
      name: 'call.logged',
      body: {
        callId: said.id,
        reference: about?.reference ?? null,
        channel: said.channel,
        noteId: said.noteId,
        saidById: said.saidById,
      },
      subjects: about === null ? [itself] : [about.subject, ...about.others, itself],
    },
    openItems: clockAhead(occurredAt, now, about?.subject ?? itself),
    answer: { id: said.id },
  };
}
