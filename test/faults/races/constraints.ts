import { isConstraint, refusalFor } from '@corridor/storage/constraints';
import type { Storage } from '@corridor/storage/storage';
import type { Tally } from './race';
import { NEVER_RACED_FOR } from './seat';

interface Forbidden {
  readonly of: string;
  readonly with: Readonly<Record<string, string>>;
  readonly code: string;
}

const otherConvoys = (column: string): string =>
  `(SELECT ${column} FROM vehicle_places p WHERE p.convoy_id <> l.convoy_id AND p.place = ${String(NEVER_RACED_FOR)} ORDER BY id LIMIT 1)`;

/** Manifest lines that the database must not take, made from one that it holds, and which constraint refuses them. */
const forbidden: Readonly<Record<string, Forbidden>> = {
  'another person in a taken place': {
    of: 'NOT holds',
    with: { person_id: `'somebody-else'` },
    code: 'manifest.place_taken',
  },
  'the same person twice on one manifest': {
    of: 'NOT holds',
    with: { place: String(NEVER_RACED_FOR) },
    code: 'manifest.person_already_on_it',
  },
  'a place that the vehicle does not have': {
    of: 'NOT holds',
    with: { person_id: `'somebody-else'`, place: '99' },
    code: 'manifest.place_unknown',
  },
  'a person held by two frozen manifests': {
    of: 'holds',
    with: {
      convoy_id: otherConvoys('convoy_id'),
      vehicle_id: otherConvoys('vehicle_id'),
      place: String(NEVER_RACED_FOR),
    },
    code: 'manifest.person_already_frozen',
  },
};

const columns = [
  'id',
  'operation_id',
  'convoy_id',
  'person_kind',
  'person_id',
  'case_id',
  'vehicle_id',
  'place',
  'removed_at',
  'holds',
  'travelled',
];

/** Past all rules, straight into the tables: what the rules refuse, the database's constraints refuse alone. */
export async function bypassRules(storage: Storage, tally: Tally): Promise<void> {
  for (const [what, { of, with: changed, code }] of Object.entries(forbidden)) {
    const [line] = await storage.all(
      `SELECT id FROM manifest_lines l WHERE ${of} AND removed_at IS NULL ORDER BY id LIMIT 1`,
    );
    if (!line) throw new Error(`no line to make "${what}" from`);
    const values = columns.map((column) => (column === 'id' ? `'scratch-line'` : (changed[column] ?? column)));
    const insert = `INSERT INTO manifest_lines (${columns.join(', ')}) SELECT ${values.join(', ')} FROM manifest_lines l WHERE id = '${String(line['id'])}'`;
    const outcome = await storage.writer.query(insert).then(
      () => 'taken',
      (error: unknown) => (isConstraint(error) ? refusalFor(error).code : String(error)),
    );
    // SQLite does not say which foreign key it was.
    const isNamed = storage.isPostgres || code !== 'manifest.place_unknown';
    if (outcome !== (isNamed ? code : 'storage.constraint'))
      tally.violations.push(`${what}: the database should say ${code} and says ${outcome}`);
  }
}

/** Many connections at once write the same seat, and the same hold, with nothing before them that looks. */
export async function raceAtConstraints(storage: Storage, races: number, tally: Tally): Promise<void> {
  const places = await storage.all<{ operation_id: string; convoy_id: string; vehicle_id: string; place: number }>(
    `SELECT p.operation_id, p.convoy_id, p.vehicle_id, p.place FROM vehicle_places p WHERE NOT EXISTS
       (SELECT 1 FROM manifest_lines l WHERE l.convoy_id = p.convoy_id AND l.vehicle_id = p.vehicle_id AND l.place = p.place) ORDER BY p.id LIMIT ${String(races)}`,
  );
  for (const [n, { operation_id, convoy_id, vehicle_id, place }] of places.entries()) {
    const outcomes = await Promise.allSettled(
      [1, 2, 3, 4].map((i) =>
        storage.writer.query(
          `INSERT INTO manifest_lines (${columns.join(', ')}) VALUES ('scratch-${String(n)}-${String(i)}', '${operation_id}', '${convoy_id}', 'patient', 'nobody-${String(i)}-${String(n)}',
            'nobody', '${vehicle_id}', ${String(place)}, NULL, FALSE, NULL)`,
        ),
      ),
    );
    const taken = outcomes.filter(({ status }) => status === 'fulfilled').length;
    const others = outcomes.filter(
      (each): each is PromiseRejectedResult => each.status === 'rejected' && !isConstraint(each.reason),
    );
    if (taken !== 1 || others.length > 0)
      tally.violations.push(`a place took ${String(taken)} people at once; ${String(others[0]?.reason ?? '')}`);
    tally.races += 1;
  }
}
