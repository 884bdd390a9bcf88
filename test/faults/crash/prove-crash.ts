import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Installation } from '../../support/installation';
import { Client } from './client';
import { Killer } from './killer';
import { Memory } from './memory';
import { Random } from './random';
import { staff } from './staff';
import { verifyCommands } from './verify-commands';
import { verifyWork } from './verify-work';
import { World } from './world';

export interface CrashPlan {
  readonly seed: number;
  readonly kills: number;
  readonly acks: number;
  /** How long at most the server is left alive between two kills. */
  readonly longestUpMs: number;
  /** How long at most a client thinks between two commands. */
  readonly paceMs: number;
}

export interface CrashOutcome {
  readonly violations: readonly string[];
  readonly summary: string;
}

/** Kills the real server at random under sixteen clients, then reads in the database whether every promise was kept. */
export async function proveCrash(plan: CrashPlan): Promise<CrashOutcome> {
  const began = Date.now();
  const random = new Random(plan.seed);
  const memory = new Memory();
  const installation = await Installation.make();
  try {
    const killer = new Killer(installation, memory, random.split(), plan.longestUpMs);
    await killer.breakOffFirstStarts(Math.ceil(plan.kills / 50));
    const office = await staff(installation);

    let isOver = false;
    const world = new World(office.enclaveIds);
    const clients = office.people.map((person) => new Client(person, world, memory, random.split(), plan.paceMs));
    const working = Promise.all(clients.map((client) => client.workUntil(() => isOver)));
    try {
      await Promise.race([killer.kill(plan.kills), working]);
      while (memory.acks < plan.acks) await Promise.race([sleep(100), working]);
    } finally {
      isOver = true;
    }
    await working;
    const workedMs = Date.now() - began;
    const drainedAt = await installation.drain();
    const stoppedAt = Date.now();
    await installation.stop();

    const { entries, handlings, givenUp, mails } = await installation.open(async (storage) => ({
      ...(await verifyCommands(storage, memory, office.operationId, office.setUpUntil)),
      ...(await verifyWork(storage, memory, {
        watchers: office.watchers,
        mailFolder: join(installation.dataDir, 'mail', office.operationId),
        drainedAt,
        stoppedAt,
      })),
    }));
    const applied = [...memory.acknowledged.values()].filter(({ status }) => status < 300).length;
    return {
      violations: memory.violations,
      summary:
        `crash: seed ${String(plan.seed)}, ${installation.isEmbedded ? 'embedded' : 'on servers'}: ${String(killer.kills)} kills (${String(killer.killsInStart)} in a start), ` +
        `${String(memory.acks)} acknowledged (${String(applied)} applied, ${String(memory.acks - applied)} refused), ${String(memory.retried)} retried, ` +
        `${String(memory.repeated)} repeated, ${String(entries)} entries, ${String(handlings)} handlings (${String(givenUp)} given up), ${String(mails)} mails, ` +
        `${String(memory.violations.length)} violations, ${seconds(workedMs)} of work, ${seconds(stoppedAt - began - workedMs)} of drain, ${seconds(Date.now() - began)} in all`,
    };
  } finally {
    await installation.remove();
  }
}

const seconds = (ms: number): string => `${String(Math.round(ms / 1000))} s`;
