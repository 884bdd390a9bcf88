import { can } from '@corridor/domain/accounts';
import { unknown } from '@corridor/domain/commands';
import { AccessLog } from '@corridor/storage/keys/access-log';
import { Seals } from '@corridor/storage/keys/seals';
import { Storage } from '@corridor/storage/storage';
import { areaOf } from '@corridor/storage/within';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../http/caller';
import type { DiscloseDto } from '../http/disclose.dto';

/** Shows what was said of a patient's death, and not who the patient is. The reading is on record before the answer is made. */
@Injectable()
export class DiscloseDeaths {
  constructor(
    private readonly storage: Storage,
    private readonly seals: Seals,
    private readonly accessLog: AccessLog,
  ) {}

  /** Notes by id. Refuses with `evacuation.unknown` where no such case is within the caller's reach. */
  async execute({ actor, operation, now }: Caller, caseId: string, { purpose }: DiscloseDto) {
    const [operationId, actorId] = [operation.id, actor.accountId];
    const enclaveId = await areaOf(this.storage, operationId, { kind: 'case', id: caseId });
    if (enclaveId === undefined || !can(actor, 'evacuations.read', { operationId, enclaveId }))
      throw unknown('evacuation', caseId);
    await this.accessLog.note({ operationId, subjectKind: 'case', subjectId: caseId, actorId, purpose, at: now });
    const notes = await this.seals.openSaidOfCase(operationId, caseId, 'death:');
    return { notes: [...notes].map(([id, text]) => ({ id, text })) };
  }
}
