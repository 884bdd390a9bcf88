import { roles } from '@corridor/domain/accounts';
import { OperationKeys } from '@corridor/storage/keys/operation-keys';
import { Writer } from '@corridor/storage/writer';
import { PASSPHRASE } from '../support/first-administrator';
import { importFacts } from '../support/main-job';
import { Office } from '../support/office';
import { Person } from '../support/person';
import { type KindOfSealed, kindsOfSealed, type SealedThing, sealedThings } from './sealed-things';

/** A wrong key, changed bytes or another place; a key of no such version or name. */
const SHUT = /does not open|has no key (of version|named)/;

describe('a ciphertext, to somebody who holds the database', () => {
  let office: Office;
  let one: Readonly<Record<KindOfSealed, SealedThing>>;
  let two: typeof one;
  let elsewhere: typeof one;

  beforeAll(async () => {
    office = await Office.open();
    const { operationId } = office;
    const [first, second] = await Promise.all([office.person(...roles), office.person(...roles)]);
    const area = await importFacts(first);
    one = await sealedThings(office, { person: first, operationId, area, keyVersion: 1 });
    // The key that hashes what repeats are compared by is wrapped beside those that seal.
    two = await sealedThings(office, { person: second, operationId, area, keyVersion: 0 });
    elsewhere = await thingsElsewhere(office);
    // A mark that is changed then names a key that there is.
    const proposal = await first.created('/api/operations/current/key-rotation', { reason: 'Invented reason' });
    await second.created(`/api/proposals/${String(proposal.id)}/signature`);
    // Who holds the database can take away what keeps its tables from being changed.
    const on = office.storage.isPostgres ? ' ON sealed_values' : '';
    await office.storage.writer.query(`DROP TRIGGER sealed_values_no_update${on}`);
  }, 60_000);

  afterAll(async () => {
    await office.close();
  });

  const conditionOf = ({ where }: SealedThing, from: number): string =>
    Object.keys(where)
      .map((column, i) => `${column} = $${String(i + from)}`)
      .join(' AND ');
  const stored = async (thing: SealedThing): Promise<string> => {
    const { table, column, where } = thing;
    const sql = `SELECT ${column} AS text FROM ${table} WHERE ${conditionOf(thing, 1)}`;
    const [row] = await office.storage.all<{ text: string }>(sql, Object.values(where));
    return row?.text ?? '';
  };
  const put = (thing: SealedThing, text: string): Promise<void> =>
    office.app.get(Writer).transaction((transaction) => {
      const { table, column, where } = thing;
      transaction.run(`UPDATE ${table} SET ${column} = $1 WHERE ${conditionOf(thing, 2)}`, [
        text,
        ...Object.values(where),
      ]);
    });

  describe.each(kindsOfSealed)('%s', (kind) => {
    it('opens for nobody who changed a byte of it, a character, or its mark', async () => {
      const thing = one[kind];
      const [text, words] = [await stored(thing), await thing.open()];
      const changes = [...changesOf(text)];
      expect(changes.length).toBeGreaterThan(2 * 28);
      expect(words).not.toBe('');
      for (const changed of changes) {
        await put(thing, changed);
        await expect(thing.open().then((opened) => [changed, opened])).rejects.toThrow(SHUT);
      }
      await put(thing, text);
      expect(await thing.open()).toBe(words);
    });

    it.each(['a row of the same operation', 'a row of another operation'])(
      'opens in no other place: %s',
      async (row) => {
        const pair = [one[kind], (row.includes('same') ? two : elsewhere)[kind]] as const;
        const [mine, theirs] = [await stored(pair[0]), await stored(pair[1])];
        const words = [await pair[0].open(), await pair[1].open()];
        expect(mine).not.toBe(theirs);
        await put(pair[0], theirs);
        await put(pair[1], mine);
        for (const thing of pair) await expect(thing.open()).rejects.toThrow(SHUT);
        await put(pair[0], mine);
        await put(pair[1], theirs);
        expect([await pair[0].open(), await pair[1].open()]).toEqual(words);
      },
    );
  });

  it.each([
    ['field', 'contact'],
    ['id', '00000000-0000-7000-8000-000000000000'],
  ])('opens in no other place: the same row with another %s', async (column, other) => {
    const { open, where } = one["a name under its case's key"];
    const field = { ...one["a name under its case's key"], column };
    const was = await stored(field);
    await put(field, other);
    await expect(open()).rejects.toThrow(SHUT);
    await put({ ...field, where: { ...where, [column]: other } }, was);
    expect(await open()).toBe('Qwxyz-Sealed Name');
  });

  it('of a case’s key opens under no other key of its operation', async () => {
    const { open, where } = one["a case's key"];
    const version = { table: 'case_keys', column: 'key_version', where, open };
    const was = Number(await stored(version));
    const keys = await office.app.get(OperationKeys).current(office.operationId);
    const others = [0, 1, 2, 3].filter((each) => each !== was);
    expect(keys?.currentVersion).toBe(2);
    for (const other of others) {
      await put(version, String(other));
      await expect(open()).rejects.toThrow(SHUT);
    }
    await put(version, String(was));
    expect(await open()).toBe('Qwxyz-Sealed Name');
  });
});

/** Everything one change away: each byte of nonce, ciphertext and tag, each character, and what is cut, added or re-marked. */
function* changesOf(text: string): Generator<string> {
  const head = text.slice(0, text.indexOf('.') + 1);
  const bytes = Buffer.from(text.slice(head.length), 'base64');
  for (const at of bytes.keys()) {
    const flipped = Buffer.from(bytes);
    flipped.writeUInt8(flipped.readUInt8(at) ^ 1, at);
    yield head + flipped.toString('base64');
  }
  for (const [at, character] of [...text].entries()) yield text.slice(0, at) + nextTo(character) + text.slice(at + 1);
  yield* ['', text.slice(0, -1), text.slice(1), `${text}A`, `${text}=`, `${text}\n`, ` ${text}`];
  yield* [text.slice(head.length), text.slice(head.length - 2), `k1~${text}`].filter((each) => each !== text);
  const { mark, version } = /^(?<mark>k(?<version>\d+)~)/.exec(text)?.groups ?? {};
  if (mark === undefined) return;
  const versions = [
    '0',
    '2',
    '3',
    '10',
    '',
    `0${version ?? ''}`,
    `00${version ?? ''}`,
    `-${version ?? ''}`,
    `${version ?? ''} `,
  ];
  yield* versions.map((each) => `k${each}~${text.slice(mark.length)}`);
}

/** The next character of base64, or another one: also the bits of the last that carry nothing are changed. */
const nextTo = (character: string): string => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const at = alphabet.indexOf(character);
  return at < 0 ? String.fromCharCode(character.charCodeAt(0) ^ 1) : (alphabet[(at + 1) % alphabet.length] ?? '');
};

/** The same things in another operation of the same installation. */
async function thingsElsewhere(office: Office): ReturnType<typeof sealedThings> {
  const { id } = await office.administrator.created('/api/operations', { name: 'Elsewhere', kind: 'exercise' });
  const operationId = String(id);
  const account = { name: 'stranger.one', passphrase: PASSPHRASE, roles, language: 'en' };
  const made = await office.administrator.created(`/api/accounts?operationId=${operationId}`, account);
  const person = await Person.signedIn(office.url, 'stranger.one', PASSPHRASE, String(made.id));
  return sealedThings(office, { person, operationId, area: await importFacts(person), keyVersion: 1 });
}
