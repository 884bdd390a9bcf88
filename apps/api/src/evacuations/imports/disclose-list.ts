import { AccessLog } from '@corridor/storage/keys/access-log';
import { Seals } from '@corridor/storage/keys/seals';
import type { RecordOf } from '@corridor/storage/records';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../http/caller';
import type { DiscloseDto } from '../../http/disclose.dto';

type List = RecordOf<'imports'>;

/** What both ways of reading a list's words have in common. */
@Injectable()
export class DiscloseList {
  constructor(
    private readonly seals: Seals,
    private readonly accessLog: AccessLog,
  ) {}

  note({ operation, actor, now }: Caller, { id }: List, purpose: DiscloseDto['purpose']): Promise<void> {
    const about = { subjectKind: 'import', subjectId: id, actorId: actor.accountId };
    return this.accessLog.note({ operationId: operation.id, ...about, purpose, at: now });
  }

  async headerOf({ id, operationId, headerId }: List): Promise<readonly string[]> {
    const words = await this.seals.openAbout(operationId, { kind: 'import', id });
    return JSON.parse(words.get(headerId) ?? '[]') as string[];
  }
}
