import { can } from '@corridor/domain/accounts';
import { RuleViolation } from '@corridor/domain/commands';
import { deliveryStates, type DeliveryState } from '@corridor/domain/notifications';
import { Deliveries } from '@corridor/storage/notifications/deliveries';
import { Storage } from '@corridor/storage/storage';
import { Injectable } from '@nestjs/common';
import { IsIn, IsOptional } from 'class-validator';
import type { Caller } from '../http/caller';
import { type Page, pageOf, PageQuery } from '../http/page';

export class DeliveriesQuery extends PageQuery {
  /** Only what is in this state. */
  @IsOptional()
  @IsIn(deliveryStates)
  readonly state?: DeliveryState;
}

interface Row {
  readonly id: string;
  readonly seq: number | string;
  readonly channel: string;
  readonly state: DeliveryState;
  readonly attempts: number | string;
  readonly event: string;
  readonly reference: string | null;
  readonly at: string;
  readonly sent_at: string | null;
  readonly error_code: string | null;
  readonly recipient: string | null;
}

const shown = `d.id, d.seq, d.channel, d.state, d.attempts, d.event, d.reference, d.at, d.sent_at, d.error_code, a.name AS recipient`;
const itemOf = ({ seq: _seq, attempts, sent_at: sentAt, error_code: errorCode, ...row }: Row) => ({
  ...row,
  attempts: Number(attempts),
  sentAt,
  errorCode,
});

/** Messages on their way and gone, and those that did not arrive. */
@Injectable()
export class DeliveriesQueries {
  constructor(
    private readonly storage: Storage,
    private readonly deliveries: Deliveries,
  ) {}

  /** Newest first. */
  async list(
    { operation }: Caller,
    { after, limit, state }: DeliveriesQuery,
  ): Promise<Page<ReturnType<typeof itemOf>>> {
    const [seq, id] = after?.split('.') ?? [];
    const before = /^\d{1,15}$/.test(seq ?? '') ? Number(seq) : Number.MAX_SAFE_INTEGER;
    const parameters: unknown[] = [operation.id, before, before, id ?? ''];
    const inState = state === undefined ? '' : ` AND d.state = $${String(parameters.push(state))}`;
    const rows = await this.storage.all<Row>(
      `SELECT ${shown} FROM deliveries d LEFT JOIN accounts a ON a.id = d.account_id
        WHERE d.operation_id = $1 AND d.seq <= $2 AND (d.seq < $3 OR d.id > $4)${inState}
        ORDER BY d.seq DESC, d.id LIMIT ${String(limit + 1)}`,
      parameters,
    );
    return pageOf(rows, limit, (row) => `${String(row.seq)}.${row.id}`, itemOf);
  }

  /**
   * What did not arrive and whom that concerns: whoever was to hear of it, whoever did what it tells of, and those who look
   * after the post.
   */
  async undelivered(caller: Caller): Promise<{ readonly items: readonly ReturnType<typeof itemOf>[] }> {
    const { sql, parameters } = ofConcern(caller);
    const rows = await this.storage.all<Row>(
      `SELECT ${shown} FROM deliveries d LEFT JOIN accounts a ON a.id = d.account_id
        WHERE ${sql} ORDER BY d.seq DESC, d.id LIMIT 200`,
      parameters,
    );
    return { items: rows.map(itemOf) };
  }

  /** Refuses with `delivery.unknown` what is not there, or not for this person to send again. */
  async sendAgain(caller: Caller, id: string): Promise<void> {
    const { sql, parameters } = ofConcern(caller);
    const [row] = await this.storage.all(
      `SELECT d.id FROM deliveries d WHERE ${sql} AND d.id = $${String(parameters.length + 1)}`,
      [...parameters, id],
    );
    if (!row) throw new RuleViolation('delivery.unknown', { id }, 'not_found');
    await this.deliveries.sendAgain(caller.operation.id, id);
  }
}

function ofConcern({ actor, operation }: Caller): { readonly sql: string; readonly parameters: readonly unknown[] } {
  const failed = `d.operation_id = $1 AND d.state = 'failed'`;
  if (can(actor, 'mail.read', { operationId: operation.id, enclaveId: null }))
    return { sql: failed, parameters: [operation.id] };
  return {
    sql: `${failed} AND (d.account_id = $2 OR EXISTS (SELECT 1 FROM ledger_entries e
            WHERE e.operation_id = d.operation_id AND e.seq = d.seq AND e.actor_id = $3))`,
    parameters: [operation.id, actor.accountId, actor.accountId],
  };
}
