import type { Permission } from '../accounts';
import type { Subject } from '../audit';
import { type Decision, type Moment, type OpenItem, type OpenItemDraft, RuleViolation } from '../commands';
import { type Instant, plusMinutes } from '../time';

/**
 * What always takes two people before it has effect (DOMAIN 0.4): erasing who a patient is, and replacing an operation's
 * key. More kinds join as their issues bring them.
 */
export const proposalKinds = ['erase_case', 'rotate_keys'] as const;
export type ProposalKind = (typeof proposalKinds)[number];

/** Who may propose it, and who may sign: two people of the same standing. */
export const proposalPermission = {
  erase_case: 'evacuations.erase',
  rotate_keys: 'keys.rotate',
} as const satisfies Record<ProposalKind, Permission>;

const SIGN_WITHIN_MINUTES = 24 * 60;

export const proposalOutcomes = ['signed', 'declined'] as const;
export type ProposalOutcome = (typeof proposalOutcomes)[number];

/** Something that one person asked for and another has to sign before it happens. */
export interface Proposal {
  readonly id: string;
  readonly operationId: string;
  readonly version: number;
  readonly kind: ProposalKind;
  readonly subjectKind: Subject['kind'];
  readonly subjectId: string;
  /** The words that say why, sealed. */
  readonly reasonId: string;
  readonly proposedBy: string;
  readonly proposedAt: Instant;
  readonly outcome: ProposalOutcome | null;
  readonly settledBy: string | null;
  readonly settledAt: Instant | null;
}

export interface ProposalChanges {
  readonly proposals: readonly Proposal[];
  readonly openItems?: readonly OpenItem[];
}

export interface ProposalAnswer {
  readonly id: string;
  readonly version: number;
}

export type NewProposal = Pick<Proposal, 'id' | 'kind' | 'subjectKind' | 'subjectId' | 'reasonId'>;

const subjectOf = ({ subjectKind: kind, subjectId: id }: Pick<Proposal, 'subjectKind' | 'subjectId'>): Subject => ({
  kind,
  id,
});

/** Asks for it, and waits, red after a day, for somebody else's signature. One of a kind and subject at a time. */
export function propose(
  operationId: string,
  standing: readonly Proposal[],
  asked: NewProposal,
  { now, actorId }: Moment & { readonly actorId: string },
): Decision<ProposalChanges, ProposalAnswer> {
  if (standing.some(({ kind, outcome }) => kind === asked.kind && outcome === null))
    throw new RuleViolation('proposal.waits_already', { kind: asked.kind }, 'conflict');
  const proposal: Proposal = {
    ...asked,
    operationId,
    version: 1,
    proposedBy: actorId,
    proposedAt: now,
    outcome: null,
    settledBy: null,
    settledAt: null,
  };
  const item: OpenItemDraft = {
    kind: 'countersign',
    code: 'signature_awaited',
    subject: subjectOf(asked),
    details: { proposalId: asked.id, proposalKind: asked.kind },
    dueAt: plusMinutes(now, SIGN_WITHIN_MINUTES),
  };
  return {
    changes: { proposals: [proposal] },
    entry: {
      name: 'proposal.made',
      body: { proposalId: asked.id, kind: asked.kind, reasonId: asked.reasonId },
      subjects: [subjectOf(asked)],
    },
    openItems: [item],
    answer: { id: asked.id, version: 1 },
  };
}

export interface ProposalOnRecord {
  readonly proposal: Proposal;
  /** What waits for a person about its subject. */
  readonly openItems: readonly OpenItem[];
}

type Settling = Moment & { readonly actorId: string };

/** Nothing happens. Anyone who could sign may decline, the person who asked as well. */
export function declineProposal(record: ProposalOnRecord, by: Settling): Decision<ProposalChanges, ProposalAnswer> {
  const changes = settledProposal(record, 'declined', by);
  const { id, kind } = record.proposal;
  return {
    changes,
    entry: {
      name: 'proposal.declined',
      body: { proposalId: id, kind },
      subjects: [subjectOf(record.proposal), ...itemsOf(changes)],
    },
    answer: { id, version: record.proposal.version + 1 },
  };
}

/**
 * The changes that a signature makes to the proposal itself; the rule of its kind adds the effect. Refuses with
 * `proposal.signed_by_oneself`, `proposal.already_settled`.
 */
export function signedProposal(record: ProposalOnRecord, by: Settling): ProposalChanges {
  if (record.proposal.proposedBy === by.actorId)
    throw new RuleViolation('proposal.signed_by_oneself', { id: record.proposal.id });
  return settledProposal(record, 'signed', by);
}

/** The open items that those changes settle, as an entry names them. */
export const itemsOf = ({ openItems }: ProposalChanges): readonly Subject[] =>
  (openItems ?? []).map(({ id }) => ({ kind: 'open_item', id }));

function settledProposal(
  { proposal, openItems }: ProposalOnRecord,
  outcome: ProposalOutcome,
  { now, actorId }: Settling,
): ProposalChanges {
  if (proposal.outcome !== null)
    throw new RuleViolation('proposal.already_settled', { id: proposal.id, outcome: proposal.outcome });
  return {
    proposals: [{ ...proposal, version: proposal.version + 1, outcome, settledBy: actorId, settledAt: now }],
    openItems: openItems
      .filter(({ details, resolvedAt }) => resolvedAt === null && details['proposalId'] === proposal.id)
      .map((item) => ({ ...item, version: item.version + 1, resolvedAt: now, resolvedBy: actorId })),
  };
}
