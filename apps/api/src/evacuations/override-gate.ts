import { type AskedOverride, type CaseAnswer, overrideGate } from '@corridor/domain/evacuations';
import { caseFileOf, needsOfBeds, needsOfCaseFiles, requirementsOf } from '@corridor/storage/evacuations/case-files';
import { Seals } from '@corridor/storage/keys/seals';
import { placeOfCase } from '@corridor/storage/touched';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { type Envelope, submission } from '../http/caller';
import type { OverrideDto } from './prepare-case.dto';

const overriding: UseCase<AskedOverride, CaseAnswer> = {
  needs: [
    ({ operationId, subject }) => needsOfCaseFiles(operationId, [subject.id]),
    ({ subject }, rows) => needsOfBeds(rows, [subject.id]),
  ],
  touches: (rows, { subject }) => placeOfCase(rows, subject.id),
  decide: (rows, { subject, operationId, payload, actorId }, { now }) =>
    overrideGate(caseFileOf(rows, subject.id), requirementsOf(rows, operationId), payload, { now, actorId }),
};

/** Somebody answers alone for a gate that is not open, where one person may. */
@Injectable()
export class OverrideGate {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly seals: Seals,
  ) {}

  async execute(envelope: Envelope, caseId: string, dto: OverrideDto) {
    const field = `override:${envelope.commandId}:reason`;
    const { ids, beside } = await this.seals.underCaseKey(envelope.operation.id, caseId, { [field]: dto.reason });
    const { personId, gate } = dto;
    const asked: AskedOverride = { id: envelope.commandId, personId, gate, reasonId: ids[field] ?? '' };
    const about = { name: 'override_gate', subject: { kind: 'case', id: caseId } } as const;
    return this.unitOfWork.run({ ...submission(envelope, about, asked, dto), beside }, overriding);
  }
}
