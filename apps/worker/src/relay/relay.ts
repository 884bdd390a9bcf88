import { channels, type DeliveryLane, deliveryLanes } from '@corridor/domain/notifications';
import { Configuration } from '@corridor/platform/configuration';
import { Log } from '@corridor/platform/log';
import { type JobKind, JobQueues, type JobRequest } from '@corridor/platform/queue/job-queues';
import { type HandlingKey, Handlings } from '@corridor/storage/ledger/handlings';
import { Deliveries } from '@corridor/storage/notifications/deliveries';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Job } from 'bullmq';
import { v4 as uuid } from 'uuid';
import { Busyness } from './busyness';
import { WorkKinds } from '../work-kinds';

const EVERY_MS = 200;
const AT_ONCE = 500;
/** While somebody waits for this processor, what may happen later is handed over in small portions. */
const AT_ONCE_WHILE_BUSY = 20;
/** Share of the time in which the event loop ran. */
const MOST_LOOP = 0.25;
/** Share of the time in which it was to run and had no processor. */
const MOST_STARVED = 0.4;
/** What the queue has had for so long without an end is handed to it again; it ignores what it still has. */
const AGAIN_MS = 30_000;
/** How often it is looked whose digest is due; zones and the clocks of exercises are not all on the full hour. */
const DIGESTS_EVERY_MS = 60_000;
const TRIES = 6;
const FIRST_DELAY_MS = 500;
/** Messages that one job sends (ids only): a job each would cost the queue more than the sending. */
const A_JOB = 500;
/** Jobs of a lane that may wait in the queue. More stand in the database, and are not counted twice there. */
const WAITING_JOBS = 8;

/** What the relay needs of the process. */
@Injectable()
export class RelaySurroundings {
  constructor(
    readonly configuration: Configuration,
    readonly log: Log,
  ) {}
}

/**
 * Hands the database's open work to BullMQ. The queue may lose everything at any moment: what is not done here is due
 * again after a while, and after the queue's store was opened anew, at once.
 */
@Injectable()
export class Relay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private queues: JobQueues | null = null;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private readonly stopping = new AbortController();
  private againAt = 0;
  private readonly busyness = new Busyness();

  constructor(
    private readonly handlings: Handlings,
    private readonly deliveries: Deliveries,
    private readonly kinds: WorkKinds,
    private readonly surroundings: RelaySurroundings,
  ) {}

  onApplicationBootstrap(): void {
    this.later();
  }

  async beforeApplicationShutdown(): Promise<void> {
    // An opening under way ends with it: it may take longer than whoever stops this process waits.
    this.stopping.abort();
    clearTimeout(this.timer);
    await this.running;
    await this.queues?.close();
  }

  /** The next round comes when this one has ended, however long it took. */
  private later(): void {
    if (this.stopping.signal.aborted) return;
    this.timer = setTimeout(() => {
      this.running = this.round().finally(() => this.later());
    }, EVERY_MS);
  }

  private async round(): Promise<void> {
    try {
      const queues = await this.open();
      await this.relayHandlings(queues);
      for (const lane of deliveryLanes) await this.relayDeliveries(queues, lane);
    } catch (error) {
      if (this.stopping.signal.aborted) return;
      this.surroundings.log.warn(
        { err: error },
        'the relay could not reach its queue; the work stands in the database and is handed over later',
      );
      await this.dropQueues();
    }
  }

  private async open(): Promise<JobQueues> {
    if (this.queues?.isAlive() === false) {
      this.surroundings.log.warn('the queue store has gone; a new one is made and filled from the database');
      await this.dropQueues();
    }
    if (this.queues) return this.queues;
    if (Date.now() < this.againAt) throw new Error('the queue is not open yet');
    this.againAt = Date.now() + 1_000;
    const { configuration, log } = this.surroundings;
    const opened = await JobQueues.open(configuration, this.jobKinds(), { log, stopping: this.stopping.signal });
    // A new or emptied store has none of what was handed over before.
    await this.handlings.relayAllAgain();
    await this.deliveries.relayAllAgain();
    await opened.repeat('digests', DIGESTS_EVERY_MS);
    this.queues = opened;
    return opened;
  }

  private async dropQueues(): Promise<void> {
    const gone = this.queues;
    this.queues = null;
    await gone?.close(true).catch(() => undefined);
  }

  private jobKinds(): JobKind[] {
    return [
      { queue: 'handlings', concurrency: 32, process: (job) => this.kinds.handle(keyOf(job.data), isLastTry(job)) },
      { queue: 'digests', concurrency: 1, process: () => this.kinds.sendDigests() },
      ...deliveryLanes.map((lane) => ({
        queue: queueOf(lane),
        concurrency: lane === 'urgent' ? 8 : 2,
        process: (job: Job<JobRequest['data']>) => this.kinds.deliver(job.data['ids'] as readonly string[]),
      })),
    ];
  }

  /** Embedded, people are served by this very process; elsewhere they may be by others on the same machine. */
  private isBusy(): boolean {
    const { loop, starved } = this.busyness.since();
    return starved > MOST_STARVED || (this.surroundings.configuration.isEmbedded && loop > MOST_LOOP);
  }

  private async relayHandlings(queues: JobQueues): Promise<void> {
    const due = await this.handlings.due(this.isBusy() ? AT_ONCE_WHILE_BUSY : AT_ONCE);
    if (due.length === 0) return;
    const jobs = due.map((key) => ({ id: `h-${key.operationId}-${String(key.seq)}-${key.handler}`, data: { ...key } }));
    await queues.add('handlings', jobs, { attempts: TRIES, firstDelayMs: FIRST_DELAY_MS });
    await this.handlings.relayed(due, AGAIN_MS);
  }

  private async relayDeliveries(queues: JobQueues, lane: DeliveryLane): Promise<void> {
    const free = WAITING_JOBS - (await queues.waiting(queueOf(lane)));
    if (free <= 0) return;
    const due = await this.deliveries.due(lane, free * A_JOB);
    if (due.length === 0) return;
    const jobs = channels.flatMap((channel) =>
      inPortions(due.filter((each) => each.channel === channel).map(({ id }) => id)).map((ids) => ({
        // Of its own: the job that tried these before may not have left the queue yet. Whoever claims them first sends them.
        id: `d-${uuid()}`,
        data: { ids },
      })),
    );
    // First: a worker may be done with them, and have said when they are tried again, before the queue has answered here.
    await this.deliveries.relayed(
      due.map(({ id }) => id),
      AGAIN_MS,
    );
    await queues.add(queueOf(lane), jobs, { attempts: TRIES, firstDelayMs: FIRST_DELAY_MS });
  }
}

const queueOf = (lane: DeliveryLane): string => (lane === 'urgent' ? 'deliveries' : 'bulk-deliveries');

/** Messages of one channel share a job: a slow receiver holds up nobody who goes another way. */
const inPortions = (ids: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / A_JOB) }, (_, i) => ids.slice(i * A_JOB, (i + 1) * A_JOB));

const keyOf = (data: JobRequest['data']): HandlingKey => ({
  operationId: String(data['operationId']),
  seq: Number(data['seq']),
  handler: String(data['handler']),
});

const isLastTry = (job: { readonly attemptsMade: number; readonly opts: { readonly attempts?: number } }): boolean =>
  job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
