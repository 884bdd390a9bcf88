import { type Decision, type Moment, RuleViolation } from '../commands';
import type { Import } from '../imports';
import { type Instant, plusMinutes } from '../time';
import type { Proposal, ProposalAnswer, ProposalChanges } from './proposal';

/** For how long the two who signed may take a list out. A proposal. */
export const EXPORT_OPEN_MINUTES = 24 * 60;

/** What a request to take a list out keeps: how many it names. */
export const exportDetails = ({ taken }: Pick<Import, 'taken'>): Readonly<Record<string, string>> => ({
  people: String(taken),
});

/** Two people let a list go out; the signed request is what lets either of them take it. */
export const letOut = ({ id, taken }: Pick<Import, 'id' | 'taken'>): Decision<object, { readonly id: string }> => ({
  changes: {},
  entry: { name: 'import.export_signed', body: { people: taken }, subjects: [{ kind: 'import', id }] },
  answer: { id },
});

/** How it stands with a list's way out, for one person. */
export interface ExportStanding {
  /** Somebody asked, and nobody has answered yet. */
  readonly isAwaited: boolean;
  /** Until when the person may take it out, or might have; null where they are not one of two who signed. */
  readonly openUntil: Instant | null;
  /** The request whose signature opens it so long. */
  readonly signedId: string | null;
}

/** A signature covers the people whom the list named when it was asked for: rows that were taken since need another. */
export function exportStanding(
  { taken }: Pick<Import, 'taken'>,
  asked: readonly Proposal[],
  actorId: string,
): ExportStanding {
  const exports = asked.filter(({ kind }) => kind === 'export_import');
  const ends = exports
    .filter(({ outcome, details }) => outcome === 'signed' && Number(details['people']) >= taken)
    .filter(({ proposedBy, settledBy }) => actorId === proposedBy || actorId === settledBy)
    .flatMap(({ id, settledAt }) => (settledAt === null ? [] : [{ id, until: openUntilOf(settledAt) }]))
    .sort((a, b) => (a.until < b.until ? -1 : 1));
  const last = ends.at(-1);
  return {
    isAwaited: exports.some(({ outcome }) => outcome === null),
    openUntil: last?.until ?? null,
    signedId: last?.id ?? null,
  };
}

/** Until when a list may be taken out after it was signed for. */
export const openUntilOf = (settledAt: Instant): Instant => plusMinutes(settledAt, EXPORT_OPEN_MINUTES);

/**
 * One of the two takes the signature back: nobody takes the list out by it any more. What was taken out before is out, and
 * nothing says otherwise. Refuses with `proposal.not_signed`, `proposal.not_a_signer`, `import.export_over`.
 */
export function withdrawExport(
  proposal: Proposal,
  { now, actorId }: Moment & { readonly actorId: string },
): Decision<ProposalChanges, ProposalAnswer> {
  const { id, kind, outcome, proposedBy, settledBy, settledAt } = proposal;
  if (kind !== 'export_import' || outcome !== 'signed' || settledAt === null)
    throw new RuleViolation('proposal.not_signed', { id, kind, outcome });
  if (actorId !== proposedBy && actorId !== settledBy)
    throw new RuleViolation('proposal.not_a_signer', { id }, 'not_permitted');
  const openUntil = openUntilOf(settledAt);
  if (openUntil <= now) throw new RuleViolation('import.export_over', { id: proposal.subjectId, openUntil });
  const version = proposal.version + 1;
  return {
    changes: { proposals: [{ ...proposal, version, outcome: 'withdrawn' }] },
    entry: {
      name: 'proposal.signature_withdrawn',
      body: { proposalId: id, kind },
      subjects: [{ kind: proposal.subjectKind, id: proposal.subjectId }],
    },
    answer: { id, version },
  };
}

/** Refuses with `import.export_unsigned`, `import.export_over`. */
export function mustBeLetOut(
  list: Pick<Import, 'id' | 'taken'>,
  asked: readonly Proposal[],
  { now, actorId }: Moment & { readonly actorId: string },
): void {
  const { openUntil } = exportStanding(list, asked, actorId);
  if (openUntil === null) throw new RuleViolation('import.export_unsigned', { id: list.id });
  if (openUntil <= now) throw new RuleViolation('import.export_over', { id: list.id, openUntil });
}
