import type { Permission } from '../accounts';
import type { Subject } from '../audit';
import { type Decision, type Moment, type OpenItem, type OpenItemDraft, RuleViolation } from '../commands';
import { type Instant, plusMinutes } from '../time';

/**
 * What takes two people (DOMAIN 0.3, 0.4): erasing who a patient is, replacing an operation's key, advising against an
 * evacuation, answering for a party's *no*, and giving a list of people out of the house: one of ours, or one that came in.
 * More kinds join as their issues bring them.
 */
export const proposalKinds = [
  'erase_case',
  'rotate_keys',
  'advise_against',
  'override_denied',
  'share_list',
  'export_import',
] as const;
export type ProposalKind = (typeof proposalKinds)[number];

interface ProposalRule {
  /** Who may ask for it. */
  readonly ask: Permission;
  /** Who may sign, as another person. */
  readonly sign: Permission;
  /** Whether one may proceed while people are moving and nobody answers. */
  readonly mayProceedAlone: boolean;
  /** Whether everybody who may sign is told, on duty or not: the list it is about may be on nobody's screen but the asker's. */
  readonly tellsSigners: boolean;
}

export const proposalRules = {
  erase_case: { ask: 'evacuations.erase', sign: 'evacuations.erase', mayProceedAlone: false, tellsSigners: false },
  rotate_keys: { ask: 'keys.rotate', sign: 'keys.rotate', mayProceedAlone: false, tellsSigners: false },
  advise_against: {
    ask: 'evacuations.assess',
    sign: 'evacuations.assess',
    mayProceedAlone: false,
    tellsSigners: false,
  },
  override_denied: {
    ask: 'evacuations.override',
    sign: 'evacuations.second_override',
    mayProceedAlone: true,
    tellsSigners: false,
  },
  share_list: { ask: 'lists.share', sign: 'lists.second_share', mayProceedAlone: false, tellsSigners: true },
  export_import: { ask: 'evacuations.import', sign: 'lists.second_share', mayProceedAlone: false, tellsSigners: true },
} as const satisfies Record<ProposalKind, ProposalRule>;

/** Ids and codes of what is asked for, beyond its subject. */
export type ProposalDetails = Readonly<Record<string, string>>;

/** How long somebody must have waited for an answer before they may say that nobody can be reached. */
export const UNANSWERED_MINUTES = 10;

const SIGN_WITHIN_MINUTES = 24 * 60;

/** `withdrawn`: it was signed, and one of the two took that back. */
export const proposalOutcomes = ['signed', 'declined', 'withdrawn'] as const;
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
  readonly details: ProposalDetails;
  readonly proposedBy: string;
  readonly proposedAt: Instant;
  /** When one person proceeded alone; it stays red until another has signed or declined. */
  readonly proceededAt: Instant | null;
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

export type NewProposal = Pick<Proposal, 'id' | 'kind' | 'subjectKind' | 'subjectId' | 'reasonId' | 'details'>;

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
  const isSame = ({ kind, details }: Proposal): boolean =>
    kind === asked.kind &&
    details['personId'] === asked.details['personId'] &&
    details['gate'] === asked.details['gate'] &&
    details['versionId'] === asked.details['versionId'] &&
    details['recipientId'] === asked.details['recipientId'];
  if (standing.some((each) => isSame(each) && each.outcome === null))
    throw new RuleViolation('proposal.waits_already', { kind: asked.kind }, 'conflict');
  const proposal: Proposal = {
    ...asked,
    operationId,
    version: 1,
    proposedBy: actorId,
    proposedAt: now,
    proceededAt: null,
    outcome: null,
    settledBy: null,
    settledAt: null,
  };
  const item: OpenItemDraft = {
    kind: 'countersign',
    code: 'signature_awaited',
    subject: subjectOf(asked),
    details: { proposalId: asked.id, proposalKind: asked.kind, ...asked.details },
    dueAt: plusMinutes(now, SIGN_WITHIN_MINUTES),
  };
  return {
    changes: { proposals: [proposal] },
    entry: {
      name: 'proposal.made',
      body: { proposalId: asked.id, kind: asked.kind, reasonId: asked.reasonId, ...asked.details },
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

/**
 * One goes on alone: people are moving, the request has waited, and nobody answered. The effect is the kind's own; the request
 * stays red until somebody else signs or declines it. Refuses with `proposal.takes_two`, `proposal.not_ones_own`,
 * `proposal.nobody_moving`, `proposal.too_soon`, `proposal.already_settled`.
 */
export function proceededAlone(
  { proposal }: ProposalOnRecord,
  { now, actorId, isMoving }: Settling & { readonly isMoving: boolean },
): ProposalChanges {
  const { id, kind, proposedBy, proposedAt, outcome, proceededAt, version } = proposal;
  if (!proposalRules[kind].mayProceedAlone) throw new RuleViolation('proposal.takes_two', { kind });
  if (proposedBy !== actorId) throw new RuleViolation('proposal.not_ones_own', { id });
  if (outcome !== null || proceededAt !== null) throw new RuleViolation('proposal.already_settled', { id, outcome });
  if (!isMoving) throw new RuleViolation('proposal.nobody_moving', { id });
  if (now < plusMinutes(proposedAt, UNANSWERED_MINUTES))
    throw new RuleViolation('proposal.too_soon', { id, from: plusMinutes(proposedAt, UNANSWERED_MINUTES) });
  return { proposals: [{ ...proposal, version: version + 1, proceededAt: now }] };
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
