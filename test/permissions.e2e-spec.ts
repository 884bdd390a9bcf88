import { permissions } from '@corridor/domain/accounts';
import { randomUUID } from 'node:crypto';
import { ModulesContainer, Reflector } from '@nestjs/core';
import { ACCESS, type Access } from '../apps/api/src/http/access';
import { fillAndRelease, importFacts, planConvoy } from './support/main-job';
import { PASSPHRASE } from './support/first-administrator';
import { Office } from './support/office';
import { Person } from './support/person';

describe('who may what', () => {
  let office: Office;

  beforeAll(async () => {
    office = await Office.open();
  }, 60_000);

  afterAll(async () => {
    await office.close();
  });

  it('every route names a permission that exists', () => {
    const named: Record<string, Access | undefined> = {};
    for (const { controllers } of office.app.get(ModulesContainer).values()) {
      for (const { metatype } of controllers.values()) {
        const prototype = (metatype as { prototype: Record<string, unknown> }).prototype;
        for (const method of Object.getOwnPropertyNames(prototype).filter(
          (name) => name !== 'constructor' && Reflect.hasMetadata('path', prototype[name] as object),
        )) {
          named[`${String(metatype?.name)}.${method}`] = new Reflector().get(ACCESS, prototype[method] as () => void);
        }
      }
    }
    expect(Object.keys(named).length).toBeGreaterThan(45);
    const known: readonly unknown[] = [...permissions, 'signed_in', 'anyone'];
    expect(Object.entries(named).filter(([, access]) => !known.includes(access))).toEqual([]);
    expect(
      Object.entries(named)
        .filter(([, access]) => access === 'anyone')
        .map(([route]) => route)
        .sort(),
    ).toEqual([
      'HealthController.live',
      'HealthController.measured',
      'HealthController.ready',
      'OutsideWatchesController.unsubscribe',
      'SessionsController.signIn',
      'SetupController.begin',
      'SetupController.needed',
      'SignInLinksController.redeem',
      'UnsubscribeController.ask',
      'UnsubscribeController.end',
    ]);
  });

  it('without a session nothing of an operation is answered', async () => {
    const nobody = new Person(office.url, '', '', '');
    const { paths } = await nobody.read('/api/openapi.json');
    const reads = Object.keys(paths).filter((path) => paths[path].get && path !== '/api/setup');
    expect(reads.length).toBeGreaterThan(15);
    for (const path of reads) {
      const answer = await nobody.send('GET', path.replace(/\{\w+\}/g, '0190a000-0000-7000-8000-000000000000'));
      expect([path, answer.status, answer.body.code]).toEqual([path, 401, 'session.required']);
    }
  });

  it('a session that was ended is no session from then on', async () => {
    const coordinator = await office.person('coordinator');
    await coordinator.read('/api/convoys');
    expect((await coordinator.send('DELETE', '/api/sessions/current')).status).toBe(204);
    expect((await coordinator.send('GET', '/api/convoys')).status).toBe(401);
  });

  it('a wrong passphrase and a wrong name are one answer', async () => {
    const nobody = new Person(office.url, '', '', '');
    const wrong = (name: string) => nobody.refused('/api/sessions', { name, passphrase: 'not the right one' });
    expect([await wrong('administrator.one'), await wrong('nobody.at.all')]).toEqual(
      Array.from({ length: 2 }, () => '401 session.wrong_name_or_passphrase'),
    );
  });

  it('field staff see and report on the convoys that they have a task on, and no other', async () => {
    const [coordinator, nurse] = await Promise.all([office.person('coordinator'), office.person('field')]);
    const area = await importFacts(coordinator);
    const mine = await planConvoy(coordinator, area, { assignments: [{ accountId: nurse.accountId, task: 'nurse' }] });
    const other = await planConvoy(coordinator, area);
    const { items } = await nurse.read('/api/convoys');
    expect(items.map(({ id }: { id: string }) => id)).toEqual([mine.id]);
    expect((await nurse.send('GET', `/api/convoys/${other.id}`)).status).toBe(404);
    expect(await nurse.refused(`/api/convoys/${other.id}/departures`, { leg: 1 })).toBe('403 permission.denied');
    expect(await nurse.created(`/api/convoys/${mine.id}/problems`)).toMatchObject({ outcome: 'applied' });
    expect((await nurse.send('GET', '/api/evacuations')).status).toBe(403);
  });

  it('an operation of others answers as one that does not exist, and its ids as unknown', async () => {
    const coordinator = await office.person('coordinator');
    const area = await importFacts(coordinator);
    const convoy = await planConvoy(coordinator, area);
    await fillAndRelease(coordinator, area, convoy, 1);
    const { items: cases } = await coordinator.read('/api/evacuations');

    const opened = await office.administrator.created('/api/operations', { name: 'Exercise Two', kind: 'exercise' });
    expect((await coordinator.send('GET', `/api/convoys?operationId=${String(opened.id)}`)).body.code).toBe(
      'operation.unknown',
    );

    const elsewhere = `?operationId=${String(opened.id)}`;
    const made = await office.administrator.created(`/api/accounts${elsewhere}`, {
      name: 'coordinator.elsewhere',
      passphrase: 'an invented passphrase for tests',
      roles: ['coordinator', 'medical_reviewer'],
      language: 'fr',
    });
    const foreign = await Person.signedIn(
      office.url,
      'coordinator.elsewhere',
      'an invented passphrase for tests',
      String(made.id),
    );
    expect((await foreign.send('GET', `/api/convoys/${convoy.id}`)).body.code).toBe('convoy.unknown');
    expect((await foreign.send('GET', `/api/evacuations/${String(cases[0].id)}`)).body.code).toBe('evacuation.unknown');
    expect(await foreign.refused(`/api/evacuations/${String(cases[0].id)}/disclosures`, { purpose: 'care' })).toBe(
      '404 evacuation.unknown',
    );
    expect(await foreign.refused(`/api/convoys/${convoy.id}/departures`, {})).toBe('404 convoy.unknown');
    expect(await foreign.refused('/api/evacuations', { enclaveId: area })).toBe('404 enclave.unknown');
    expect(await foreign.refused('/api/watches', { scope: 'convoy', scopeId: convoy.id })).toBe('404 convoy.unknown');
    expect(await office.administrator.refused('/api/accounts', {})).toBe('400 operation.ambiguous');
  });

  it('an id that this operation does not know is refused wherever it stands in a decision', async () => {
    const coordinator = await office.person('coordinator');
    const [area] = (await coordinator.read('/api/enclaves')).items;
    const stranger = '0190a000-0000-7000-8000-000000000000';
    const leg = {
      fromPlace: 'a',
      toPlace: 'b',
      plannedDepartureAt: '2030-01-01T00:00Z',
      plannedArrivalAt: '2030-01-02T00:00Z',
    };
    const plan = { enclaveId: area.id, vehicles: [{ label: 'a', kind: 'bus', seats: 1 }] };
    expect(await coordinator.refused('/api/convoys', { ...plan, legs: [{ ...leg, toFacilityId: stranger }] })).toBe(
      '404 facility.unknown',
    );
    expect(await coordinator.refused('/api/evacuations', { enclaveId: area.id, facilityId: stranger })).toBe(
      '404 facility.unknown',
    );
    const account = { name: 'somebody', passphrase: PASSPHRASE, roles: ['donor'], organisationId: stranger };
    expect(await office.administrator.refused(`/api/accounts?operationId=${office.operationId}`, account)).toBe(
      '404 organisation.unknown',
    );
    const { id: facilityId } = await coordinator.created('/api/facilities', { kind: 'hospital', name: 'Hospital' });
    await coordinator.created('/api/convoys', { ...plan, legs: [{ ...leg, toFacilityId: facilityId }] });
    await coordinator.created('/api/evacuations', { enclaveId: area.id, facilityId });
  });

  it('opening an operation, sent again for want of an answer, opens no second one and loses no key', async () => {
    const [path, commandId] = [`/api/operations?operationId=${office.operationId}`, randomUUID()];
    const plan = { name: 'Once', kind: 'exercise' };
    const answers = await Promise.all([1, 2, 3].map(() => office.administrator.created(path, plan, { commandId })));
    answers.push(await office.administrator.created(path, plan, { commandId }));
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['applied', 'duplicate', 'duplicate', 'duplicate']);
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await office.administrator.refused(path, { ...plan, name: 'Other' }, { commandId })).toBe(
      '409 command.payload_differs',
    );
    const kept = await office.storage.records('operationKeys', 'WHERE operation_id = $1', [String(answers[0].id)]);
    expect(kept).toHaveLength(2);
    const there = `?operationId=${String(answers[0].id)}`;
    expect(await office.administrator.created(`/api/parties${there}`, { name: 'A party' })).toMatchObject({ seq: 2 });
  });

  it('refuses a write that a page of another site makes with the cookie', async () => {
    const coordinator = await office.person('coordinator');
    const response = await fetch(`${office.url}/api/watches`, {
      method: 'POST',
      headers: { cookie: coordinator.cookie, 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' },
      body: '{}',
    });
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([
      403,
      'request.foreign_origin',
    ]);
  });
});
