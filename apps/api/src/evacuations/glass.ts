import { can } from '@corridor/domain/accounts';
import { unknown } from '@corridor/domain/commands';
import { type BreakGlass, breakGlass } from '@corridor/domain/evacuations';
import { AccessLog } from '@corridor/storage/keys/access-log';
import { Seals } from '@corridor/storage/keys/seals';
import { Storage } from '@corridor/storage/storage';
import { placeOfCase } from '@corridor/storage/touched';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import { areaOf } from '@corridor/storage/within';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Caller, type Envelope, submission } from '../http/caller';
import type { DiscloseDto } from '../http/disclose.dto';
import type { ReasonDto } from '../http/reason.dto';

type Asked = Pick<BreakGlass, 'id' | 'accountId' | 'reasonId'>;

const breaking: UseCase<Asked, { readonly id: string; readonly closesAt: string }> = {
  needs: [({ subject }) => ({ medevacCases: { id: [subject.id] } })],
  touches: (rows, { subject }) => placeOfCase(rows, subject.id),
  decide: (rows, { subject, payload }, context) =>
    breakGlass(rows.get('medevacCases', subject.id, 'evacuation'), payload, context),
};

/** Opens who a patient is beyond what a role shows: alone, at once, for an hour, and never in silence. */
@Injectable()
export class Glass {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly seals: Seals,
    private readonly storage: Storage,
    private readonly accessLog: AccessLog,
  ) {}

  async break(envelope: Envelope, caseId: string, dto: ReasonDto) {
    const id = uuid();
    const field = `${REASONS}${id}`;
    const { ids, beside } = await this.seals.underCaseKey(envelope.operation.id, caseId, { [field]: dto.reason });
    const asked: Asked = { id, accountId: envelope.actor.accountId, reasonId: ids[field] ?? '' };
    const made = submission(envelope, { name: 'break_glass', subject: { kind: 'case', id: caseId } }, asked, dto);
    return this.unitOfWork.run({ ...made, beside }, breaking);
  }

  /** Refuses with `evacuation.unknown` where no such case is within the caller's reach. */
  async reasons({ operation, actor, now }: Caller, caseId: string, { purpose }: DiscloseDto) {
    const [operationId, actorId] = [operation.id, actor.accountId];
    const enclaveId = await areaOf(this.storage, operationId, { kind: 'case', id: caseId });
    if (enclaveId === undefined || !can(actor, 'evacuations.read_disclosures', { operationId, enclaveId }))
      throw unknown('evacuation', caseId);
    await this.accessLog.note({ operationId, subjectKind: 'case', subjectId: caseId, actorId, purpose, at: now });
    const broken = await this.storage.records('brokenGlass', 'WHERE case_id = $1 ORDER BY opened_at', [caseId]);
    const words = await this.seals.openSaidOfCase(operationId, caseId, REASONS);
    return {
      items: broken.map(({ id, accountId, openedAt, closesAt, reasonId }) => ({
        id,
        accountId,
        openedAt,
        closesAt,
        reason: words.get(reasonId) ?? null,
      })),
    };
  }
}

const REASONS = 'glass:';
