import { type Actor, type Assignment } from '@corridor/domain/accounts';
import { unknown } from '@corridor/domain/commands';
import { endShift, handOverShift, type NewShift, planShift } from '@corridor/domain/duty';
import { instant } from '@corridor/domain/time';
import { Seals } from '@corridor/storage/keys/seals';
import { needsOfPlace, placeOf } from '@corridor/storage/touched';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Envelope, submission } from '../http/caller';
import type { HandOverDto, PlanShiftDto } from './rota.dto';

type Written = { readonly id: string; readonly version: number };

const planning: UseCase<NewShift, Written> = {
  needs: [
    ({ payload: { accountId, enclaveId } }) => ({
      assignments: { accountId: [accountId] },
      dutyShifts: { accountId: [accountId] },
      enclaves: { id: enclaveId === null ? [] : [enclaveId] },
    }),
  ],
  touches: (_rows, { payload: { enclaveId } }) => ({ enclaveId }),
  decide: (rows, { operationId, payload }, context) => {
    const { accountId, enclaveId } = payload;
    if (enclaveId !== null) rows.get('enclaves', enclaveId, 'enclave');
    const person = personOf(operationId, accountId, rows.where('assignments', 'accountId', accountId));
    return planShift(person, rows.where('dutyShifts', 'accountId', accountId), payload, context);
  },
};

const ending: UseCase<null, Written> = {
  needs: [({ subject }) => needsOfPlace(subject)],
  touches: (rows, { subject }) => placeOf(rows, subject),
  decide: (rows, { subject }, context) => endShift(rows.get('dutyShifts', subject.id, 'shift'), context),
};

interface HandOver {
  readonly toShiftId: string;
  readonly noteId: string;
}

const handingOver: UseCase<HandOver, Written & { readonly gapMinutes: number }> = {
  needs: [({ subject, payload }) => ({ dutyShifts: { id: [subject.id, payload.toShiftId] } })],
  // Both change; who takes over is on for the same area or for the whole, and so lies at least as far.
  touches: (rows, { payload }) => placeOf(rows, { kind: 'shift', id: payload.toShiftId }),
  decide: (rows, { subject, payload: { toShiftId, noteId } }, { now }) =>
    handOverShift(rows.get('dutyShifts', subject.id, 'shift'), rows.get('dutyShifts', toShiftId, 'shift'), {
      now,
      noteId,
    }),
};

function personOf(operationId: string, accountId: string, held: readonly Assignment[]): Actor {
  const grants = held.filter(({ revokedAt }) => revokedAt === null);
  if (grants.length === 0) throw unknown('account', accountId);
  return { accountId, operationId, grants };
}

/** Plans, ends and hands over shifts. */
@Injectable()
export class ChangeShift {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly seals: Seals,
  ) {}

  plan(envelope: Envelope, dto: PlanShiftDto) {
    const shift: NewShift = {
      id: uuid(),
      accountId: dto.accountId,
      enclaveId: dto.enclaveId ?? null,
      callOrder: dto.callOrder,
      startsAt: instant(dto.startsAt),
      endsAt: instant(dto.endsAt),
    };
    const about = { name: 'plan_shift', subject: { kind: 'shift', id: shift.id }, isNew: true } as const;
    return this.unitOfWork.run(submission(envelope, about, shift, dto), planning);
  }

  end(envelope: Envelope, id: string) {
    const about = { name: 'end_shift', subject: { kind: 'shift', id } } as const;
    return this.unitOfWork.run(submission(envelope, about, null, {}), ending);
  }

  async handOver(envelope: Envelope, id: string, dto: HandOverDto) {
    const subject = { kind: 'shift', id } as const;
    const { ids, beside } = await this.seals.underOperationKey(envelope.operation.id, subject, { note: dto.note });
    const handed: HandOver = { toShiftId: dto.toShiftId, noteId: ids['note'] ?? '' }; // never empty: the note is not
    const made = submission(envelope, { name: 'hand_over_shift', subject }, handed, dto);
    return this.unitOfWork.run({ ...made, beside }, handingOver);
  }
}
