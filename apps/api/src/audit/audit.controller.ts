import { type Actor, can } from '@corridor/domain/accounts';
import { subjectKinds, type SubjectKind } from '@corridor/domain/audit';
import { Storage } from '@corridor/storage/storage';
import { AccessLog } from '@corridor/storage/keys/access-log';
import { Handlings } from '@corridor/storage/ledger/handlings';
import { verifyChain } from '@corridor/storage/ledger/verify';
import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { Needs } from '../http/access';
import { AskedBy, type Caller } from '../http/caller';
import { pageOf, PageQuery } from '../http/page';

export class EntriesQuery extends PageQuery {
  @IsOptional()
  @IsIn(subjectKinds)
  readonly subjectKind?: SubjectKind;

  @IsOptional()
  @IsUUID()
  readonly subjectId?: string;
}

/** What an entry holds. Which party answered is for who coordinates (DOMAIN 6), in history too. */
function bodyFor(actor: Actor, { name = '', body }: Readonly<Record<string, string>>): unknown {
  if (body === undefined) return null;
  const told = (JSON.parse(body) as { body: Readonly<Record<string, unknown>> }).body;
  const isHidden = name.startsWith('clearance.') && !can(actor, 'evacuations.clear');
  return isHidden ? Object.fromEntries(Object.entries(told).filter(([key]) => key !== 'partyId')) : told;
}

@ApiTags('audit')
@Controller('api/audit')
export class AuditController {
  constructor(
    private readonly storage: Storage,
    private readonly accessLog: AccessLog,
    private readonly handlings: Handlings,
  ) {}

  /** The ledger, newest first: who did what, when it happened, when we learned of it. */
  @Get('entries')
  @Needs('audit.read')
  async entries(
    @AskedBy() { operation, actor }: Caller,
    @Query() { after, limit, subjectKind, subjectId }: EntriesQuery,
  ) {
    const before = /^\d{1,15}$/.test(after ?? '') ? Number(after) : Number.MAX_SAFE_INTEGER;
    const about = subjectKind === undefined || subjectId === undefined ? [] : [subjectKind, subjectId];
    const filter =
      about.length === 0
        ? ''
        : ' AND e.seq IN (SELECT seq FROM entry_subjects WHERE operation_id = e.operation_id AND kind = $3 AND subject_id = $4)';
    const rows = await this.storage.all<Record<string, string>>(
      `SELECT e.seq, e.name, e.actor_id, a.name AS actor_name, e.occurred_at, e.recorded_at, e.hash, b.body
         FROM ledger_entries e
         LEFT JOIN ledger_bodies b ON b.operation_id = e.operation_id AND b.seq = e.seq
         LEFT JOIN accounts a ON a.id = e.actor_id
        WHERE e.operation_id = $1 AND e.seq < $2${filter} ORDER BY e.seq DESC LIMIT ${String(limit + 1)}`,
      [operation.id, before, ...about],
    );
    return pageOf(
      rows,
      limit,
      ({ seq }) => String(seq),
      (row) => ({
        seq: Number(row['seq']),
        name: row['name'],
        actorId: row['actor_id'],
        actorName: row['actor_name'] ?? null,
        occurredAt: row['occurred_at'],
        recordedAt: row['recorded_at'],
        body: bodyFor(actor, row),
        hash: row['hash'],
      }),
    );
  }

  /** Walks the whole chain of this operation, and that of its access log. */
  @Get('verification')
  @Needs('audit.read')
  async verification(@AskedBy() { operation }: Caller) {
    const ledger = await verifyChain(this.storage, operation.id);
    return { ...ledger, accessLogIntact: await this.accessLog.isIntact(operation.id) };
  }

  /** Work that was given up after its last try, with the reason. */
  @Get('handlings')
  @Needs('audit.read')
  async givenUp(@AskedBy() { operation }: Caller) {
    const rows = await this.storage.records(
      'handlings',
      'WHERE operation_id = $1 AND failed_at IS NOT NULL ORDER BY seq DESC, handler LIMIT 200',
      [operation.id],
    );
    return {
      items: rows.map(({ seq, handler, attempts, failedAt, failure }) => ({
        seq,
        handler,
        attempts,
        failedAt,
        failure,
      })),
    };
  }

  /** Hands everything that was given up to the worker again. */
  @Post('handlings/retry')
  @HttpCode(204)
  @Needs('handlings.retry')
  async retry(@AskedBy() { operation }: Caller): Promise<void> {
    await this.handlings.retryFailed(operation.id);
  }
}
