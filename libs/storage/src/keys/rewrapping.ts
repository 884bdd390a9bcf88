import { seal, unseal } from '@corridor/platform/seal';
import { Log } from '@corridor/platform/log';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Storage } from '../storage';
import { Writer } from '../writer';
import { OperationKeys } from './operation-keys';
import { caseKeyPlace } from './seals';

const EVERY_MS = 5_000;
const AT_ONCE = 100;

interface Wrapped {
  readonly case_id: string;
  readonly operation_id: string;
  readonly key_version: number | string;
  readonly wrapped: string;
}

/**
 * Wraps cases' keys anew under the current key of their operation, and operations' keys under the current master key, some
 * at a time while work goes on. What there is to do is read from the rows themselves: a process that dies in the middle
 * leaves nothing half done, and the next goes on.
 */
@Injectable()
export class Rewrapping implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly storage: Storage,
    private readonly writer: Writer,
    private readonly keys: OperationKeys,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running = this.running
        .then(() => this.catchUp())
        .catch((error: unknown) => this.log.error({ err: error }, 'keys were not wrapped anew; it is tried again'));
    }, EVERY_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Wraps whatever an older key wrapped. Returns how many keys that was. */
  async catchUp(): Promise<number> {
    let done = (await this.keys.hasOld()) ? await this.writer.transaction((each) => this.keys.rewrap(each)) : 0;
    for (;;) {
      const some = await this.step();
      if (some === 0) return done;
      done += some;
    }
  }

  /** One transaction's worth. */
  private async step(): Promise<number> {
    const behind = `SELECT case_id, operation_id, key_version, wrapped FROM case_keys
        WHERE key_version < (SELECT MAX(version) FROM operation_keys o WHERE o.operation_id = case_keys.operation_id)
        LIMIT ${String(AT_ONCE)}`;
    if ((await this.storage.all(behind)).length === 0) return 0;
    return this.writer.transaction(async (transaction) => {
      const lock = this.storage.isPostgres ? ' FOR UPDATE SKIP LOCKED' : '';
      const rows = await transaction.all<Wrapped>(`${behind}${lock}`);
      for (const { case_id: caseId, operation_id: operationId, key_version: version, wrapped } of rows) {
        const keys = await this.keys.current(operationId);
        if (!keys) continue;
        const place = caseKeyPlace(operationId, caseId);
        const key = unseal(keys.sealing(Number(version)), place, wrapped);
        transaction.run('UPDATE case_keys SET key_version = $1, wrapped = $2 WHERE case_id = $3 AND key_version = $4', [
          keys.currentVersion,
          seal(keys.sealing(keys.currentVersion), place, key),
          caseId,
          Number(version),
        ]);
      }
      return rows.length;
    });
  }
}
