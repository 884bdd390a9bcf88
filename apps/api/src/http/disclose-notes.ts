import { can } from '@corridor/domain/accounts';
import type { SubjectKind } from '@corridor/domain/audit';
import { unknown } from '@corridor/domain/commands';
import { AccessLog } from '@corridor/storage/keys/access-log';
import { Seals } from '@corridor/storage/keys/seals';
import { Storage } from '@corridor/storage/storage';
import { areaOf } from '@corridor/storage/within';
import { Injectable } from '@nestjs/common';
import type { Caller } from './caller';
import type { DiscloseDto } from './disclose.dto';

/** Shows the words that people sent with what they reported. The reading is on record before the answer is made. */
@Injectable()
export class DiscloseNotes {
  constructor(
    private readonly storage: Storage,
    private readonly seals: Seals,
    private readonly accessLog: AccessLog,
  ) {}

  /** Notes by id. Refuses with `<kind>.unknown` where this operation has no such thing within the caller's reach. */
  async execute(
    { actor, operation, permission, now }: Caller,
    kind: SubjectKind,
    id: string,
    { purpose }: DiscloseDto,
  ) {
    const enclaveId = await areaOf(this.storage, operation.id, { kind, id });
    const subject = { operationId: operation.id, enclaveId: enclaveId ?? null };
    if (enclaveId === undefined || permission === null || !can(actor, permission, subject)) throw unknown(kind, id);
    await this.accessLog.note({
      operationId: operation.id,
      subjectKind: kind,
      subjectId: id,
      actorId: actor.accountId,
      purpose,
      at: now,
    });
    const notes = await this.seals.openAbout(operation.id, { kind, id });
    return { notes: [...notes].map(([noteId, text]) => ({ id: noteId, text })) };
  }
}
