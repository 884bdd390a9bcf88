import { type NewReportedFigure, recordReportedFigure } from '@corridor/domain/reports';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Envelope, submission } from '../http/caller';
import type { RecordReportedFigureDto } from './record-reported-figure.dto';

const recording: UseCase<NewReportedFigure, { readonly id: string; readonly version: number }> = {
  needs: [],
  decide: (_rows, { operationId, payload }, context) => recordReportedFigure(operationId, payload, context),
};

@Injectable()
export class RecordReportedFigure {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(envelope: Envelope, dto: RecordReportedFigureDto) {
    const about = {
      name: 'record_reported_figure',
      subject: { kind: 'operation', id: envelope.operation.id },
    } as const;
    return this.unitOfWork.run(submission(envelope, about, { ...dto, id: uuid() }, dto), recording);
  }
}
