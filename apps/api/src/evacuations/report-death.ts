import { type CaseAnswer, type DeathReport, reportDeath } from '@corridor/domain/evacuations';
import { Seals } from '@corridor/storage/keys/seals';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import { placeOfCase } from '@corridor/storage/touched';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { type Envelope, submission } from '../http/caller';
import type { ReportedDto } from '../http/said.dto';
import { caseOnRecord, recordOfCase, roadOnRecord } from './case-on-record';

type Said = Pick<DeathReport, 'id' | 'noteId' | 'channel' | 'saidById'>;

const reporting: UseCase<Said, CaseAnswer> = {
  needs: [caseOnRecord, roadOnRecord],
  touches: (rows, { subject }) => placeOfCase(rows, subject.id),
  decide: (rows, { subject, payload, occurredAt, actorId }, { now }) =>
    reportDeath(recordOfCase(rows, subject.id), payload, { now, occurredAt, actorId }),
};

/** Somebody said that a patient died. The words are sealed under the case's own key. */
@Injectable()
export class ReportDeath {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly seals: Seals,
  ) {}

  async execute(envelope: Envelope, caseId: string, dto: ReportedDto) {
    const [note, saidBy] = [`death:${envelope.commandId}:note`, `death:${envelope.commandId}:said_by`];
    const words = { [note]: dto.note, [saidBy]: dto.reporter?.saidBy };
    const { ids, beside } = await this.seals.underCaseKey(envelope.operation.id, caseId, words);
    const said: Said = {
      id: envelope.commandId,
      noteId: ids[note] ?? null,
      channel: dto.reporter?.channel ?? null,
      saidById: ids[saidBy] ?? null,
    };
    const about = { name: 'report_death', subject: { kind: 'case', id: caseId } } as const;
    return this.unitOfWork.run({ ...submission(envelope, about, said, dto), beside }, reporting);
  }
}
