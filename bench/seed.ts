import 'reflect-metadata';
import { inAllOfIt, roles } from '@corridor/domain/accounts';
import { instant } from '@corridor/domain/time';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { parseArgs } from 'node:util';
import { v7 as uuid } from 'uuid';
import { Storage } from '@corridor/storage/storage';
import { ApiModule } from '../apps/api/src/api.module';
import { CreateAccount } from '../apps/api/src/accounts/create-account';
import { FreezeManifest } from '../apps/api/src/convoys/freeze-manifest';
import { PlanConvoy } from '../apps/api/src/convoys/plan-convoy';
import { PutOnManifest } from '../apps/api/src/convoys/put-on-manifest';
import { LogEnclave } from '../apps/api/src/enclaves/log-enclave';
import { RequestEvacuation } from '../apps/api/src/evacuations/request-evacuation';
import type { Envelope } from '../apps/api/src/http/caller';
import { shaped } from '../apps/api/src/http/csv-rows';
import { PlanConvoyDto } from '../apps/api/src/convoys/plan-convoy.dto';
import { PutOnManifestDto } from '../apps/api/src/convoys/put-on-manifest.dto';
import { RequestEvacuationDto } from '../apps/api/src/evacuations/request-evacuation.dto';
import { OpenOperation } from '../apps/api/src/operations/open-operation';
import { aPlan, aRequest } from '../test/support/main-job';

/*
 * node scripts/run-ts.mjs bench/seed.ts [--cases 10000] [--convoys 20] [--patients 5] [--data-dir var/bench]
 *
 * Makes an operation of any size through the same use cases and the same flush as the API, in this process. With
 * DATABASE_URL and QUEUE_URL set it fills that database instead. Everybody in it is invented.
 */

const PASSPHRASE = 'an invented passphrase for benchmarks';
/** As many commands wait at a time as share one commit. */
const TOGETHER = 256;

type Desk = () => Envelope;

async function seed(): Promise<void> {
  const { values } = parseArgs({
    options: {
      cases: { type: 'string', default: '10000' },
      convoys: { type: 'string', default: '20' },
      patients: { type: 'string', default: '5' },
      'data-dir': { type: 'string', default: 'var/bench' },
    },
  });
  process.env['DATA_DIR'] = values['data-dir'];
  process.env['LOG_LEVEL'] ??= 'warn';
  const app = await NestFactory.createApplicationContext(ApiModule, { logger: ['error', 'warn'] });
  try {
    const desk = await openOffice(app);
    const { id: enclaveId } = await app.get(LogEnclave, { strict: false }).execute(desk(), area);
    const cases = await timed('cases', Number(values.cases), () =>
      app
        .get(RequestEvacuation)
        .execute(desk(), shaped(RequestEvacuationDto, aRequest(enclaveId, { note: 'Invented for a benchmark.' }))),
    );
    await fillConvoys(app, desk, enclaveId, cases, Number(values.convoys), Number(values.patients));
  } finally {
    await app.close();
  }
}

const area = {
  slug: `bench-${uuid().slice(-12)}`,
  kind: 'enclave',
  nameEn: 'Invented Area',
  nameAr: 'منطقة مختلقة',
  aliases: [],
  admin1Name: 'Invented Province',
  admin1Code: 'XX01',
  pcodes: [],
  latitude: 33.5,
  longitude: 36.4,
} as const;

/** Opens an exercise with one person who may do everything, and returns what makes their envelopes. */
async function openOffice(app: INestApplicationContext): Promise<Desk> {
  const accountId = uuid();
  const name = `seed.${uuid().slice(-8)}`;
  const { id } = await app.get(OpenOperation).execute(
    { commandId: uuid(), actorId: accountId },
    { name: `Bench ${name}`, kind: 'exercise', timeZone: 'Asia/Damascus', embargoHours: 48, gates: [] },
    {
      kind: 'first_account',
      sameName: undefined,
      account: {
        id: accountId,
        name,
        mail: null,
        language: 'en',
        organisationId: null,
        enclaveId: null,
        assignments: [{ id: uuid(), role: 'administrator' }],
      },
    },
  );
  const operation = {
    id,
    name,
    kind: 'exercise',
    timeZone: 'Asia/Damascus',
    clockOffsetMs: 0,
    closedAt: null,
    roles,
    grants: inAllOfIt(...roles),
  } as const;
  const desk = (): Envelope => ({
    actor: { accountId, operationId: id, grants: operation.grants },
    permission: null,
    operation,
    now: instant(Date.now()),
    commandId: uuid(),
  });
  const coordinator = `coordinator.${name.slice(5)}`;
  await app
    .get(CreateAccount)
    .execute(desk(), { name: coordinator, passphrase: PASSPHRASE, roles: ['coordinator'], language: 'en' });
  process.stdout.write(`operation ${id}; sign in as ${coordinator} with: ${PASSPHRASE}\n`);
  return desk;
}

/** Convoys with as many patients as asked for, each with their companion, frozen. */
async function fillConvoys(
  app: INestApplicationContext,
  desk: Desk,
  enclaveId: string,
  cases: readonly { readonly id: string }[],
  count: number,
  patients: number,
): Promise<void> {
  const inside = { strict: false } as const;
  const storage = app.get(Storage);
  const vehicles = [{ label: 'Alpha 1', kind: 'bus', seats: patients, stretchers: patients }];
  const convoys = await timed('convoys', count, () =>
    app.get(PlanConvoy).execute(desk(), shaped(PlanConvoyDto, aPlan(enclaveId, desk().now, { vehicles }))),
  );
  const lines: (() => Promise<unknown>)[] = [];
  for (const [i, { id }] of convoys.entries()) {
    const [vehicle] = await storage.records('vehicles', 'WHERE convoy_id = $1', [id]);
    const aboard = cases.slice(i * patients, (i + 1) * patients);
    for (const [p, { id: caseId }] of aboard.entries()) {
      const [companion] = await storage.records('companions', 'WHERE case_id = $1', [caseId]);
      const put = (line: object) => () =>
        app
          .get(PutOnManifest, inside)
          .execute(desk(), id, shaped(PutOnManifestDto, { caseId, vehicleId: vehicle?.id, ...line }));
      // Places are counted through the vehicle: seats first, then stretchers.
      lines.push(
        put({ personKind: 'patient', place: patients + p + 1 }),
        put({ personKind: 'companion', companionId: companion?.id, place: p + 1 }),
      );
    }
  }
  await timed('manifest lines', lines.length, (n) => lines[n]?.() ?? Promise.resolve());
  const versions = new Map(
    (await storage.records('convoys', 'WHERE enclave_id = $1', [enclaveId])).map(({ id, version }) => [id, version]),
  );
  await timed('frozen manifests', convoys.length, (n) => {
    const id = convoys[n]?.id ?? '';
    return app.get(FreezeManifest, inside).execute({ ...desk(), seenVersion: versions.get(id) ?? 0 }, id);
  });
}

/** Runs a command that many times, as many at once as share a commit, and prints how many a second. */
async function timed<T>(what: string, count: number, command: (n: number) => Promise<T>): Promise<T[]> {
  const began = Date.now();
  const results: T[] = [];
  while (results.length < count) {
    const wave = Array.from({ length: Math.min(TOGETHER, count - results.length) }, (_, i) =>
      command(results.length + i),
    );
    results.push(...(await Promise.all(wave)));
  }
  const seconds = (Date.now() - began) / 1000;
  process.stdout.write(
    `${String(count)} ${what} in ${seconds.toFixed(1)} s: ${(count / seconds).toFixed(0)} a second\n`,
  );
  return results;
}

seed().catch((error: unknown) => {
  process.stderr.write(`${String((error as Error).stack)}\n`);
  process.exit(1);
});
