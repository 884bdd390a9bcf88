import { can } from '@corridor/domain/accounts';
import { RuleViolation } from '@corridor/domain/commands';
import { AccessLog } from '@corridor/storage/keys/access-log';
import { Seals } from '@corridor/storage/keys/seals';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../http/caller';
import type { DiscloseDto } from '../http/disclose.dto';

/** Shows what was said of a patient's death, and not who the patient is. The reading is on record before the answer is made. */
@Injectable()
export class DiscloseDeaths {
  constructor(
    private readonly seals: Seals,
    private readonly accessLog: AccessLog,
  ) {}

  /** Notes by id; none where this operation has no such case. */
  async execute({ actor, operation, now }: Caller, caseId: string, { purpose }: DiscloseDto) {
    if (!can(actor, 'evacuations.read')) {
      throw new RuleViolation('permission.denied', { permission: 'evacuations.read' }, 'not_permitted');
    }
    const [operationId, actorId] = [operation.id, actor.accountId];
    await this.accessLog.note({ operationId, subjectKind: 'case', subjectId: caseId, actorId, purpose, at: now });
    const notes = await this.seals.openSaidOfCase(operationId, caseId, 'death:');
    return { notes: [...notes].map(([id, text]) => ({ id, text })) };
  }
}
