import { type Role, roles, rolesOfTheWhole } from '@corridor/domain/accounts';
import { PASSPHRASE } from '../support/first-administrator';
import { importFacts } from '../support/main-job';
import { Office } from '../support/office';
import { type Answer, Person } from '../support/person';
import { type OperationRow, operations } from './operations-table';
import { aPlace, type Place } from './place';

const table = Object.entries(operations);
const withSession = table.filter(([, { roles: open }]) => open !== 'anyone');
/** A stream that does not end, and what takes the ground away from all that comes after. */
const apart = ['GET /api/live', 'POST /api/operations/current/closure', 'DELETE /api/sessions/current'];
const asked = withSession.filter(([name]) => !apart.includes(name));
const letsIn = ({ roles: open }: OperationRow, role: Role): boolean =>
  open === 'signed_in' || open === 'anyone' || open.includes(role);

describe('the authorisation matrix', () => {
  let office: Office;
  let ours: Place;
  let theirs: Place;
  let foreign: Place;
  let everything: Person;
  let stranger: Person;
  let elsewhere: string;
  let document: Readonly<Record<string, Readonly<Record<string, { requestBody?: unknown }>>>>;
  const everywhere = new Map<Role, Person>();
  const inOneArea = new Map<Role, Person>();

  beforeAll(async () => {
    office = await Office.open();
    everything = await office.person(...roles);
    const nurse = await office.person('field');
    const area = await importFacts(everything);
    const { items } = await everything.read('/api/enclaves');
    const sibling = items.find(({ id }: { id: string }) => id !== area);
    ours = await aPlace(office, everything, nurse, area);
    theirs = await aPlace(office, everything, nurse, String(sibling.id));
    for (const role of roles) everywhere.set(role, role === 'field' ? nurse : await office.person(role));
    for (const role of roles.filter((each) => !(rolesOfTheWhole as readonly Role[]).includes(each)))
      inOneArea.set(role, await office.personFor({ enclaveId: area }, role));
    ({ person: stranger, operationId: elsewhere } = await aStranger(office));
    const far = await importFacts(stranger);
    foreign = await aPlace(office, stranger, stranger, far, elsewhere);
    ({ paths: document } = await everything.read('/api/openapi.json'));
  }, 120_000);

  afterAll(async () => {
    await office.close();
  });

  const send = (
    who: Person,
    name: string,
    place: Place,
    body?: object,
    operationId = office.operationId,
  ): Promise<Answer> => {
    const row = operations[name]!;
    const [method = '', path = ''] = name.split(' ', 2);
    const filled = path.replace('{id}', String(place[row.id ?? 'area'])).replace('{lineId}', place.lineId);
    return who.send(method, `${filled}?operationId=${operationId}`, {
      seenVersion: 1,
      ...(row.csv === undefined ? {} : { body: row.csv, type: 'text/csv' }),
      ...(row.body === undefined ? {} : { body: body ?? row.body(place) }),
    });
  };
  const entries = async (): Promise<number> =>
    Number((await office.storage.all<{ n: number }>('SELECT COUNT(*) AS n FROM ledger_entries'))[0]?.n);

  it('has a row for every operation of the API’s description, and for nothing else', () => {
    const described = Object.entries(document).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(Object.keys(operations).sort()).toEqual(described.sort());
  });

  it.each(withSession)('%s is shut for anonymous people, and for a session that was ended', async (name) => {
    const nobody = new Person(office.url, '', '', '');
    const ended = await Person.signedIn(office.url, everything.name, PASSPHRASE, everything.accountId);
    await ended.send('DELETE', '/api/sessions/current');
    for (const who of [nobody, ended]) {
      const { status, body } = await send(who, name, ours);
      expect([status, body.code]).toEqual([401, 'session.required']);
    }
  });

  it.each(asked)('%s is open to its roles and to nobody else', async (name, row) => {
    for (const role of roles) {
      const { status, body } = await send(everywhere.get(role)!, name, ours);
      const isDenied = status === 403 && body.code === 'permission.denied';
      // A pasted text of somebody else is for who is on duty.
      if (name === 'POST /api/calls/pasted/{id}/disclosures' && letsIn(row, role)) continue;
      expect([role, status, isDenied]).toEqual([role, expect.any(Number), !letsIn(row, role)]);
      expect([role, status < 500, status === 401]).toEqual([role, true, false]);
    }
  });

  it.each(asked.filter(([, { reach }]) => reach !== 'open'))(
    '%s ends at the border of the area that a role is for',
    async (name, { reach, id, body }) => {
      const { now, accountId, officerId } = theirs;
      const ids = Object.values(theirs).filter((each) => ![now, accountId, officerId].includes(each));
      for (const [role, who] of inOneArea) {
        const before = await entries();
        const { status, body: answer } = await send(who, name, theirs);
        const isByName = id !== undefined || body !== undefined || reach === 'whole';
        if (isByName) expect([role, status]).toEqual([role, status === 404 ? 404 : 403]);
        else expect([role, status]).toEqual([role, status === 403 ? 403 : 200]);
        expect([role, ids.filter((each) => status === 200 && JSON.stringify(answer).includes(each))]).toEqual([
          role,
          [],
        ]);
        expect([role, await entries()]).toEqual([role, before]);
      }
    },
  );

  it.each(
    asked.filter(
      ([, { id, body, reach, roles: open }]) =>
        open !== 'signed_in' && (id !== undefined || body !== undefined || reach !== 'open'),
    ),
  )('%s answers somebody of another operation as if nothing were there', async (name) => {
    const before = await entries();
    const hidden = await send(stranger, name, ours);
    expect([hidden.status, hidden.body.code]).toEqual([404, 'operation.unknown']);
    if (operations[name]?.id !== undefined) {
      const { status } = await send(stranger, name, ours, undefined, elsewhere);
      expect([404, 204]).toContain(status);
    }
    expect(await entries()).toBe(before);
  });

  it.each(asked.filter(([, { body }]) => body !== undefined))(
    '%s refuses the ids of others wherever one can stand in its body',
    async (name, { body, unknownIds }) => {
      const good = body!(ours);
      const kinds = Object.keys(ours) as (keyof Place)[];
      const used = kinds.filter((kind) => kind !== 'now' && JSON.stringify(good).includes(ours[kind]));
      for (const kind of used) {
        const bad = JSON.parse(JSON.stringify(good).replaceAll(ours[kind], foreign[kind])) as object;
        const before = await entries();
        const { status, body: answer } = await send(everything, name, ours, bad);
        if (unknownIds === 'recorded') {
          expect([kind, status, JSON.stringify(answer).includes(foreign[kind])]).toEqual([kind, 201, false]);
          continue;
        }
        expect([kind, status]).toEqual([kind, status >= 400 && status < 500 ? status : 'refused']);
        expect([kind, await entries()]).toEqual([kind, before]);
      }
    },
  );

  it.each(table.filter(([name, { body }]) => body !== undefined && name !== 'POST /api/notifications/{id}/read'))(
    '%s refuses what only base may write, in its body and in its query',
    async (name, { body }) => {
      const [method = '', path = ''] = name.split(' ', 2);
      if (document[path]?.[method.toLowerCase()]?.requestBody === undefined) return;
      for (const field of [
        'operationId',
        'version',
        'recordedAt',
        'requestedBy',
        'status',
        'actorId',
        'seq',
        '__proto__x',
      ]) {
        const before = await entries();
        const { status, body: answer } = await send(everything, name, ours, { ...body!(ours), [field]: 'x' });
        expect([field, status, answer.code]).toEqual([field, 400, 'request.invalid']);
        expect(await entries()).toBe(before);
      }
    },
  );

  it('ends with the session, when its time is over', async () => {
    office.clock.push(13 * 60);
    for (const [name] of withSession) {
      const { status, body } = await send(everything, name, ours);
      expect([name, status, body.code]).toEqual([name, 401, 'session.required']);
    }
  }, 60_000);
});

/** Somebody with every role, in another operation of the same installation. */
async function aStranger(office: Office): Promise<{ readonly person: Person; readonly operationId: string }> {
  const opened = await office.administrator.created('/api/operations', { name: 'Elsewhere', kind: 'exercise' });
  const operationId = String(opened.id);
  const made = await office.administrator.created(`/api/accounts?operationId=${operationId}`, {
    name: 'stranger.one',
    passphrase: PASSPHRASE,
    roles,
    language: 'en',
  });
  return {
    operationId,
    person: await Person.signedIn(office.url, 'stranger.one', PASSPHRASE, String(made.id)),
  };
}
