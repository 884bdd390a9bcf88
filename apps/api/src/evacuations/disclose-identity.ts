import { unknown } from '@corridor/domain/commands';
import { AccessLog } from '@corridor/storage/keys/access-log';
import { Seals } from '@corridor/storage/keys/seals';
import { Storage } from '@corridor/storage/storage';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../http/caller';
import type { DiscloseDto } from '../http/disclose.dto';

/** Shows who a patient is, to somebody who may know. The reading is on record before the answer is made. */
@Injectable()
export class DiscloseIdentity {
  constructor(
    private readonly storage: Storage,
    private readonly seals: Seals,
    private readonly accessLog: AccessLog,
  ) {}

  async execute({ actor, operation, now }: Caller, caseId: string, { purpose }: DiscloseDto) {
    const [found] = await this.storage.records('medevacCases', 'WHERE id = $1 AND operation_id = $2', [
      caseId,
      operation.id,
    ]);
    if (!found) throw unknown('evacuation', caseId);
    await this.accessLog.note({
      operationId: operation.id,
      subjectKind: 'case',
      subjectId: caseId,
      actorId: actor.accountId,
      purpose,
      at: now,
    });
    const words = await this.seals.openCase(operation.id, caseId);
    const companions = await this.storage.records('companions', 'WHERE case_id = $1 ORDER BY id', [caseId]);
    return {
      patientName: words['patientName'] ?? null,
      contact: words['contact'] ?? null,
      note: words['note'] ?? null,
      companions: companions.map(({ id }) => ({ id, name: words[`companion:${id}`] ?? null })),
    };
  }
}
