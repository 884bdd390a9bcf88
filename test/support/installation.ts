import { readConfiguration } from '@corridor/platform/configuration';
import { Storage } from '@corridor/storage/storage';
import { aPlaceToStore, type Place } from './places';
import { type App, ServerProcess } from './server-process';

const STALLED_MS = 180_000;

/**
 * The real application as processes of their own, on a fresh place: one that does everything, or api and worker where the
 * run has servers. Any of them may be killed and started again.
 */
export class Installation {
  private readonly running = new Map<string, ServerProcess>();

  private constructor(
    private readonly place: Place,
    readonly env: Readonly<Record<string, string>>,
    /** Names of its processes: `all`, or `api`, `api-2`, … and `worker`. */
    readonly names: readonly string[],
  ) {}

  static async make({
    apis = 1,
    env = {},
  }: { apis?: number; env?: Readonly<Record<string, string>> } = {}): Promise<Installation> {
    const place = await aPlaceToStore({ willBreak: true });
    const more = Array.from({ length: apis - 1 }, (_, i) => `api-${String(i + 2)}`);
    const names = place.env['DATABASE_URL'] === undefined ? ['all'] : ['api', ...more, 'worker'];
    return new Installation(place, { ...place.env, ...env }, names);
  }

  get isEmbedded(): boolean {
    return this.names[0] === 'all';
  }

  get dataDir(): string {
    return this.env['DATA_DIR'] ?? '';
  }

  /** The one-time token that the first start prints. */
  get token(): string {
    return this.process(this.names[0] ?? '').token;
  }

  /** Where requests go. Throws while it is down. */
  url(name = this.names[0] ?? ''): string {
    return this.process(name).url;
  }

  process(name: string): ServerProcess {
    const found = this.running.get(name);
    if (!found) throw new Error(`${name} is not running`);
    return found;
  }

  /** Starts what is down, without waiting. */
  launch(names = this.names, nodeOptions: readonly string[] = []): void {
    for (const name of names) {
      if (!this.running.has(name))
        this.running.set(name, new ServerProcess(name.split('-')[0] as App, this.env, nodeOptions));
    }
  }

  /** Starts what is down and waits until all of it serves. */
  async start(names = this.names, nodeOptions: readonly string[] = []): Promise<void> {
    this.launch(names, nodeOptions);
    await Promise.all(names.map((name) => this.process(name).ready));
  }

  /** Ends processes at once, as a power cut would. */
  async kill(names = this.names): Promise<void> {
    await this.end(names, 'SIGKILL');
  }

  /** Ends all processes as an orderly shutdown does, and answers their codes. */
  async stop(): Promise<(number | null)[]> {
    return this.end([...this.running.keys()], 'SIGTERM');
  }

  /**
   * Waits until the worker owes nothing of what was recorded before the moment that it answers. Fails where what it owes
   * has not become less for three minutes: how long all of it takes depends on the machine.
   */
  async drain(): Promise<string> {
    let least = Number.POSITIVE_INFINITY;
    for (let giveUpAt = 0; ; await new Promise((later) => setTimeout(later, 100))) {
      const asked = new Date().toISOString();
      const owed = await this.owed();
      if (owed === 0) return asked;
      if (owed < least) giveUpAt = Date.now() + STALLED_MS;
      least = Math.min(least, owed);
      if (Date.now() > giveUpAt) throw new Error(`${String(owed)} handlings and deliveries are still open`);
    }
  }

  /** What stands in its database, read directly. On embedded storage only while the server is down. */
  async open<T>(look: (storage: Storage) => Promise<T>): Promise<T> {
    const { storage, close } = await this.openStorage();
    try {
      return await look(storage);
    } finally {
      await close();
    }
  }

  /** The same for who looks longer; closing twice is no fault. */
  async openStorage(): Promise<{ storage: Storage; close: () => Promise<void> }> {
    const storage = await Storage.open(readConfiguration(this.env));
    let closed: Promise<void> | undefined;
    return { storage, close: () => (closed ??= storage.onApplicationShutdown()) };
  }

  async remove(): Promise<void> {
    await this.kill([...this.running.keys()]);
    await this.place.remove();
  }

  private async owed(): Promise<number> {
    const text = await (await fetch(`${this.url()}/metrics`)).text();
    const figure = (kind: string): number =>
      Number(new RegExp(`corridor_work_waiting\\{kind="${kind}"\\} (\\d+)`).exec(text)?.[1] ?? NaN);
    const owed = figure('handlings') + figure('deliveries');
    if (Number.isNaN(owed)) throw new Error('the server does not say what it owes');
    return owed;
  }

  private async end(names: readonly string[], signal: 'SIGKILL' | 'SIGTERM'): Promise<(number | null)[]> {
    return Promise.all(
      names.map(async (name) => {
        const code = (await this.running.get(name)?.end(signal)) ?? null;
        this.running.delete(name);
        return code;
      }),
    );
  }
}
