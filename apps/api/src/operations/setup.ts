import { RuleViolation } from '@corridor/domain/commands';
import { Log } from '@corridor/platform/log';
import { randomText } from '@corridor/platform/seal';
import { Storage } from '@corridor/storage/storage';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { timingSafeEqual } from 'node:crypto';

/** The one-time token by which an empty installation gets its first administrator. Lives in memory only. */
@Injectable()
export class Setup implements OnApplicationBootstrap {
  private token: string | null = null;
  private isUnderWay = false;

  constructor(
    private readonly storage: Storage,
    private readonly log: Log,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (await this.isNeeded()) this.token = randomText(24);
    this.log.debug({ needed: this.token !== null }, 'first administrator');
  }

  async isNeeded(): Promise<boolean> {
    const [account] = await this.storage.all('SELECT id FROM accounts LIMIT 1');
    return account === undefined;
  }

  /** The token to print at the start; null where there is an account already. */
  get printable(): string | null {
    return this.token;
  }

  /** Lets the token be used once: refuses a wrong one, and every one while or after an account is made. */
  async once<T>(token: string, make: () => Promise<T>): Promise<T> {
    if (this.isUnderWay) throw new RuleViolation('setup.already_done', {}, 'conflict');
    this.isUnderWay = true;
    try {
      await this.check(token);
      return await make();
    } finally {
      this.isUnderWay = false;
    }
  }

  private async check(given: string): Promise<void> {
    if (!(await this.isNeeded())) throw new RuleViolation('setup.already_done', {}, 'conflict');
    const wanted = Buffer.from(this.token ?? '');
    const matches =
      wanted.length > 0 && Buffer.byteLength(given) === wanted.length && timingSafeEqual(Buffer.from(given), wanted);
    if (!matches) throw new RuleViolation('setup.wrong_token', {}, 'not_permitted');
  }
}
