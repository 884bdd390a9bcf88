import 'reflect-metadata';
import type { Role } from '@corridor/domain/accounts';
import { Clock } from '@corridor/platform/clock';
import { Configuration, readConfiguration } from '@corridor/platform/configuration';
import { Handlings } from '@corridor/storage/ledger/handlings';
import { Deliveries } from '@corridor/storage/notifications/deliveries';
import { DeadlineSweep } from '@corridor/storage/deadlines/deadline-sweep';
import { Storage } from '@corridor/storage/storage';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { AllModule } from '../../apps/all/src/all.module';
import { createAdapter, equip } from '../../apps/api/src/http/create-server';
import { Setup } from '../../apps/api/src/operations/setup';
import { beginOffice, PASSPHRASE } from './first-administrator';
import { aPlaceToStore } from './places';
import { Person } from './person';

/** The server's clock, which a test may push forward. */
export class PushedClock extends Clock {
  private pushedMs = 0;

  override now(): number {
    return Date.now() + this.pushedMs;
  }

  push(minutes: number): void {
    this.pushedMs += minutes * 60_000;
  }
}

/** The real application on a real database and queue, over HTTP, with one person a role. */
export class Office {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly url: string,
    readonly clock: PushedClock,
    readonly administrator: Person,
    readonly operationId: string,
    private readonly leave: () => Promise<void>,
  ) {}

  /** Opens an office with an exercise operation; further people are made as they are asked for. */
  static async open(env: Readonly<Record<string, string>> = {}): Promise<Office> {
    const place = await aPlaceToStore();
    const configuration = readConfiguration({
      NODE_ENV: 'test',
      LOG_LEVEL: 'fatal',
      PORT: '0',
      HOST: '127.0.0.1',
      // A test's loops are no flood; the test of floods says what one is.
      REQUESTS_PER_SECOND: '100000',
      ...place.env,
      ...env,
    });
    const clock = new PushedClock();
    const testing = await Test.createTestingModule({ imports: [AllModule] })
      .overrideProvider(Configuration)
      .useValue(configuration)
      .overrideProvider(Clock)
      .useValue(clock)
      .compile();
    const app = testing.createNestApplication<NestFastifyApplication>(createAdapter(configuration), {
      logger: ['error'],
    });
    await equip(app);
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    const url = `http://127.0.0.1:${String(port)}`;
    const { administrator, operationId } = await beginOffice(url, app.get(Setup).printable ?? '');
    return new Office(app, url, clock, administrator, operationId, async () => {
      await app.close();
      await place.remove();
      rmSync(configuration.DATA_DIR, { recursive: true, force: true });
    });
  }

  get storage(): Storage {
    return this.app.get(Storage);
  }

  get dataDir(): string {
    return this.app.get(Configuration).DATA_DIR;
  }

  /** A new person with these roles, signed in. Their name says what they are. */
  person(...roles: readonly Role[]): Promise<Person> {
    return this.personFor({}, ...roles);
  }

  /** The same, for one area only or on behalf of an organisation. */
  async personFor(
    reach: { readonly enclaveId?: string; readonly organisationId?: string },
    ...roles: readonly Role[]
  ): Promise<Person> {
    const name = `${roles.join('-').replaceAll('_', '-').slice(0, 30)}.${randomUUID().slice(0, 6)}`;
    // Signed in anew: a test may have pushed the clock past the end of a session.
    const administrator = await Person.signedIn(
      this.url,
      this.administrator.name,
      PASSPHRASE,
      this.administrator.accountId,
    );
    const { id } = await administrator.created(`/api/accounts?operationId=${this.operationId}`, {
      name,
      passphrase: PASSPHRASE,
      roles,
      email: `${name}@people.invalid`,
      language: 'en',
      ...reach,
    });
    return Person.signedIn(this.url, name, PASSPHRASE, String(id));
  }

  /**
   * Lets every handling and delivery run to its end. Fails where one has not after a minute: what the queue lost is handed
   * to it again after half of one.
   */
  async drain(): Promise<void> {
    const giveUpAt = Date.now() + 60_000;
    for (;;) {
      const { waiting } = await this.app.get(Handlings).counts();
      if (waiting === 0 && (await this.app.get(Deliveries).waiting()) === 0) return;
      if (Date.now() > giveUpAt) throw new Error(`${String(waiting)} handlings are still open, or deliveries are`);
      await new Promise((later) => setTimeout(later, 20));
    }
  }

  /** Rings every clock that has run out by the pushed clock. */
  sweep(): Promise<void> {
    return this.app.get(DeadlineSweep).sweep();
  }

  async close(): Promise<void> {
    await this.leave();
  }
}
