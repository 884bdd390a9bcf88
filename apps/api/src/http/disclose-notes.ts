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
    const about = await this.seals.openAbout(operation.id, { kind, id });
    const notes = [...about, ...(kind === 'open_item' ? await this.ofItsCase(operation.id, id) : [])];
    return { notes: notes.map(([noteId, text]) => ({ id: noteId, text })) };
  }

  /** What settled something about a case stands under that case's key. */
  private async ofItsCase(operationId: string, id: string): Promise<Iterable<readonly [string, string]>> {
    const [item] = await this.storage.records('openItems', 'WHERE id = $1 AND operation_id = $2', [id, operationId]);
    if (item?.subjectKind !== 'case') return [];
    return this.seals.openSaidOfCase(operationId, item.subjectId, settlementOf(id));
  }
}

/** The field under which the words stand that settled an open item about a case. */
export const settlementOf = (openItemId: string): string => `open_item:${openItemId}:note`;
