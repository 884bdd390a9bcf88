import {
  createPostgresBackend,
  createRedisBackend,
  type Job,
  type Queue,
  runMigrations,
  withBackend,
  type Worker,
} from 'bullmq';
import { Redis } from 'ioredis';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Logger } from 'pino';
import type { Configuration } from '../configuration';
import { privateFolder } from '../data-dir';
import { EmbeddedPostgres } from './embedded-postgres';

/** A job carries ids, never content: what it is about is read when it runs. */
export interface JobRequest {
  readonly id: string;
  readonly data: Readonly<Record<string, string | number | readonly string[]>>;
}

export type JobProcessor = (job: Job<JobRequest['data']>) => Promise<void>;

export interface JobKind {
  readonly queue: string;
  readonly concurrency: number;
  readonly process: JobProcessor;
}

/** Who hears how the opening goes, and who may end it. */
interface Opening {
  readonly log: Logger;
  readonly stopping: AbortSignal;
}

/** A folder that has not opened by then is set aside: the database refills the queue. */
const OPENING_MS = 15_000;

type Backend = ReturnType<typeof withBackend<never, never>>;
interface Opened {
  readonly backend: Backend;
  readonly connectionFor: (part: 'queue' | 'worker') => unknown;
  readonly isAlive: () => boolean;
  readonly close: () => Promise<void>;
}

/**
 * BullMQ on what the configuration names: PGlite in this process, Redis, or PostgreSQL. The store is disposable; whoever
 * holds this opens it again when it dies and adds what the database says is not done.
 */
export class JobQueues {
  private constructor(
    private readonly opened: Opened,
    private readonly queues: ReadonlyMap<string, Queue>,
    private readonly workers: readonly Worker[],
  ) {}

  /** Rejects at once with the signal's reason when it is told to stop while the embedded store still opens. */
  static async open(
    configuration: Configuration,
    kinds: readonly JobKind[],
    { log, stopping }: Opening,
  ): Promise<JobQueues> {
    const opened = await openBackend(configuration, { log, stopping });
    const { Queue: QueueOf, Worker: WorkerOf } = opened.backend;
    const warn = (queue: string) => (error: Error) => log.warn({ queue, err: error }, 'the job queue reports an error');
    const queues = new Map<string, Queue>();
    const workers: Worker[] = [];
    for (const { queue, concurrency, process } of kinds) {
      const common = { prefix: configuration.QUEUE_PREFIX };
      // The backend is chosen at run time, so its connection type is known to that backend only.
      const made = new QueueOf(queue, {
        ...common,
        connection: opened.connectionFor('queue') as never,
      }) as unknown as Queue;
      made.on('error', warn(queue));
      queues.set(queue, made);
      const worker = new WorkerOf(queue, process as never, {
        ...common,
        connection: opened.connectionFor('worker') as never,
        concurrency,
        drainDelay: 1,
        // A dead worker's jobs come back within a quarter of a minute. One that is only slow may see its job run twice, which harms nothing.
        lockDuration: 10_000,
        stalledInterval: 5_000,
      }) as unknown as Worker;
      worker.on('error', warn(queue));
      workers.push(worker);
    }
    return new JobQueues(opened, queues, workers);
  }

  /** Adds jobs; one whose id still exists is left as it is. */
  async add(
    queue: string,
    jobs: readonly JobRequest[],
    options: { attempts: number; firstDelayMs: number },
  ): Promise<void> {
    await this.queues.get(queue)?.addBulk(
      jobs.map(({ id, data }) => ({
        name: queue,
        data,
        opts: {
          jobId: id,
          attempts: options.attempts,
          backoff: { type: 'exponential', delay: options.firstDelayMs, jitter: 0.5 },
          removeOnComplete: true,
          // What failed for good stands in the database with its reason; the queue need not keep it too.
          removeOnFail: true,
        },
      })),
    );
  }

  /** Has a job made again and again, whoever is there to do it; told twice, it is still one. */
  async repeat(queue: string, everyMs: number): Promise<void> {
    await this.queues
      .get(queue)
      ?.upsertJobScheduler(
        queue,
        { every: everyMs },
        { name: queue, data: {}, opts: { removeOnComplete: true, removeOnFail: true } },
      );
  }

  /** Jobs that no worker has begun, some of which wait for their next try. */
  async waiting(queue: string): Promise<number> {
    const counts = await this.queues.get(queue)?.getJobCounts('waiting', 'prioritized', 'delayed');
    return Object.values(counts ?? {}).reduce((sum, count) => sum + count, 0);
  }

  /** False when the store has visibly gone from under the queue. */
  isAlive(): boolean {
    return this.opened.isAlive();
  }

  /** Lets running jobs end, then closes. With `force` it waits for nothing: the store is gone already. */
  async close(force = false): Promise<void> {
    const quietly = (closing: Promise<unknown>): Promise<unknown> => (force ? closing.catch(() => undefined) : closing);
    await Promise.all(this.workers.map((worker) => quietly(worker.close(force))));
    await Promise.all([...this.queues.values()].map((queue) => quietly(queue.close())));
    await quietly(this.opened.close());
  }
}

async function openBackend(configuration: Configuration, opening: Opening): Promise<Opened> {
  const url = configuration.QUEUE_URL;
  if (url === undefined) return openEmbedded(configuration, opening);
  return url.startsWith('postgres') ? openPostgres(configuration, url) : openRedis(url, opening.log);
}

async function openEmbedded({ DATA_DIR }: Configuration, opening: Opening): Promise<Opened> {
  const folder = join(privateFolder(DATA_DIR), 'queue');
  const pool = await openOrSetAside(folder, opening);
  // PGlite is one session, whatever it is asked through.
  await runMigrations(pool as never);
  // A pool that is not BullMQ's own must point at BullMQ's schema itself.
  await pool.query('SET search_path TO bullmq');
  return {
    backend: withBackend(createPostgresBackend) as unknown as Backend,
    connectionFor: () => pool,
    isAlive: () => existsSync(join(folder, 'PG_VERSION')),
    close: () => pool.close(),
  };
}

async function openOrSetAside(folder: string, { log, stopping }: Opening): Promise<EmbeddedPostgres> {
  try {
    return await EmbeddedPostgres.open(folder, OPENING_MS, stopping);
  } catch (error) {
    // A store that was not given its time is not unreadable.
    stopping.throwIfAborted();
    const aside = `${folder}.unreadable`;
    log.warn({ err: error, aside }, 'the queue store did not open; it is set aside and filled again from the database');
    rmSync(aside, { recursive: true, force: true });
    if (existsSync(folder)) renameSync(folder, aside);
    return EmbeddedPostgres.open(folder, 2 * OPENING_MS, stopping);
  }
}

async function openPostgres({ QUEUE_PREFIX }: Configuration, url: string): Promise<Opened> {
  const config = { connectionString: url, schema: `queue_${QUEUE_PREFIX}`, max: 10 };
  const migrating = new Client({ connectionString: url });
  await migrating.connect();
  try {
    await runMigrations(migrating, config.schema);
  } finally {
    await migrating.end();
  }
  return {
    backend: withBackend(createPostgresBackend) as unknown as Backend,
    connectionFor: () => config,
    isAlive: () => true,
    close: () => Promise.resolve(),
  };
}

async function openRedis(url: string, log: Logger): Promise<Opened> {
  // A producer that cannot reach Redis fails at once and is asked again; a worker waits for it as long as it takes.
  const producer = new Redis(url, { maxRetriesPerRequest: 1, enableOfflineQueue: true, lazyConnect: true });
  const consumer = new Redis(url, { maxRetriesPerRequest: null, lazyConnect: true });
  for (const connection of [producer, consumer]) {
    connection.on('error', (error: Error) => log.warn({ err: error }, 'Redis is not reachable'));
  }
  await Promise.all([producer.connect(), consumer.connect()]);
  return {
    backend: withBackend(createRedisBackend) as unknown as Backend,
    connectionFor: (part) => (part === 'queue' ? producer : consumer),
    isAlive: () => true,
    close: async () => {
      producer.disconnect();
      consumer.disconnect();
      await Promise.resolve();
    },
  };
}
