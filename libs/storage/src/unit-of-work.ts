import { RuleViolation } from '@corridor/domain/commands';
import { Clock } from '@corridor/platform/clock';
import { Metrics } from '@corridor/platform/metrics';
import { sha256 } from '@corridor/platform/seal';
import { Injectable } from '@nestjs/common';
import { Batch, type Pending } from './batch';
import type { Applied } from './outcomes';
import { isConstraint, isOneCommands, isPassing, refusalFor } from './constraints';
import { payloadHash } from './ledger/payload-hash';
import { OperationKeys } from './keys/operation-keys';
import { Storage } from './storage';
import type { Receipt, Submission, UseCase } from './use-case';
import { Writer } from './writer';

/** Commands that share one commit at most. */
const MOST_TOGETHER = 256;
const TRIES = 5;

/**
 * Every change goes through here. Commands that wait for one operation at the same moment are read for, decided and
 * written together, in order, in one transaction that is on disk before anyone is answered.
 */
@Injectable()
export class UnitOfWork {
  private readonly queues = new Map<string, Pending[]>();

  constructor(
    private readonly storage: Storage,
    private readonly writer: Writer,
    private readonly keys: OperationKeys,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {}

  /**
   * Applies a command, or finds that it was applied before. Rejects with RuleViolation where a rule refuses it, and with
   * whatever broke where nothing is known to have been written: the same command may then be sent again.
   */
  async run<Payload, Answer extends object>(
    submission: Submission<Payload>,
    useCase: UseCase<Payload, Answer>,
  ): Promise<Receipt & Answer> {
    const { command } = submission;
    const keys = await this.keys.of(command.operationId);
    if (!keys) throw new RuleViolation('operation.unknown', { id: command.operationId }, 'not_found');
    const answer = new Promise<Receipt & object>((done, failed) => {
      this.enqueue(command.operationId, {
        submission,
        // Queues hold commands of every kind; each is only ever run with its own use case.
        useCase: useCase as unknown as UseCase<unknown, object>,
        payloadHash: payloadHash(keys.hashing, command, submission.asSubmitted),
        done,
        failed,
      });
    });
    return (await answer) as Receipt & Answer;
  }

  private enqueue(operationId: string, pending: Pending): void {
    const waiting = this.queues.get(operationId);
    if (waiting) {
      waiting.push(pending);
      return;
    }
    this.queues.set(operationId, [pending]);
    void this.pump(operationId);
  }

  /** Takes what waits, again and again, until nothing does. While one batch commits, the next gathers. */
  private async pump(operationId: string): Promise<void> {
    // Requests that were read from the network in the same turn go together.
    await new Promise((turn) => setImmediate(turn));
    const queue = this.queues.get(operationId) ?? [];
    while (queue.length > 0) await this.together(operationId, queue.splice(0, MOST_TOGETHER));
    this.queues.delete(operationId);
  }

  private async together(operationId: string, batch: readonly Pending[]): Promise<void> {
    try {
      const outcomes = await this.commit(operationId, batch);
      this.metrics.flushes.observe(batch.length);
      batch.forEach((pending, i) => this.answer(pending, outcomes[i]));
    } catch (error) {
      if (batch.length === 1 || !isOneCommands(error)) {
        const outcome = isConstraint(error) ? refusalFor(error) : error;
        return batch.forEach((pending) => pending.failed(outcome));
      }
      for (const pending of batch) await this.together(operationId, [pending]);
    }
  }

  private async commit(operationId: string, pending: readonly Pending[]): Promise<readonly (Applied | Error)[]> {
    for (let tries = 1; ; tries += 1) {
      try {
        const { outcomes, traces } = await this.writer.transaction(async (transaction) => {
          const batch = new Batch(this.storage, transaction, operationId, { clock: this.clock, sha256 });
          return { outcomes: await batch.run(pending), traces: batch.traces };
        });
        this.writer.leftTracesIn(traces);
        return outcomes;
      } catch (error) {
        if (!isPassing(error) || tries === TRIES) throw error;
      }
    }
  }

  private answer({ submission, done, failed }: Pending, outcome: Applied | Error | undefined): void {
    const command = submission.command.name;
    if (outcome === undefined || outcome instanceof Error) {
      const refused = outcome instanceof RuleViolation;
      this.metrics.commands.inc({ command, outcome: refused ? 'refused' : 'failed' });
      failed(outcome ?? new Error('the batch gave no outcome'));
      return;
    }
    this.metrics.commands.inc({ command, outcome: outcome.outcome });
    done(outcome);
  }
}
