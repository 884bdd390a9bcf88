import { type DeadlineKind, RuleViolation, SYSTEM_ACTOR } from '@corridor/domain/commands';
import type { SubjectKind } from '@corridor/domain/audit';
import { Clock } from '@corridor/platform/clock';
import { Log } from '@corridor/platform/log';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { RecordOf } from '../records';
import { Storage } from '../storage';
import { UnitOfWork } from '../unit-of-work';
import { Writer } from '../writer';
import { deadlineCases, outliveTheOperation } from './deadline-cases';

type Deadline = RecordOf<'deadlines'> & { readonly dueAt: string };

const EVERY_MS = 1_000;
const LEASE_MS = 5_000;
const AT_ONCE = 200;
const RUNS_ON = `deadlines.kind IN (${outliveTheOperation.map((kind) => `'${kind}'`).join(', ')})`;

/**
 * Rings every clock that ran out. Runs in every process, api and worker, each second; no queue is needed for it. A lease
 * keeps two from doing the same work; should it fail to, the rule refuses to ring the same silence twice.
 */
@Injectable()
export class DeadlineSweep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> = Promise.resolve();

  constructor(
    private readonly storage: Storage,
    private readonly writer: Writer,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    let isRunning = false;
    this.timer = setInterval(() => {
      if (isRunning) return;
      isRunning = true;
      this.sweeping = this.sweep()
        .catch((error: unknown) =>
          this.log.error({ err: error }, 'the sweep of deadlines failed; it runs again in a second'),
        )
        .finally(() => {
          isRunning = false;
        });
    }, EVERY_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.sweeping;
  }

  /** Rings what is due now, in every operation's own time. */
  async sweep(): Promise<void> {
    const offsets = await this.storage.all<{ clock_offset_ms: number | string }>(
      `SELECT DISTINCT clock_offset_ms FROM operations WHERE closed_at IS NULL
           OR id IN (SELECT operation_id FROM deadlines WHERE due_at IS NOT NULL AND ${RUNS_ON})`,
    );
    for (const { clock_offset_ms: offset } of offsets) {
      const due = await this.due(Number(offset));
      if (due.length > 0) await Promise.all((await this.lease(due)).map((each) => this.ring(each)));
    }
  }

  private async due(offset: number): Promise<Deadline[]> {
    const { select } = this.storage.shape('deadlines');
    const raw = await this.storage.all(
      `${select} WHERE due_at IS NOT NULL AND due_at <= $1 AND leased_until <= $2
         AND operation_id IN (SELECT id FROM operations WHERE (closed_at IS NULL OR ${RUNS_ON}) AND clock_offset_ms = $3) ORDER BY due_at LIMIT ${String(AT_ONCE)}`,
      [new Date(this.clock.now() + offset).toISOString(), this.clock.now(), offset],
    );
    return raw.map((row) => this.storage.shape('deadlines').decode(row) as Deadline);
  }

  private lease(due: readonly Deadline[]): Promise<Deadline[]> {
    const now = this.clock.now();
    return this.writer.transaction(async (transaction) => {
      const mine: Deadline[] = [];
      for (const each of due) {
        const key = [each.operationId, each.kind, each.subjectKind, each.subjectId];
        const lock = this.storage.isPostgres ? ' FOR UPDATE SKIP LOCKED' : '';
        const [free] = await transaction.all(
          `SELECT due_at FROM deadlines WHERE operation_id = $1 AND kind = $2 AND subject_kind = $3 AND subject_id = $4 AND leased_until <= $5${lock}`,
          [...key, now],
        );
        if (free?.['due_at'] !== each.dueAt) continue;
        transaction.run(
          'UPDATE deadlines SET leased_until = $1 WHERE operation_id = $2 AND kind = $3 AND subject_kind = $4 AND subject_id = $5',
          [now + LEASE_MS, ...key],
        );
        mine.push(each);
      }
      return mine;
    });
  }

  private async ring({ operationId, kind, subjectKind, subjectId, dueAt }: Deadline): Promise<void> {
    const { command, useCase } = deadlineCases[kind as DeadlineKind];
    try {
      await this.unitOfWork.run(
        {
          command: {
            id: uuid(),
            name: command,
            v: 1,
            operationId,
            subject: { kind: subjectKind as SubjectKind, id: subjectId },
            after: [],
            occurredAt: dueAt,
            actorId: SYSTEM_ACTOR,
            payload: null,
          },
          actor: { accountId: SYSTEM_ACTOR, operationId, grants: [] },
          permission: null,
          asSubmitted: null,
        },
        useCase,
      );
    } catch (error) {
      // News that came between the look and the ring has moved the clock: nothing to do.
      if (!(error instanceof RuleViolation)) throw error;
      this.log.debug({ kind, code: error.code }, 'a deadline was no longer due');
    }
  }
}
