import fc from 'fast-check';
import sqlite3 from 'sqlite3';
import { literal } from './sqlite-literal';

describe('a literal', () => {
  const database = new sqlite3.Database(':memory:');
  const read = (sql: string): Promise<unknown> =>
    new Promise((done, failed) =>
      database.get<{ v: unknown }>(sql, (error, row) => (error ? failed(error) : done(row.v))),
    );
  const write = (sql: string): Promise<void> =>
    new Promise((done, failed) => database.exec(sql, (error) => (error ? failed(error) : done())));

  beforeAll(() => write('CREATE TABLE t (v)'));
  afterAll(() => new Promise<void>((done) => database.close(() => done())));

  // Texts that look like the end of one, and like what comes after, far more often than chance would have it.
  const hostile = fc
    .array(
      fc.oneof(
        fc.constantFrom("'", "''", '"', '\\', ';', '--', '/*', '*/', '\0', '\n', '$1', '?', '); DROP TABLE t; --'),
        fc.string(),
      ),
    )
    .map((parts) => parts.join(''));

  it.each([
    ['any text', fc.oneof(hostile, fc.string({ unit: 'binary' }))],
    ['any whole number', fc.maxSafeInteger()],
    ['any decimal', fc.double({ min: -(2 ** 53) + 1, max: 2 ** 53 - 1, noNaN: true })],
    ['degrees', fc.double({ min: -180, max: 180, noNaN: true })],
    ['nothing', fc.constant(null)],
  ])('reads back as it was: %s', async (_, values) => {
    await fc.assert(
      fc.asyncProperty(values as fc.Arbitrary<unknown>, async (value) => {
        await write(`DELETE FROM t; INSERT INTO t VALUES (${literal(value)}); INSERT INTO t VALUES ('end')`);
        expect(await read('SELECT v FROM t ORDER BY rowid LIMIT 1')).toBe(Object.is(value, -0) ? 0 : value);
        expect(await read('SELECT COUNT(*) AS v FROM t')).toBe(2);
      }),
      { numRuns: 200 },
    );
  });

  it.each([[Number.NaN], [Number.POSITIVE_INFINITY], [2 ** 60], [undefined], [{}], [true]])('refuses %p', (value) => {
    expect(() => literal(value)).toThrow(TypeError);
  });
});
