import { can } from '@corridor/domain/accounts';
import { RuleViolation, unknown } from '@corridor/domain/commands';
import { AccessLog } from '@corridor/storage/keys/access-log';
import { Seals } from '@corridor/storage/keys/seals';
import { Storage } from '@corridor/storage/storage';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../http/caller';
import type { DiscloseDto } from '../http/disclose.dto';

/** Shows a pasted text to who pasted it and to who is on duty. The reading is on record before the answer is made. */
@Injectable()
export class DisclosePastedText {
  constructor(
    private readonly storage: Storage,
    private readonly seals: Seals,
    private readonly accessLog: AccessLog,
  ) {}

  /** Refuses with `pasted_text.already_settled` where the text is gone. */
  async execute({ actor, operation, now }: Caller, id: string, { purpose }: DiscloseDto) {
    const about = { kind: 'pasted_text', id } as const;
    const [kept] = await this.storage.records('pastedTexts', 'WHERE id = $1 AND operation_id = $2', [id, operation.id]);
    if (!kept) throw unknown('pasted_text', id);
    if (
      kept.pastedBy !== actor.accountId &&
      !can(actor, 'notes.disclose', { operationId: operation.id, enclaveId: null })
    ) {
      throw new RuleViolation('permission.denied', { permission: 'notes.disclose' }, 'not_permitted');
    }
    if (kept.sealed === null) throw new RuleViolation('pasted_text.already_settled', { outcome: kept.outcome });
    await this.accessLog.note({
      operationId: operation.id,
      subjectKind: about.kind,
      subjectId: id,
      actorId: actor.accountId,
      purpose,
      at: now,
    });
    return { id, text: await this.seals.openApart(operation.id, about, kept.sealed) };
  }
}
