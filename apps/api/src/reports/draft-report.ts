import { discardDraft, draftReport, type NewReport, type ReportAnswer } from '@corridor/domain/reports';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Envelope, submission } from '../http/caller';
import type { DraftReportDto } from './draft-report.dto';

const drafting: UseCase<NewReport, ReportAnswer> = {
  needs: [
    ({ payload: { periodTo, supersedesId } }) => ({
      figuresReports: { periodTo: [periodTo], id: supersedesId === null ? [] : [supersedesId] },
    }),
  ],
  decide: (rows, { operationId, payload, actorId }, { now }) => {
    const ofThatDay = rows.where('figuresReports', 'periodTo', payload.periodTo);
    const superseded = payload.supersedesId === null ? undefined : rows.find('figuresReports', payload.supersedesId);
    return draftReport(operationId, payload, { ofThatDay, ...(superseded ? { superseded } : {}) }, { now, actorId });
  },
};

const discarding: UseCase<null, ReportAnswer> = {
  needs: [({ subject }) => ({ figuresReports: { id: [subject.id] } })],
  decide: (rows, { subject, actorId }, { now }) =>
    discardDraft(rows.get('figuresReports', subject.id, 'report'), { now, actorId }),
};

/** Begins a report of figures, and puts one away that will not be released. */
@Injectable()
export class DraftReport {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(envelope: Envelope, dto: DraftReportDto) {
    const { periodFrom, periodTo, figures, supersedesId = null } = dto;
    const id = uuid();
    const about = { name: 'draft_report', subject: { kind: 'report', id }, isNew: true } as const;
    const plan: NewReport = { id, periodFrom, periodTo, figures, supersedesId };
    return this.unitOfWork.run(submission(envelope, about, plan, dto), drafting);
  }

  discard(envelope: Envelope, id: string) {
    const about = { name: 'discard_draft', subject: { kind: 'report', id } } as const;
    return this.unitOfWork.run(submission(envelope, about, null, {}), discarding);
  }
}
