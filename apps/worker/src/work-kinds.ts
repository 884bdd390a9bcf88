import { Log } from '@corridor/platform/log';
import { Metrics } from '@corridor/platform/metrics';
import { type HandlingKey, Handlings } from '@corridor/storage/ledger/handlings';
import { Digests } from '@corridor/storage/notifications/digests';
import { Storage } from '@corridor/storage/storage';
import { Injectable } from '@nestjs/common';
import { handlerFor } from './event-handlers';
import { Deliver } from './notifications/deliver';

/** What the work needs of the process. */
@Injectable()
export class WorkSurroundings {
  constructor(
    readonly log: Log,
    readonly metrics: Metrics,
  ) {}
}

/** What the worker does with a job of either queue. */
@Injectable()
export class WorkKinds {
  constructor(
    private readonly storage: Storage,
    private readonly handlings: Handlings,
    private readonly sending: Deliver,
    private readonly digests: Digests,
    private readonly surroundings: WorkSurroundings,
  ) {}

  /** Runs one handler of one entry and marks it done together with its effects. A done one is left alone. */
  async handle(key: HandlingKey, isLastTry: boolean): Promise<void> {
    const { metrics, log } = this.surroundings;
    const entry = await this.handlings.openEntry(key);
    if (entry === null) return;
    const handler = handlerFor(entry.name, key.handler);
    if (!handler) {
      // Written by a version of this code that knew it: trying again does not help, a newer version or a person may.
      log.error({ seq: key.seq, handler: key.handler, event: entry.name }, 'nobody knows this handler');
      metrics.handlings.inc({ handler: 'unknown', outcome: 'given_up' });
      return this.handlings.failed(key, 'unknown_handler', true);
    }
    try {
      await this.handlings.complete(key, await handler(entry, this.storage));
      metrics.handlings.inc({ handler: key.handler, outcome: 'done' });
    } catch (error) {
      metrics.handlings.inc({ handler: key.handler, outcome: isLastTry ? 'given_up' : 'failed' });
      log.warn({ err: error, seq: key.seq, handler: key.handler, isLastTry }, 'a handler failed');
      await this.handlings.failed(key, error instanceof Error ? error.name : 'unknown', isLastTry);
      if (!isLastTry) throw error;
    }
  }

  async sendDigests(): Promise<void> {
    await this.digests.send();
  }

  async deliver(deliveryIds: readonly string[]): Promise<void> {
    await this.sending.execute(deliveryIds);
  }
}
