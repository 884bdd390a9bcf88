import { type Actor, can } from '@corridor/domain/accounts';
import type { Call } from '@corridor/domain/open-items';
import { unknown } from '@corridor/domain/commands';
import { AccessLog } from '@corridor/storage/keys/access-log';
import { Seals } from '@corridor/storage/keys/seals';
import { Storage } from '@corridor/storage/storage';
import { areaOf } from '@corridor/storage/within';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../http/caller';
import type { DiscloseDto } from '../http/disclose.dto';

/** Shows the words of a call. Read about a case, the reading stands in that case's record of readings. */
@Injectable()
export class DiscloseCall {
  constructor(
    private readonly storage: Storage,
    private readonly seals: Seals,
    private readonly accessLog: AccessLog,
  ) {}

  async execute({ actor, operation, now }: Caller, id: string, { purpose }: DiscloseDto) {
    const [call] = await this.storage.records('calls', 'WHERE id = $1 AND operation_id = $2', [id, operation.id]);
    const caseId = call?.subjectKind === 'case' ? call.subjectId : null;
    // One about what the reader may not read answers as one that does not exist.
    if (!call || !(await this.mayRead(actor, call))) throw unknown('call', id);
    await this.accessLog.note({
      operationId: operation.id,
      subjectKind: caseId === null ? 'call' : 'case',
      subjectId: caseId ?? id,
      actorId: actor.accountId,
      purpose,
      at: now,
    });
    const notes =
      caseId === null
        ? await this.seals.openAbout(operation.id, { kind: 'call', id })
        : await this.seals.openSaidOfCase(operation.id, caseId, `call:${id}:`);
    return { notes: [...notes].map(([noteId, text]) => ({ id: noteId, text })) };
  }

  private async mayRead(actor: Actor, { operationId, subjectKind, subjectId, recordedBy }: Call): Promise<boolean> {
    if (subjectKind === null || subjectId === null)
      return recordedBy === actor.accountId || can(actor, 'notes.disclose', { operationId, enclaveId: null });
    const enclaveId = await areaOf(this.storage, operationId, { kind: subjectKind, id: subjectId });
    const permission = subjectKind === 'case' ? 'evacuations.read' : 'convoys.read';
    return enclaveId !== undefined && can(actor, permission, { operationId, enclaveId });
  }
}
