import { type CaseAnswer, reportOutcome, type SaidOutcome } from '@corridor/domain/evacuations';
import { endOfDay } from '@corridor/domain/time';
import { convoysHolding } from '@corridor/storage/evacuations/case-files';
import { Seals } from '@corridor/storage/keys/seals';
import { placeOfCase } from '@corridor/storage/touched';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { type Envelope, submission } from '../http/caller';
import type { OutcomeDto } from './report-outcome.dto';

const reporting: UseCase<SaidOutcome, CaseAnswer> = {
  needs: [
    ({ subject, payload: { facilityId } }) => ({
      medevacCases: { id: [subject.id] },
      outcomeReports: { caseId: [subject.id] },
      manifestLines: { caseId: [subject.id] },
      facilities: { id: facilityId == null ? [] : [facilityId] },
    }),
  ],
  touches: (rows, { subject }) => placeOfCase(rows, subject.id),
  decide: (rows, { subject, payload, occurredAt, actorId }, { now }) => {
    if (payload.facilityId != null) rows.get('facilities', payload.facilityId, 'facility');
    const record = {
      patient: rows.get('medevacCases', subject.id, 'evacuation'),
      outcomes: rows.where('outcomeReports', 'caseId', subject.id),
    };
    return reportOutcome(record, payload, { now, occurredAt, actorId }, convoysHolding(rows, subject.id));
  },
};

/** What is said to have become of a patient, with what is known of it. The words are sealed under the case's own key. */
@Injectable()
export class ReportOutcome {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly seals: Seals,
  ) {}

  async execute(envelope: Envelope, caseId: string, dto: OutcomeDto) {
    const { commandId, operation } = envelope;
    const [note, saidBy] = [`outcome:${commandId}:note`, `outcome:${commandId}:said_by`];
    const words = { [note]: dto.note, [saidBy]: dto.reporter?.saidBy };
    const { ids, beside } = await this.seals.saidOfCase(operation.id, caseId, words);
    const { outcome, facilityId, ward, followUpOn, voluntary, safeReturnCheck } = dto;
    const said: SaidOutcome = {
      id: commandId,
      outcome,
      ...(facilityId === undefined ? {} : { facilityId }),
      ...(ward === undefined ? {} : { ward }),
      ...(followUpOn === undefined ? {} : { followUpOn }),
      ...(voluntary === undefined ? {} : { voluntary }),
      ...(safeReturnCheck === undefined ? {} : { safeReturnCheck }),
      followUpDueAt: followUpOn === undefined ? null : endOfDay(followUpOn, operation.timeZone),
      noteId: ids[note] ?? null,
      channel: dto.reporter?.channel ?? null,
      saidById: ids[saidBy] ?? null,
    };
    const about = { name: 'report_outcome', subject: { kind: 'case', id: caseId } } as const;
    return this.unitOfWork.run({ ...submission(envelope, about, said, dto), beside }, reporting);
  }
}
