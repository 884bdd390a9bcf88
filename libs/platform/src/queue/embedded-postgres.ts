import { EventEmitter } from 'node:events';
import { Worker as Thread } from 'node:worker_threads';

/** Source of the thread, inline so that it is the same in a build, in Jest and from source. */
const THREAD = `
const { parentPort, workerData } = require('node:worker_threads');
// What may happen later goes behind what somebody waits for. On Linux a thread has a priority of its own.
if (process.platform === 'linux') require('node:os').setPriority(0, 10);
(async () => {
  const { PGlite } = await import('@electric-sql/pglite');
  const database = await PGlite.create({
    dataDir: workerData.folder,
    startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=8MB', '-c', 'wal_buffers=256kB', '-c', 'max_connections=5'],
  });
  database.onNotification((channel, payload) => parentPort.postMessage({ kind: 'notification', channel, payload }));
  parentPort.on('message', async ({ id, sql, values, close }) => {
    try {
      if (close) {
        await database.close();
        parentPort.postMessage({ kind: 'answer', id, rows: [], rowCount: 0 });
        return parentPort.close();
      }
      const result = values && values.length > 0 ? await database.query(sql, values) : (await database.exec(sql)).at(-1) ?? { rows: [] };
      parentPort.postMessage({ kind: 'answer', id, rows: result.rows, rowCount: result.affectedRows || result.rows.length });
    } catch (error) {
      parentPort.postMessage({ kind: 'failure', id, error: { message: error.message, code: error.code, detail: error.detail } });
    }
  });
  parentPort.postMessage({ kind: 'ready' });
})();`;

interface Answer {
  readonly rows: unknown[];
  readonly rowCount: number;
}

type FromThread =
  | { readonly kind: 'ready' }
  | { readonly kind: 'notification'; readonly channel: string; readonly payload: string }
  | ({ readonly kind: 'answer'; readonly id: number } & Answer)
  | {
      readonly kind: 'failure';
      readonly id: number;
      readonly error: { message: string; code?: string; detail?: string };
    };

interface Waiting {
  readonly answer: (answer: Answer) => void;
  readonly fail: (error: Error) => void;
}

/** BullMQ can miss a wake-up between its read and its listen; the same one again, this many ms later, mends it. */
const REPEAT_WAKE_UP_MS = 40;

/**
 * PostgreSQL inside this process (PGlite), shaped like the `pg.Pool` that BullMQ's PostgreSQL backend asks for. It lives
 * in a worker thread: in the main one its start would stop the event loop for seconds. Its folder is disposable, since
 * handlings and deadlines stand in the real database.
 */
export class EmbeddedPostgres extends EventEmitter {
  /** BullMQ reads this to let a worker block for longer than ten seconds. */
  readonly options = { keepAlive: true };
  private lastId = 0;
  private readonly waiting = new Map<number, Waiting>();
  private readonly listeners_ = new Set<EventEmitter>();

  private constructor(private readonly thread: Thread) {
    super();
    this.setMaxListeners(0);
    thread.on('message', (message: FromThread) => this.take(message));
    thread.on('exit', () => this.failAll(new Error('the embedded queue has ended')));
  }

  /**
   * Opens or makes the store in the folder. Rejects when it does not answer within `timeoutMs`, and with the signal's
   * reason when it is told to stop before that; the thread is ended.
   */
  static async open(folder: string, timeoutMs: number, stopping: AbortSignal): Promise<EmbeddedPostgres> {
    stopping.throwIfAborted();
    const thread = new Thread(THREAD, { eval: true, workerData: { folder } });
    const pool = new EmbeddedPostgres(thread);
    let timer: NodeJS.Timeout | undefined;
    let stop = (): void => undefined;
    try {
      await new Promise<void>((ready, failed) => {
        stop = (): void => failed(stopping.reason as Error);
        stopping.addEventListener('abort', stop);
        timer = setTimeout(
          () => failed(new Error(`the queue's store did not open within ${String(timeoutMs)} ms`)),
          timeoutMs,
        );
        pool.once('ready', ready);
        thread.once('error', failed);
      });
    } catch (error) {
      await thread.terminate();
      throw error;
    } finally {
      clearTimeout(timer);
      stopping.removeEventListener('abort', stop);
    }
    thread.on('error', (error) => this.prototype.failAll.call(pool, error));
    return pool;
  }

  query(sql: string, values?: readonly unknown[]): Promise<Answer> {
    return this.ask({ sql, values: values?.map((value) => (value === undefined ? null : value)) });
  }

  /** A "connection": all of them are the one instance, and each hears every notification. */
  connect(): Promise<EventEmitter & { query: EmbeddedPostgres['query']; release(): void }> {
    const client = Object.assign(new EventEmitter().setMaxListeners(0), {
      query: (sql: string, values?: readonly unknown[]) => this.query(sql, values),
      release: () => {
        this.listeners_.delete(client);
      },
    });
    this.listeners_.add(client);
    return Promise.resolve(client);
  }

  /** BullMQ ends its pool with each queue and worker; the store ends once, with `close`. */
  end(): Promise<void> {
    return Promise.resolve();
  }

  async close(): Promise<void> {
    await this.ask({ close: true });
  }

  private ask(message: { sql?: string; values?: readonly unknown[] | undefined; close?: boolean }): Promise<Answer> {
    return new Promise((answer, fail) => {
      const id = (this.lastId += 1);
      this.waiting.set(id, { answer, fail });
      this.thread.postMessage({ id, ...message });
    });
  }

  private take(message: FromThread): void {
    if (message.kind === 'ready') {
      this.emit('ready');
      return;
    }
    if (message.kind === 'notification') {
      const { channel, payload } = message;
      const wake = (): void => this.listeners_.forEach((client) => client.emit('notification', { channel, payload }));
      setImmediate(wake);
      setTimeout(wake, REPEAT_WAKE_UP_MS).unref();
      return;
    }
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (message.kind === 'answer') waiting?.answer({ rows: message.rows, rowCount: message.rowCount });
    else waiting?.fail(Object.assign(new Error(message.error.message), message.error));
  }

  private failAll(error: Error): void {
    for (const { fail } of this.waiting.values()) fail(error);
    this.waiting.clear();
  }
}
