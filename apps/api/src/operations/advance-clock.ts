import { advanceClock, type ClockStep, type OperationAnswer } from '@corridor/domain/operations';
import { instant } from '@corridor/domain/time';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { type Envelope, submission } from '../http/caller';
import type { AdvanceClockDto } from './advance-clock.dto';

const advancing: UseCase<ClockStep, OperationAnswer & { readonly now: string; readonly clockOffsetMs: number }> = {
  needs: [({ subject }) => ({ operations: { id: [subject.id] } })],
  decide: (rows, { subject, payload }, context) =>
    advanceClock(rows.get('operations', subject.id, 'operation'), payload, context),
};

@Injectable()
export class AdvanceClock {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(envelope: Envelope, dto: AdvanceClockDto) {
    const about = { name: 'advance_clock', subject: { kind: 'operation', id: envelope.operation.id } } as const;
    const step: ClockStep = dto.to === undefined ? { minutes: dto.minutes ?? 0 } : { to: instant(dto.to) };
    return this.unitOfWork.run(submission(envelope, about, step, dto), advancing);
  }
}
