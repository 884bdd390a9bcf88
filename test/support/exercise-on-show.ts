import 'reflect-metadata';
import { Clock } from '@corridor/platform/clock';
import { Configuration, readConfiguration } from '@corridor/platform/configuration';
import { DeadlineSweep } from '@corridor/storage/deadlines/deadline-sweep';
import { Deliveries } from '@corridor/storage/notifications/deliveries';
import { Handlings } from '@corridor/storage/ledger/handlings';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import type { AddressInfo } from 'node:net';
import { Demonstration } from '../../apps/all/src/demo/demonstration';
import { DemonstrationModule } from '../../apps/all/src/demo/demonstration.module';
import type { Face } from '../../apps/all/src/demo/demonstration.dto';
import { createAdapter, equip } from '../../apps/api/src/http/create-server';
import { PushedClock } from './office';
import { Person } from './person';
import { aPlaceToStore, type Place } from './places';

/** What `npm run demo` starts, in this process, with a clock that a test may push. */
export class ExerciseOnShow {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly url: string,
    readonly clock: PushedClock,
    /** The lines that the start prints. */
    readonly printed: readonly string[],
    readonly place: Place,
  ) {}

  /** Opens one in a place of its own, or goes on where another stood. */
  static async open(place?: Place): Promise<ExerciseOnShow> {
    const mine = place ?? (await aPlaceToStore());
    const configuration = readConfiguration({
      NODE_ENV: 'test',
      LOG_LEVEL: 'fatal',
      PORT: '0',
      HOST: '127.0.0.1',
      ...mine.env,
    });
    const clock = new PushedClock();
    const testing = await Test.createTestingModule({ imports: [DemonstrationModule] })
      .overrideProvider(Configuration)
      .useValue(configuration)
      .overrideProvider(Clock)
      .useValue(clock)
      .compile();
    const app = testing.createNestApplication<NestFastifyApplication>(createAdapter(configuration), {
      logger: ['error'],
    });
    await equip(app);
    await app.init();
    const printed = await app.get(Demonstration).open();
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    return new ExerciseOnShow(app, `http://127.0.0.1:${String(port)}`, clock, printed, mine);
  }

  /** Somebody who pressed one button and is in. */
  async enter(face: Face): Promise<Person> {
    const nobody = new Person(this.url, '', '', '');
    const { status, headers } = await nobody.send('POST', '/api/demonstration/entries', { body: { face } });
    if (status !== 204) throw new Error(`${face} could not enter: ${String(status)}`);
    const cookie = (headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';
    const { account } = await new Person(this.url, '', '', cookie).read('/api/sessions/current');
    return new Person(this.url, String(account.id), String(account.name), cookie);
  }

  sweep(): Promise<void> {
    return this.app.get(DeadlineSweep).sweep();
  }

  /** Lets every handling and delivery run to its end. Fails where one has not after half a minute. */
  async drain(): Promise<void> {
    const giveUpAt = Date.now() + 30_000;
    while ((await this.owed()) > 0) {
      if (Date.now() > giveUpAt) throw new Error('handlings are still open');
      await new Promise((later) => setTimeout(later, 20));
    }
  }

  get dataDir(): string {
    return this.app.get(Configuration).DATA_DIR;
  }

  /** Ends it; its place stays for another start until it is removed. */
  async end(): Promise<void> {
    await this.app.close();
  }

  private async owed(): Promise<number> {
    const { waiting } = await this.app.get(Handlings).counts();
    return waiting + (await this.app.get(Deliveries).waiting());
  }
}
