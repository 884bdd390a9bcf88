import { setTimeout as sleep } from 'node:timers/promises';
import type { Installation } from '../../support/installation';
import { SecondConnection } from '../../support/second-connection';

const STALLED_MS = 60_000;

/** How far the keys are, seen from beside the server. */
export class WrappedKeys {
  private constructor(private readonly connection: SecondConnection) {}

  static async of(installation: Installation): Promise<WrappedKeys> {
    return new WrappedKeys(await SecondConnection.to(installation));
  }

  /** How many cases' keys stand under each version of the operation's. */
  async byVersion(): Promise<ReadonlyMap<number, number>> {
    const rows = await this.connection.rows<Record<'version' | 'n', number | string>>(
      'SELECT key_version AS version, COUNT(*) AS n FROM case_keys GROUP BY key_version',
    );
    return new Map(rows.map(({ version, n }) => [Number(version), Number(n)]));
  }

  /** The versions of the operation's own key, the hashing one first. */
  async versions(): Promise<readonly number[]> {
    const sql = 'SELECT version FROM operation_keys ORDER BY version';
    return (await this.connection.rows<{ version: number | string }>(sql)).map(({ version }) => Number(version));
  }

  async under(version: number): Promise<number> {
    return (await this.byVersion()).get(version) ?? 0;
  }

  /** Looks without a pause until so many stand under that version. Fails after a minute. */
  async until(version: number, least: number): Promise<void> {
    const giveUpAt = Date.now() + STALLED_MS;
    for (;;) {
      const found = await this.under(version);
      if (found >= least) return;
      if (Date.now() > giveUpAt) throw new Error(`${String(found)} of ${String(least)} keys are under the newest`);
      await sleep(1);
    }
  }

  close(): Promise<void> {
    return this.connection.close();
  }
}
