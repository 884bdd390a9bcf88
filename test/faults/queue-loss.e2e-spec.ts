import { Redis } from 'ioredis';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Installation } from '../support/installation';
import { Client } from './crash/client';
import { Memory } from './crash/memory';
import { Random } from './crash/random';
import { staff, type Staffed } from './crash/staff';
import { verifyCommands } from './crash/verify-commands';
import { verifyWork } from './crash/verify-work';
import { World } from './crash/world';

/** A database of its own on the queue's server: emptying it empties nobody else's queue. */
const OWN_DATABASE = 9;

const queueEnv = (): Record<string, string> => {
  const url = process.env['TEST_QUEUE_URL'];
  return url === undefined ? {} : { QUEUE_URL: `${url}/${String(OWN_DATABASE)}` };
};

/** Takes everything from under the running queue. */
async function loseQueue({ env, dataDir, isEmbedded }: Installation): Promise<void> {
  if (isEmbedded) return rmSync(join(dataDir, 'queue'), { recursive: true, force: true });
  const redis = new Redis(env['QUEUE_URL'] ?? '');
  await redis.flushdb();
  redis.disconnect();
}

describe('the queue, whose store is deleted while it runs', () => {
  const memory = new Memory();
  let installation: Installation;
  let office: Staffed;

  beforeAll(async () => {
    installation = await Installation.make({ env: queueEnv() });
    await installation.start();
    office = await staff(installation);
  }, 90_000);

  afterAll(async () => {
    await installation.remove();
  });

  it('leaves nothing undone and nothing done twice', async () => {
    const random = new Random(Date.now());
    const world = new World(office.enclaveIds);
    let isOver = false;
    const clients = office.people.map((person) => new Client(person, world, memory, random.split(), 100));
    const working = Promise.all(clients.map((client) => client.workUntil(() => isOver)));
    for (let times = 0; times < 3; times += 1) {
      await sleep(2_500);
      await loseQueue(installation);
    }
    await sleep(500);
    isOver = true;
    await working;
    // What the clients wait for never stood still.
    expect(memory.acks).toBeGreaterThan(40);

    const drainedAt = await installation.drain();
    const stoppedAt = Date.now();
    await installation.stop();
    const { operationId, setUpUntil, watchers } = office;
    const mailFolder = join(installation.dataDir, 'mail', operationId);
    const { givenUp } = await installation.open(async (storage) => {
      await verifyCommands(storage, memory, operationId, setUpUntil);
      return verifyWork(storage, memory, { watchers, mailFolder, drainedAt, stoppedAt });
    });
    expect(memory.violations).toEqual([]);
    expect(givenUp).toBe(0);
  }, 180_000);
});
