import { permissions } from '@corridor/domain/accounts';
import { Reflector } from '@nestjs/core';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DemonstrationController } from '../apps/all/src/demo/demonstration.controller';
import { ACCESS, type Access } from '../apps/api/src/http/access';
import { operationNow } from './support/main-job';
import { ExerciseOnShow } from './support/exercise-on-show';
import { Office } from './support/office';
import { Person } from './support/person';

interface Convoy {
  readonly id: string;
  readonly status: string;
  readonly aboardPatients: number | null;
  readonly aboardCompanions: number | null;
  readonly overdueSince: string | null;
  readonly newsDueAt: string | null;
}

/** Needs embedded storage: a demonstration knows no other. */
describe('the demonstration', () => {
  let show: ExerciseOnShow;
  let coordinator: Person;
  let nurse: Person;
  let donor: Person;

  beforeAll(async () => {
    show = await ExerciseOnShow.open();
    [coordinator, nurse, donor] = await Promise.all([
      show.enter('coordinator'),
      show.enter('field'),
      show.enter('donor'),
    ]);
  }, 90_000);

  afterAll(async () => {
    await show.end();
    await show.place.remove();
  });

  const convoysOf = async (person: Person): Promise<Convoy[]> => (await person.read('/api/convoys')).items.reverse();
  const step = (person: Person, path: string, body?: object) =>
    person.send('POST', `/api/demonstration/${path}`, body === undefined ? {} : { body });

  it('begins on 28 December 2017 at 19:40 in Damascus, and its clock runs at real speed', async () => {
    expect(await operationNow(coordinator)).toMatch(/^2017-12-28T17:4/);
    const before = Date.parse(await operationNow(coordinator));
    show.clock.push(1);
    expect(Math.round((Date.parse(await operationNow(coordinator)) - before) / 60_000)).toBe(1);
  });

  it('has two evenings behind it, the third convoy on the road, and a draft', async () => {
    const convoys = await convoysOf(coordinator);
    expect(convoys.map(({ status }) => status)).toEqual(['closed', 'closed', 'en_route', 'planned']);
    expect(convoys.map(({ aboardPatients }) => aboardPatients)).toEqual([4, 12, 13, null]);
    expect(convoys.map(({ aboardCompanions }) => aboardCompanions)).toEqual([8, 23, 25, null]);
    expect(convoys[2]?.newsDueAt).toBe('2017-12-28T17:42:00.000Z');
    expect((await convoysOf(nurse)).filter(({ status }) => status !== 'closed')).toHaveLength(1);
  });

  it('keeps the fifth seat of the first evening as an open point, and nothing else', async () => {
    const { items } = await coordinator.read('/api/open-items');
    expect(items).toEqual([
      expect.objectContaining({
        code: 'head_count_differs',
        details: expect.objectContaining({ patients: 4, listedPatients: 5 }),
      }),
    ]);
  });

  it('has base’s list in two versions, one that was approved, and three totals that others published', async () => {
    const { items } = await coordinator.read('/api/lists');
    const totals = items.map(({ versions }: { versions: { members: number | null; reportedTotal: number | null }[] }) =>
      versions.map(({ members, reportedTotal }) => [members, reportedTotal]),
    );
    expect(totals).toEqual([
      [[null, 641]],
      [[null, 558]],
      [[null, 494]],
      [[5, 5]],
      [
        [20, null],
        [31, null],
      ],
    ]);
    const { parts } = await coordinator.read(`/api/lists/versions/${String(items[4].versions[0].id)}/differences`);
    // Four and twelve left; the fifth of the first evening goes on waiting, and five more are to leave.
    expect(parts.onlyA.byFate).toMatchObject({ left: 16, waiting: 0, died: 0 });
    expect(parts.onlyB.people).toHaveLength(5);
    expect(parts.inBoth.people).toHaveLength(15);
  });

  it('recorded every moment of the days before in their own time, in a chain that holds', async () => {
    expect((await coordinator.read('/api/audit/verification')).intact).toBe(true);
    const { convoyIds } = await coordinator.read('/api/demonstration');
    const entries = await coordinator.read(`/api/audit/entries?subjectKind=convoy&subjectId=${String(convoyIds[0])}`);
    const late = entries.items.map(
      ({ occurredAt, recordedAt }: { occurredAt: string; recordedAt: string }) =>
        (Date.parse(recordedAt) - Date.parse(occurredAt)) / 60_000,
    );
    expect(Math.max(...late)).toBeLessThan(10);
    expect(entries.items.every(({ recordedAt }: { recordedAt: string }) => recordedAt.startsWith('2017-12-26'))).toBe(
      true,
    );
  });

  it('knows on the 28th nothing that was published on the 29th', async () => {
    const { items } = await coordinator.read('/api/enclaves');
    const { id } = items.find(({ slug }: { slug: string }) => slug === 'eastern-ghouta');
    const { estimates } = await coordinator.read(`/api/enclaves/${String(id)}`);
    expect(estimates.length).toBeGreaterThan(4);
    expect(estimates.filter(({ knownOn }: { knownOn: string }) => knownOn > '2017-12-28')).toEqual([]);
  });

  it('rings when the clock passes 19:42 and no news came, whoever moved it', async () => {
    expect((await convoysOf(coordinator))[2]?.overdueSince).toBeNull();
    expect((await step(donor, 'clock-advances', { minutes: 15 })).status).toBe(201);
    await show.sweep();
    await show.drain();
    expect((await convoysOf(coordinator))[2]?.overdueSince).toBe('2017-12-28T17:42:00.000Z');
    const { items } = await coordinator.read('/api/notifications');
    expect(items[0]).toMatchObject({ event: 'convoy.overdue', severity: 'alarm' });
  });

  it('goes to the 31st with every all-clear in: 29 patients and 56 family members', async () => {
    expect((await step(coordinator, 'ending')).status).toBe(204);
    expect(await operationNow(donor)).toMatch(/^2017-12-31T18:00/);
    const { figures } = await donor.read('/api/reports/figures');
    const totals = Object.fromEntries(
      figures.map(({ key, total }: { key: string; total: { value?: number } }) => [key, total.value]),
    );
    expect(totals).toMatchObject({ evacuated_patients: 29, evacuated_companions: 56 });
    expect((await step(coordinator, 'ending')).status).toBe(204);
    expect((await convoysOf(coordinator)).map(({ status }) => status)).toEqual([
      'closed',
      'closed',
      'closed',
      'planned',
    ]);
  });

  it('says on the report page that it is an exercise on show, in the page’s language', async () => {
    const { body, headers } = await donor.send('GET', '/reports?lang=ar');
    expect(body).toContain('<aside class="demo');
    expect(body).toContain('من حصلوا على الموافقة');
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
  });

  it('starts again: closes this exercise, opens a fresh one, deletes nothing, and everyone is still signed in', async () => {
    const before = await coordinator.read('/api/operations/current');
    const answers = await Promise.all([step(nurse, 'restarts'), step(coordinator, 'restarts')]);
    const [fresh] = answers.map(({ body }) => String(body.operationId));
    expect(answers.map(({ status, body }) => [status, body.operationId])).toEqual([
      [201, fresh],
      [201, fresh],
    ]);
    expect(fresh).not.toBe(before.id);
    for (const person of [coordinator, nurse, donor]) {
      const current = await person.read('/api/operations/current');
      expect([current.id, current.now.slice(0, 15)]).toEqual([fresh, '2017-12-28T17:4']);
    }
    expect((await convoysOf(coordinator)).map(({ status }) => status)).toEqual([
      'closed',
      'closed',
      'en_route',
      'planned',
    ]);
    const old = `?operationId=${String(before.id)}`;
    expect((await coordinator.read(`/api/convoys${old}`)).items).toHaveLength(4);
    expect(await coordinator.refused(`/api/incidents${old}`, { kind: 'shelling', areWeAffected: 'no' })).toBe(
      '422 operation.closed',
    );
    expect((await coordinator.send('GET', '/api/sessions/current')).headers.get('demonstration')).toBe(fresh);
  }, 60_000);

  it('opens by one click to the three faces and to nobody from another site', async () => {
    const nobody = new Person(show.url, '', '', '');
    expect(await nobody.refused('/api/demonstration/entries', { face: 'administrator' })).toBe('400 request.invalid');
    for (const [name, value] of [
      ['origin', 'https://elsewhere.invalid'],
      ['sec-fetch-site', 'cross-site'],
    ] as const) {
      const answer = await fetch(`${show.url}/api/demonstration/entries`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', [name]: value },
        body: JSON.stringify({ face: 'coordinator' }),
      });
      expect([answer.status, answer.headers.get('set-cookie')]).toEqual([403, null]);
    }
    expect((await nobody.send('GET', '/api/demonstration')).status).toBe(401);
    expect((await nobody.send('POST', '/api/demonstration/restarts')).status).toBe(401);
  });

  it('names what each of its routes asks for', () => {
    const prototype = DemonstrationController.prototype as unknown as Record<string, () => void>;
    const routes = Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor');
    const access = routes.map((name) => new Reflector().get<Access>(ACCESS, prototype[name] as () => void));
    expect(access.filter((each) => each === 'anyone')).toHaveLength(1);
    expect(access.every((each) => each === 'anyone' || permissions.some((known) => known === each))).toBe(true);
  });

  it('writes its logins down, and goes on where it stood at the next start', async () => {
    const logins = JSON.parse(readFileSync(join(show.dataDir, 'demo/logins.json'), 'utf8')) as unknown[];
    expect(logins).toHaveLength(10);
    expect(logins[0]).toEqual({
      role: 'coordinator',
      name: 'coordinator',
      passphrase: expect.stringMatching(/^[\w-]{12,}$/),
    });
    expect(show.printed.join('\n')).toContain(String((logins[0] as { passphrase: string }).passphrase));
    const { id } = await coordinator.read('/api/operations/current');
    await show.end();
    show = await ExerciseOnShow.open(show.place);
    expect((await (await show.enter('coordinator')).read('/api/operations/current')).id).toBe(id);
  }, 60_000);

  it('leaves no trace in a normal start', async () => {
    const office = await Office.open();
    const nobody = new Person(office.url, '', '', '');
    const { paths } = await nobody.read('/api/openapi.json');
    expect(Object.keys(paths).filter((path) => path.includes('demonstration'))).toEqual([]);
    expect((await nobody.send('POST', '/api/demonstration/entries', { body: { face: 'donor' } })).status).toBe(404);
    expect((await nobody.send('GET', '/api/setup')).headers.get('demonstration')).toBeNull();
    await office.close();
  }, 60_000);
});
