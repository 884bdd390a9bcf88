import 'reflect-metadata';
import { readConfiguration } from '@corridor/platform/configuration';
import { openDataSources } from '@corridor/storage/data-sources';
import Fastify from 'fastify';
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Pool } from 'pg';
import sqlite3 from 'sqlite3';
import { v7 as uuid } from 'uuid';

/*
 * What Corridor is measured against: Fastify and the same driver, nothing else. It writes the same rows into the same tables,
 * one transaction a request, on disk before the answer. It asks nobody who they are, checks nothing, hashes nothing, seals
 * nothing: what those columns hold is drawn once, of the right length. It keeps no head of a chain either, so on PostgreSQL
 * its transactions wait for no common row.
 */

/** An INSERT with its values in the order of its columns. */
interface Insert {
  readonly table: string;
  readonly columns: string;
  readonly rows: readonly (readonly unknown[])[];
}

type Write = (inserts: readonly Insert[]) => Promise<void>;

async function serve(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const sources = await openDataSources(configuration); // the same migration makes the same tables
  await sources.reader.destroy();
  await sources.writer.destroy();
  const write =
    configuration.DATABASE_URL === undefined
      ? await onSqlite(configuration.DATA_DIR)
      : onPostgres(configuration.DATABASE_URL);

  const server = Fastify();
  server.post('/api/evacuations', async (request, reply) => {
    const { id, inserts } = evacuation(request.body as Evacuation, String(request.headers['idempotency-key']));
    await write(inserts);
    return reply.status(201).send({ id });
  });
  server.post('/api/incidents', async (request, reply) => {
    const { id, inserts } = incident(request.body as Incident, String(request.headers['idempotency-key']));
    await write(inserts);
    return reply.status(201).send({ id });
  });
  await server.listen({ port: 0, host: '127.0.0.1' });
  process.stdout.write(`bare on ${String((server.server.address() as AddressInfo).port)}\n`);
}

/** One connection, statements prepared once, transactions one behind another. */
async function onSqlite(dataDir: string): Promise<Write> {
  const database = new sqlite3.Database(join(dataDir, 'corridor.sqlite'));
  const pragmas =
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON; PRAGMA cache_size = -32000;';
  await new Promise<void>((done, failed) => database.exec(pragmas, (error) => (error ? failed(error) : done())));
  const prepared = new Map<string, sqlite3.Statement>();
  const run = (sql: string, values: readonly unknown[]): Promise<void> => {
    let statement = prepared.get(sql);
    if (!statement) prepared.set(sql, (statement = database.prepare(sql)));
    return new Promise((done, failed) =>
      statement.run(values, (error: Error | null) => (error ? failed(error) : done())),
    );
  };
  let last: Promise<unknown> = Promise.resolve();
  return (inserts) => {
    const mine = last.then(async () => {
      await run('BEGIN IMMEDIATE', []);
      try {
        for (const insert of inserts)
          await run(
            sqlOf(insert, () => '?'),
            insert.rows.flat(),
          );
        await run('COMMIT', []);
      } catch (error) {
        await run('ROLLBACK', []);
        throw error;
      }
    });
    last = mine.catch(() => undefined);
    return mine;
  };
}

/** As many connections as the product writes and reads with together; named statements are prepared once a connection. */
function onPostgres(url: string): Write {
  const pool = new Pool({ connectionString: url, max: 20, options: '-c synchronous_commit=on' });
  return async (inserts) => {
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      for (const insert of inserts) {
        const text = sqlOf(insert, (n) => `$${String(n)}`);
        await client.query({ name: `${insert.table} ${String(insert.rows.length)}`, text, values: insert.rows.flat() });
      }
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    } finally {
      client.release();
    }
  };
}

const texts = new Map<string, string>();

function sqlOf({ table, columns, rows }: Insert, placeholder: (n: number) => string): string {
  const known = `${table} ${String(rows.length)}`;
  let sql = texts.get(known);
  if (sql === undefined) {
    let n = 0;
    const tuples = rows.map((row) => `(${row.map(() => placeholder((n += 1))).join(', ')})`);
    texts.set(known, (sql = `INSERT INTO ${table} (${columns}) VALUES ${tuples.join(', ')}`));
  }
  return sql;
}

const operationId = uuid();
const actorId = uuid();
const ofHash = randomBytes(32).toString('hex');
const ofSalt = randomBytes(16).toString('base64url');
const ofKey = `1.${randomBytes(60).toString('base64')}`;
/** As long as what sealing a text makes: nonce, text, tag, in base64 behind a mark. */
const ofSealed = (text: string): string => `1.${Buffer.alloc(28 + Buffer.byteLength(text), 7).toString('base64')}`;
let seq = 0;

interface Evacuation {
  readonly enclaveId: string;
  readonly priority: string;
  readonly acuity: string;
  readonly mobility: string;
  readonly ageBand: string;
  readonly sex: string;
  readonly conditionGroup: string;
  readonly patientName: string;
  readonly note: string;
  readonly companions: readonly {
    readonly relation: string;
    readonly sex: string;
    readonly ageBand: string;
    readonly name: string;
  }[];
}

function evacuation(body: Evacuation, commandId: string): { readonly id: string; readonly inserts: readonly Insert[] } {
  const id = uuid();
  const now = new Date().toISOString();
  const code = randomBytes(6).toString('hex');
  const people = body.companions.map((each) => ({ ...each, id: uuid() }));
  const words: [string, string][] = [
    ['patientName', body.patientName],
    ['note', body.note],
    ...people.map((each): [string, string] => [`companion:${each.id}`, each.name]),
  ];
  const sealed = words.map(([field, text]) => ({ id: uuid(), field, text }));
  const { priority, acuity, mobility, ageBand, sex, conditionGroup, enclaveId } = body;
  const entry = {
    body: {
      code,
      priority,
      acuity,
      mobility,
      ageBand,
      sex,
      conditionGroup,
      admin1Code: 'SY03',
      companions: people.length,
      sealed: Object.fromEntries(sealed.map((each) => [each.field, each.id])),
    },
    subjects: [
      { kind: 'case', id },
      { kind: 'enclave', id: enclaveId },
    ],
  };
  return {
    id,
    inserts: [
      {
        table: 'medevac_cases',
        columns:
          'id, operation_id, version, code, code_alias, enclave_id, facility_id, status, priority, acuity, mobility, age_band, sex, condition_group, submitted_at, recorded_at',
        rows: [
          [
            id,
            operationId,
            1,
            code,
            null,
            enclaveId,
            null,
            'submitted',
            priority,
            acuity,
            mobility,
            ageBand,
            sex,
            conditionGroup,
            now,
            now,
          ],
        ],
      },
      {
        table: 'companions',
        columns: 'id, operation_id, case_id, relation, age_band, sex',
        rows: people.map((each) => [each.id, operationId, id, each.relation, each.ageBand, each.sex]),
      },
      {
        table: 'case_keys',
        columns: 'case_id, operation_id, key_version, wrapped',
        rows: [[id, operationId, 1, ofKey]],
      },
      ...spine('evacuation.requested', 'case', id, commandId, now, entry, sealed, {
        id,
        version: 1,
        code,
        openItems: 0,
      }),
    ],
  };
}

interface Incident {
  readonly kind: string;
  readonly enclaveId: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly precisionMetres: number;
  readonly hurt: number;
  readonly areWeAffected: string;
  readonly note: string;
}

function incident(body: Incident, commandId: string): { readonly id: string; readonly inserts: readonly Insert[] } {
  const id = uuid();
  const now = new Date().toISOString();
  const note = { id: uuid(), field: 'note', text: body.note };
  const { kind, enclaveId, latitude, longitude, precisionMetres, hurt, areWeAffected } = body;
  const entry = {
    body: { incidentId: id, kind, enclaveId, hurt, areWeAffected, precisionMetres, noteId: note.id },
    subjects: [
      { kind: 'incident', id },
      { kind: 'enclave', id: enclaveId },
    ],
  };
  return {
    id,
    inserts: [
      {
        table: 'incidents',
        columns:
          'id, operation_id, version, kind, enclave_id, latitude, longitude, precision_metres, happened_at, hurt, are_we_affected, note_id, reported_by, recorded_at',
        rows: [
          [
            id,
            operationId,
            1,
            kind,
            enclaveId,
            latitude,
            longitude,
            precisionMetres,
            now,
            hurt,
            areWeAffected,
            note.id,
            actorId,
            now,
          ],
        ],
      },
      ...spine('incident.reported', 'incident', id, commandId, now, entry, [note], { id, version: 1, openItems: 0 }),
    ],
  };
}

function spine(
  name: string,
  subjectKind: string,
  subjectId: string,
  commandId: string,
  now: string,
  entry: { readonly subjects: readonly { readonly kind: string; readonly id: string }[] },
  sealed: readonly { readonly id: string; readonly field: string; readonly text: string }[],
  answer: object,
): Insert[] {
  seq += 1;
  const mine = seq;
  const by = subjectKind === 'case' ? 'case' : 'operation';
  return [
    {
      table: 'sealed_values',
      columns: 'id, operation_id, subject_kind, subject_id, field, entry_seq, sealed_by, ciphertext',
      rows: sealed.map(({ id, field, text }) => [
        id,
        operationId,
        subjectKind,
        subjectId,
        field,
        mine,
        by,
        ofSealed(text),
      ]),
    },
    {
      table: 'ledger_entries',
      columns:
        'operation_id, seq, name, actor_id, device_id, command_id, occurred_at, recorded_at, body_hash, previous_hash, hash',
      rows: [[operationId, mine, name, actorId, null, commandId, now, now, ofHash, ofHash, ofHash]],
    },
    {
      table: 'ledger_bodies',
      columns: 'operation_id, seq, salt, body',
      rows: [[operationId, mine, ofSalt, JSON.stringify(entry)]],
    },
    {
      table: 'entry_subjects',
      columns: 'operation_id, seq, kind, subject_id',
      rows: entry.subjects.map(({ kind, id }) => [operationId, mine, kind, id]),
    },
    {
      table: 'handlings',
      columns: 'operation_id, seq, handler, attempts, relay_at, done_at, failed_at, failure',
      rows: [[operationId, mine, 'notifyWatchers', 0, 0, null, null, null]],
    },
    {
      table: 'commands',
      columns: 'id, operation_id, actor_id, payload_hash, outcome, code, entry_seq, recorded_at, answer',
      rows: [[commandId, operationId, actorId, ofHash, 'applied', null, mine, now, JSON.stringify(answer)]],
    },
  ];
}

serve().catch((error: unknown) => {
  process.stderr.write(`${String((error as Error).stack)}\n`);
  process.exit(1);
});
