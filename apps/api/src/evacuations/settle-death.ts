import { type CaseAnswer, confirmDeath, withdrawDeath } from '@corridor/domain/evacuations';
import { Seals } from '@corridor/storage/keys/seals';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import { placeOfCase } from '@corridor/storage/touched';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { type Envelope, submission } from '../http/caller';
import { caseOnRecord, recordOfCase, roadOnRecord } from './case-on-record';
import type { SettleDeathDto } from './settle-death.dto';

type Settled = UseCase<{ readonly noteId: string | null }, CaseAnswer>;

const settling = (rule: typeof confirmDeath): Settled => ({
  needs: [caseOnRecord, roadOnRecord],
  touches: (rows, { subject }) => placeOfCase(rows, subject.id),
  decide: (rows, { subject, payload, actorId }, { now }) =>
    rule(recordOfCase(rows, subject.id), { now, actorId, noteId: payload.noteId }),
});

const answers = {
  confirmation: { name: 'confirm_death', useCase: settling(confirmDeath) },
  withdrawal: { name: 'withdraw_death', useCase: settling(withdrawDeath) },
} as const;

/** What the call back said of a reported death. */
@Injectable()
export class SettleDeath {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly seals: Seals,
  ) {}

  async execute(envelope: Envelope, caseId: string, answer: keyof typeof answers, dto: SettleDeathDto) {
    const { name, useCase } = answers[answer];
    const field = `death:${envelope.commandId}:call_back`;
    const { ids, beside } = await this.seals.underCaseKey(envelope.operation.id, caseId, { [field]: dto.note });
    const about = { name, subject: { kind: 'case', id: caseId } } as const;
    const made = submission(envelope, about, { noteId: ids[field] ?? null }, dto);
    return this.unitOfWork.run({ ...made, beside }, useCase);
  }
}
