import { areasOf, can } from '@corridor/domain/accounts';
import { unknown } from '@corridor/domain/commands';
import { EXPORT_OPEN_MINUTES, openUntilOf, type Proposal, proposalRules } from '@corridor/domain/open-items';
import { plusMinutes } from '@corridor/domain/time';
import { AccessLog } from '@corridor/storage/keys/access-log';
import { Seals } from '@corridor/storage/keys/seals';
import { Storage } from '@corridor/storage/storage';
import { aboutWithin, areaOf } from '@corridor/storage/within';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../http/caller';
import type { DiscloseDto } from '../http/disclose.dto';
import { fieldOf } from './proposals';

/** What waits for a second signature. */
@Injectable()
export class ProposalsQueries {
  constructor(
    private readonly storage: Storage,
    private readonly seals: Seals,
    private readonly accessLog: AccessLog,
  ) {}

  /**
   * Those that wait and that the caller asked for, or could sign or decline, the longest waiting first; and what the caller has
   * signed for, as long as it can be taken back.
   */
  async list({ operation, actor, now }: Caller) {
    const openSince = plusMinutes(now, -EXPORT_OPEN_MINUTES);
    const parameters: unknown[] = [operation.id, openSince, actor.accountId, actor.accountId];
    const seen = aboutWithin(areasOf(actor, 'proposals.settle'), 'subject_id', parameters);
    const shape = this.storage.shape('proposals');
    const names = `(SELECT name FROM accounts a WHERE a.id = proposed_by) AS name, (SELECT code FROM medevac_cases m WHERE m.id = subject_id) AS reference`;
    const rows = await this.storage.all<Record<string, unknown> & { name: string; reference: string | null }>(
      `${shape.select.replace(' FROM ', `, ${names} FROM `)}
        WHERE operation_id = $1 AND (outcome IS NULL OR (outcome = 'signed' AND kind = 'export_import' AND settled_at > $2
            AND (proposed_by = $3 OR settled_by = $4)))${seen} ORDER BY proposed_at, id LIMIT 200`,
      parameters,
    );
    const items = rows.map((row) => ({ proposal: shape.decode(row), name: row.name, reference: row.reference }));
    return {
      items: items
        .filter(
          ({ proposal }) => proposal.proposedBy === actor.accountId || can(actor, proposalRules[proposal.kind].sign),
        )
        .map(
          ({
            proposal: { id, kind, subjectKind, subjectId, proposedBy, proposedAt, proceededAt, settledAt, details },
            name,
            reference,
          }) => ({
            id,
            kind,
            subjectKind,
            subjectId,
            reference,
            proposedAt,
            proposedBy,
            proposedByName: name,
            isMine: proposedBy === actor.accountId,
            proceededAt,
            details,
            mayProceedAlone: proposalRules[kind].mayProceedAlone && proceededAt === null,
            openUntil: settledAt === null ? null : openUntilOf(settledAt),
          }),
        ),
    };
  }

  /** Why it was asked for. The reading is on record before the answer is made. */
  async reason({ operation, actor, now }: Caller, id: string, { purpose }: DiscloseDto) {
    const [proposal] = await this.storage.records('proposals', 'WHERE id = $1 AND operation_id = $2', [
      id,
      operation.id,
    ]);
    if (!proposal || !(await this.reaches({ operation, actor }, proposal))) throw unknown('proposal', id);
    const { subjectKind, subjectId, reasonId } = proposal;
    const about = { kind: subjectKind, id: subjectId };
    await this.accessLog.note({
      operationId: operation.id,
      subjectKind,
      subjectId,
      actorId: actor.accountId,
      purpose,
      at: now,
    });
    const words =
      subjectKind === 'case'
        ? await this.seals.openSaidOfCase(operation.id, subjectId, fieldOf(id))
        : await this.seals.openAbout(operation.id, about);
    return { id, reason: words.get(reasonId) ?? null };
  }

  private async reaches({ operation, actor }: Pick<Caller, 'operation' | 'actor'>, proposal: Proposal) {
    const { kind, subjectKind, subjectId } = proposal;
    const enclaveId = await areaOf(this.storage, operation.id, { kind: subjectKind, id: subjectId });
    const subject = { operationId: operation.id, enclaveId: enclaveId ?? null };
    const { ask, sign } = proposalRules[kind];
    return enclaveId !== undefined && (can(actor, sign, subject) || can(actor, ask, subject));
  }
}
