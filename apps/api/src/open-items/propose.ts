import { type AskedOverride, type CaseFile, mustTakeTwo, type Requirements } from '@corridor/domain/evacuations';
import { askedOf as copyAskedOf, mustBeShareable } from '@corridor/domain/lists';
import { exportDetails, type NewProposal, propose, type ProposalAnswer } from '@corridor/domain/open-items';
import type { Gate } from '@corridor/domain/operations';
import { caseFileOf, needsOfBeds, needsOfCaseFiles, requirementsOf } from '@corridor/storage/evacuations/case-files';
import { needsOfShare, versionsFor } from '@corridor/storage/lists/shareable';
import { needsOfPlace, placeOf } from '@corridor/storage/touched';
import type { UseCase } from '@corridor/storage/use-case';
import type { Rows } from '@corridor/storage/working-set';

/** Asks for it. What is to be seen before anybody is asked to sign is looked at here. */
export const proposing: UseCase<NewProposal, ProposalAnswer> = {
  needs: [
    ({ subject, operationId, payload }) => ({
      proposals: { subjectId: [subject.id] },
      ...needsOfPlace(subject),
      ...(payload.kind === 'override_denied' ? needsOfCaseFiles(operationId, [subject.id]) : {}),
      ...(payload.kind === 'share_list' ? needsOfShare(subject.id, copyAskedOf(payload.details)) : {}),
    }),
    ({ subject, payload }, rows) => (payload.kind === 'override_denied' ? needsOfBeds(rows, [subject.id]) : {}),
  ],
  touches: (rows, { subject }) => placeOf(rows, subject),
  decide: (rows, { operationId, subject, payload, actorId }, { now }) => {
    // What one person can answer for alone is not put before two.
    if (payload.kind === 'override_denied')
      mustTakeTwo(...overrideArguments(rows, operationId, subject.id, payload), now);
    if (payload.kind === 'share_list') {
      const asked = copyAskedOf(payload.details);
      mustBeShareable(versionsFor(rows, subject.id, asked), asked, { now });
    }
    const asked =
      payload.kind === 'export_import'
        ? { ...payload, details: exportDetails(rows.get('imports', subject.id, 'import')) }
        : payload;
    return propose(operationId, rows.where('proposals', 'subjectId', subject.id), asked, { now, actorId });
  },
};

const overrideArguments = (
  rows: Rows,
  operationId: string,
  caseId: string,
  { id, details, reasonId }: NewProposal,
): readonly [CaseFile, Requirements, AskedOverride] => [
  caseFileOf(rows, caseId),
  requirementsOf(rows, operationId),
  // The wire has checked that it is a gate.
  { id, personId: details['personId'] ?? '', gate: (details['gate'] ?? '') as Gate, reasonId },
];
