import type { SubjectKind } from '@corridor/domain/audit';
import { AccessLog } from '@corridor/storage/keys/access-log';
import { Seals } from '@corridor/storage/keys/seals';
import { Injectable } from '@nestjs/common';
import type { Caller } from './caller';
import type { DiscloseDto } from './disclose.dto';

/** Shows the words that people sent with what they reported. The reading is on record before the answer is made. */
@Injectable()
export class DiscloseNotes {
  constructor(
    private readonly seals: Seals,
    private readonly accessLog: AccessLog,
  ) {}

  /** Notes by id; none where this operation has none about it, whether or not it exists elsewhere. */
  async execute({ actor, operation, now }: Caller, kind: SubjectKind, id: string, { purpose }: DiscloseDto) {
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
