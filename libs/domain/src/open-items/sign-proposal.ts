import type { Decision } from '../commands';
import { type CaseAnswer, eraseCase, type ErasureChanges, type MedevacCase } from '../evacuations';
import { type Operation, rotateKeys } from '../operations';
import { itemsOf, type ProposalAnswer, type ProposalChanges, type ProposalOnRecord, signedProposal } from './proposal';

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
