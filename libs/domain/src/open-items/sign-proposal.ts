import { type Decision, RuleViolation } from '../commands';
import { plusMinutes } from '../time';
import {
  adviseAgainst,
  type CaseAnswer,
  type CaseChanges,
  type CaseFile,
  eraseCase,
  type ErasureChanges,
  type MedevacCase,
  type Override,
  overrideByTwo,
  type OverrideChanges,
  type Requirements,
  STANDS_MINUTES,
} from '../evacuations';
import {
  askedOf as copyAskedOf,
  type ListCopyAnswer,
  type ListCopyChanges,
  shareList,
  type ShareOnRecord,
} from '../lists';
import type { Import } from '../imports';
import { type Gate, type Operation, rotateKeys } from '../operations';
import { letOut } from './export-import';
import {
  declineProposal,
  itemsOf,
  proceededAlone,
  type ProposalAnswer,
  type ProposalChanges,
  type ProposalOnRecord,
  signedProposal,
} from './proposal';

type By = Parameters<typeof signedProposal>[1];

/** The second person signs: the patient's key is destroyed in the same moment. */
export const signErasure = (
  record: ProposalOnRecord,
  patient: MedevacCase,
  by: By,
): Decision<ProposalChanges & ErasureChanges, ProposalAnswer> =>
  withEffect<ErasureChanges, CaseAnswer>(record, signedProposal(record, by), eraseCase(patient, 'signed', by));

/** The second person signs: from now on a new key of the operation seals. */
export const signRotation = (
  record: ProposalOnRecord,
  operation: Operation,
  keyVersion: number,
  by: By,
): Decision<ProposalChanges & { readonly operations: readonly Operation[] }, ProposalAnswer> =>
  withEffect(record, signedProposal(record, by), rotateKeys(operation, keyVersion));

/** The second reviewer signs: the patient is advised against leaving, for now. */
export const signAdviceAgainst = (
  record: ProposalOnRecord,
  patient: MedevacCase,
  by: By,
): Decision<ProposalChanges & CaseChanges, ProposalAnswer> =>
  withEffect<CaseChanges, CaseAnswer>(record, signedProposal(record, by), adviseAgainst(patient, by));

/** The second person signs: from now on either of the two may take the copy out. */
export const signShare = (
  record: ProposalOnRecord,
  share: ShareOnRecord,
  lineIds: readonly string[],
  by: By,
): Decision<ProposalChanges & ListCopyChanges, ProposalAnswer> => {
  const { id, details, proposedBy } = record.proposal;
  const hands = { id, askedBy: proposedBy, signedBy: by.actorId, lineIds };
  return withEffect<ListCopyChanges, ListCopyAnswer>(
    record,
    signedProposal(record, by),
    shareList(share, copyAskedOf(details), hands, by),
  );
};

/** The second person signs: for a day either of the two may take the list out. */
export const signExport = (record: ProposalOnRecord, list: Import, by: By): Decision<ProposalChanges, ProposalAnswer> =>
  withEffect(record, signedProposal(record, by), letOut(list));

/** What an override reads beside its proposal. */
export interface OverrideAsked {
  readonly file: CaseFile;
  readonly required: Requirements;
}

const askedOf = ({ proposal: { id, details, reasonId } }: ProposalOnRecord) => ({
  id,
  personId: details['personId'] ?? '',
  // It was a gate when it was asked for.
  gate: (details['gate'] ?? '') as Gate,
  reasonId,
});

/** The second person signs: both answer for the party's *no*. Where the first went ahead alone, this countersigns it. */
export function signOverride(
  record: ProposalOnRecord,
  { file, required }: OverrideAsked,
  by: By,
): Decision<ProposalChanges & Partial<OverrideChanges>, ProposalAnswer> {
  const settled = signedProposal(record, by);
  const { proposal } = record;
  if (proposal.proceededAt !== null) {
    const made = file.overrides.filter(({ id }) => id === proposal.id);
    const standsUntil = plusMinutes(by.now, STANDS_MINUTES);
    const overrides = made.map((each) => ({ ...each, version: each.version + 1, secondBy: by.actorId, standsUntil }));
    return countersigned(record, { ...settled, overrides }, 'proposal.countersigned');
  }
  const names = {
    madeBy: proposal.proposedBy,
    secondBy: by.actorId,
    askedAt: proposal.proposedAt,
    now: by.now,
  };
  return withEffect(record, settled, overrideByTwo(file, required, askedOf(record), names));
}

/** One goes ahead because nobody answers and people are moving: for two hours, and everybody hears of it. */
export function proceedWithOverride(
  record: ProposalOnRecord,
  { file, required }: OverrideAsked,
  by: By & { readonly isMoving: boolean },
): Decision<ProposalChanges & OverrideChanges, ProposalAnswer> {
  const settled = proceededAlone(record, by);
  const effect = overrideByTwo(file, required, askedOf(record), {
    madeBy: by.actorId,
    secondBy: null,
    askedAt: record.proposal.proposedAt,
    now: by.now,
  });
  const decision = withEffect(record, settled, effect);
  return { ...decision, entry: { ...decision.entry, body: { ...decision.entry.body, alone: true } } };
}

/** Nobody answers for it; what somebody went ahead with alone ends now. */
export function declineOverride(
  record: ProposalOnRecord,
  { file }: Pick<OverrideAsked, 'file'>,
  by: By,
): Decision<ProposalChanges & { readonly overrides: readonly Override[] }, ProposalAnswer> {
  const { proceededAt, proposedBy, id } = record.proposal;
  // Whoever went ahead alone does not put out their own red light.
  if (proceededAt !== null && proposedBy === by.actorId) throw new RuleViolation('proposal.signed_by_oneself', { id });
  const declined = declineProposal(record, by);
  const standing = file.overrides.filter(({ id: made, endedAt }) => made === id && endedAt === null);
  const overrides = standing.map((each) => ({ ...each, version: each.version + 1, endedAt: by.now }));
  return { ...declined, changes: { ...declined.changes, overrides } };
}

function countersigned<Changes extends ProposalChanges>(
  { proposal }: ProposalOnRecord,
  changes: Changes,
  name: 'proposal.countersigned',
): Decision<Changes, ProposalAnswer> {
  const { id, kind, subjectKind, subjectId, proposedBy, version } = proposal;
  return {
    changes,
    entry: {
      name,
      body: { proposalId: id, kind, proposedBy },
      subjects: [{ kind: subjectKind, id: subjectId }, ...itemsOf(changes)],
    },
    answer: { id, version: version + 1 },
  };
}

/** One entry says both: what happened, and by which proposal. */
function withEffect<Changes, Answer>(
  { proposal }: ProposalOnRecord,
  settled: ProposalChanges,
  effect: Decision<Changes, Answer>,
): Decision<ProposalChanges & Changes, ProposalAnswer> {
  return {
    ...effect,
    changes: { ...effect.changes, ...settled },
    entry: {
      ...effect.entry,
      body: { ...effect.entry.body, proposalId: proposal.id, proposedBy: proposal.proposedBy },
      subjects: [...effect.entry.subjects, ...itemsOf(settled)],
    },
    answer: { id: proposal.id, version: proposal.version + 1 },
  };
}
