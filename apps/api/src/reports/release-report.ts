import { unknown } from '@corridor/domain/commands';
import { type Counting, countersignReport, releaseReport, type ReportAnswer } from '@corridor/domain/reports';
import { Storage } from '@corridor/storage/storage';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { type Envelope, submission } from '../http/caller';
import { CountFigures } from './count-figures';
import type { ReleaseReportDto } from './draft-report.dto';

interface Releasing {
  readonly counted: Counting;
  readonly seenSha256: string;
}

const releasing: UseCase<Releasing, ReportAnswer & { readonly sha256: string }> = {
  needs: [
    ({ subject }) => ({ figuresReports: { id: [subject.id] } }),
    ({ subject }, rows) => {
      const supersedesId = rows.find('figuresReports', subject.id)?.supersedesId ?? null;
      return { figuresReports: { id: supersedesId === null ? [] : [supersedesId] } };
    },
  ],
  decide: (rows, { subject, payload, actorId }, { now, sha256 }) => {
    const report = rows.get('figuresReports', subject.id, 'report');
    const superseded = report.supersedesId === null ? undefined : rows.find('figuresReports', report.supersedesId);
    return releaseReport(report, superseded, payload, { now, actorId, sha256 });
  },
};

const countersigning: UseCase<null, ReportAnswer> = {
  needs: [({ subject }) => ({ figuresReports: { id: [subject.id] } })],
  decide: (rows, { subject, actorId }, { now }) =>
    countersignReport(rows.get('figuresReports', subject.id, 'report'), { now, actorId }),
};

/**
 * Freezes a draft and lets it out. Its figures are counted before the command is decided: what is frozen has the hash that
 * the releaser saw, so whatever is written in between cannot slip in unseen.
 */
@Injectable()
export class ReleaseReport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly storage: Storage,
    private readonly countFigures: CountFigures,
  ) {}

  async execute(envelope: Envelope, id: string, dto: ReleaseReportDto) {
    const [report] = await this.storage.records('figuresReports', 'WHERE operation_id = $1 AND id = $2', [
      envelope.operation.id,
      id,
    ]);
    if (!report) throw unknown('report', id);
    const counted = await this.countFigures.execute(envelope, report);
    const about = { name: 'release_report', subject: { kind: 'report', id } } as const;
    const payload = { counted, seenSha256: dto.seenSha256 };
    return this.unitOfWork.run(submission(envelope, about, payload, dto), releasing);
  }

  countersign(envelope: Envelope, id: string) {
    const about = { name: 'countersign_report', subject: { kind: 'report', id } } as const;
    return this.unitOfWork.run(submission(envelope, about, null, {}), countersigning);
  }
}
