import { anActor, AREA, aShift, at, aWatch } from '../../../../test/support/domain-builders';
import { inAllOfIt, type Role, roles } from '../accounts';
import { eventHandlings, eventNames } from '../audit';
import type { DutyShift } from '../duty';
import { isTold, severityOf } from './severity';
import type { Watch } from './watch';
import { kindOf, tellsOfMovement, watchKinds } from './watch-kind';
import { type Heard, whoHears } from './who-hears';

const entry = (overrides: Partial<Heard> = {}): Heard => ({
  name: 'convoy.departed',
  operationId: 'operation-one',
  actorId: 'account-of-field',
  recordedAt: at(60),
  subjects: [
    { kind: 'convoy', id: 'convoy-one' },
    { kind: 'enclave', id: AREA },
  ],
  enclaveId: AREA,
  assignedAccountIds: [],
  ...overrides,
});

const named = (accountId: string, role: Role = 'coordinator') => anActor(role, { accountId });
const everybody = [
  ...roles.map((role) => anActor(role)),
  ...['account-a', 'account-day', 'account-night'].map((id) => named(id)),
].sort((a, b) => (a.accountId < b.accountId ? -1 : 1));
const hearings = (heard: Heard, watches: readonly Watch[], shifts: readonly DutyShift[] = []) =>
  whoHears(heard, { people: everybody, watches, shifts });
const hearing = (...told: Parameters<typeof hearings>): readonly string[] =>
  hearings(...told).map(({ accountId }) => accountId);

describe('who hears of an event', () => {
  it.each([
    ['the operation', { scope: 'operation', scopeId: 'operation-one' }, true],
    ['another operation', { scope: 'operation', scopeId: 'operation-two' }, false],
    ['its convoy', { scope: 'convoy', scopeId: 'convoy-one' }, true],
    ['another convoy', { scope: 'convoy', scopeId: 'convoy-two' }, false],
    ['its area', { scope: 'enclave', scopeId: 'area-one' }, true],
    ['another area', { scope: 'enclave', scopeId: 'area-two' }, false],
    ['an area with the id of the convoy', { scope: 'enclave', scopeId: 'convoy-one' }, false],
  ] as const)('who watches %s', (_of, scope, hears) => {
    expect(hearing(entry(), [aWatch(scope)])).toEqual(hears ? ['account-of-duty_officer'] : []);
  });

  it('nobody whose watch belongs to another operation, whatever it names', () => {
    const elsewhere = { operationId: 'operation-two' };
    const watches = [aWatch(elsewhere), aWatch({ ...elsewhere, scope: 'convoy', scopeId: 'convoy-one' })];
    expect(hearing(entry(), watches)).toEqual([]);
  });

  it.each([
    ['before it begins', at(61), null, false],
    ['in the minute in which it begins', at(60), null, true],
    ['while it has no end', at(0), null, true],
    ['before its end', at(0), at(61), true],
    ['from its end on', at(0), at(60), false],
  ] as const)('who is on watch %s', (_when, onDutyFrom, onDutyUntil, hears) => {
    expect(hearing(entry(), [aWatch({ onDutyFrom, onDutyUntil })])).toHaveLength(hears ? 1 : 0);
  });

  it('counts duty by when base recorded it, so that old news wakes whoever is awake now', () => {
    const night = aWatch({ id: 'watch-night', accountId: 'account-night', onDutyUntil: at(60) });
    const day = aWatch({ id: 'watch-day', accountId: 'account-day', onDutyFrom: at(60) });
    expect(hearing(entry({ recordedAt: at(60) }), [night, day])).toEqual(['account-day']);
  });

  it.each([
    ['convoy.moving', ['info']],
    ['convoy.departed', ['info', 'attention']],
    ['convoy.overdue', ['info', 'attention', 'alarm']],
  ] as const)('%s reaches those who ask for %j', (name, reached) => {
    const asking = (['info', 'attention', 'alarm'] as const).filter(
      (leastSeverity) => hearing(entry({ name }), [aWatch({ leastSeverity })]).length > 0,
    );
    expect(asking).toEqual(reached);
  });

  it('each hears once, however many of their watches cover it', () => {
    const watches = [
      aWatch(),
      aWatch({ id: 'watch-two', scope: 'convoy', scopeId: 'convoy-one' }),
      aWatch({ id: 'watch-three', accountId: 'account-a' }),
    ];
    expect(hearing(entry(), watches)).toEqual(['account-a', 'account-of-duty_officer']);
  });

  it('nobody is told what they just did', () => {
    expect(hearing(entry({ actorId: 'account-of-duty_officer' }), [aWatch()])).toEqual([]);
  });

  it.each(['convoy.problem_reported', 'convoy.overdue'] as const)(
    'an alarm (%s) also rings for whoever raised it',
    (name) => {
      expect(hearing(entry({ name, actorId: 'account-of-duty_officer' }), [aWatch()])).toEqual([
        'account-of-duty_officer',
      ]);
    },
  );

  it('nobody hears of what owes no notification', () => {
    expect(hearing(entry({ name: 'account.created' }), [aWatch()])).toEqual([]);
  });

  it.each(eventNames)('%s has a severity exactly when it owes a notification', (name) => {
    expect(isTold(name)).toBe((eventHandlings[name] as readonly string[]).includes('notifyWatchers'));
  });

  it('a silent convoy and a problem are alarms', () => {
    expect([severityOf['convoy.overdue'], severityOf['convoy.problem_reported']]).toEqual(['alarm', 'alarm']);
  });
});

describe('a person', () => {
  const watchOf = (role: Role, overrides: Partial<Watch> = {}): Watch =>
    aWatch({ id: `watch-${role}`, accountId: `account-of-${role}`, ...overrides });

  it('hears only of what they may read', () => {
    const everyone = roles.map((role) => watchOf(role));
    const death = entry({ name: 'evacuation.death_reported', subjects: [{ kind: 'case', id: 'case-one' }] });
    expect(hearing(death, everyone)).toEqual(
      ['coordinator', 'duty_officer', 'head_of_office', 'logistics', 'medical_reviewer'].map(
        (role) => `account-of-${role}`,
      ),
    );
    const alarm = entry({ name: 'convoy.overdue' });
    expect(hearing(alarm, everyone)).not.toContain('account-of-field');
    expect(hearing({ ...alarm, assignedAccountIds: ['account-of-field'] }, everyone)).toContain('account-of-field');
    expect(hearing(alarm, everyone)).not.toContain('account-of-donor');
    expect(hearing(alarm, everyone)).not.toContain('account-of-administrator');
  });

  it('of one area hears nothing of another', () => {
    const grants = [{ role: 'coordinator' as const, organisationId: null, enclaveId: 'area-two' }];
    const people = [anActor('coordinator', { grants })];
    const watches = [watchOf('coordinator')];
    expect(whoHears(entry(), { people, watches, shifts: [] })).toEqual([]);
    expect(whoHears(entry({ enclaveId: 'area-two' }), { people, watches, shifts: [] })).toHaveLength(1);
  });

  it('who holds no role any more hears nothing', () => {
    const gone = anActor('coordinator', { grants: inAllOfIt() });
    expect(whoHears(entry(), { people: [gone], watches: [watchOf('coordinator')], shifts: [] })).toEqual([]);
  });

  it('hears at the soonest that one of their watches asks for', () => {
    const death = entry({ name: 'evacuation.death_reported', subjects: [{ kind: 'case', id: 'case-one' }] });
    const daily = watchOf('logistics', { timing: 'daily' });
    expect(hearings(death, [daily])).toEqual([
      { accountId: 'account-of-logistics', timing: 'daily', afterAllClearOf: null },
    ]);
    expect(hearings(death, [daily, watchOf('logistics', { id: 'b', timing: 'at_once' })])[0]?.timing).toBe('at_once');
  });

  it('hears of the kinds that they watch', () => {
    expect(hearing(entry(), [watchOf('coordinator', { kinds: ['medical'] })])).toEqual([]);
    expect(hearing(entry(), [watchOf('coordinator', { kinds: ['medical', 'movements'] })])).toHaveLength(1);
  });

  it('hears with their team, for as long as they are one of it', () => {
    const ofTeam = watchOf('head_of_office', { team: 'security' });
    expect(hearing(entry(), [ofTeam])).toEqual(['account-of-security']);
  });
});

describe('a movement', () => {
  const watches = roles.map((role) =>
    aWatch({ id: `watch-${role}`, accountId: `account-of-${role}`, timing: 'at_once' }),
  );
  const atOnce = (heard: Heard, more: readonly Watch[] = [], shifts: readonly DutyShift[] = []): readonly string[] =>
    hearings(heard, [...watches, ...more], shifts)
      .filter(({ timing }) => timing === 'at_once')
      .map(({ accountId }) => accountId.replace('account-of-', ''));

  it('is told at once to those with a task, and to the others with what is gathered, when it is over', () => {
    expect(atOnce(entry())).toEqual(['coordinator', 'duty_officer', 'security']);
    expect(hearings(entry(), watches).filter(({ timing }) => timing !== 'at_once')).toEqual(
      ['head_of_office', 'logistics', 'medical_reviewer', 'situation_analyst'].map((role) => ({
        accountId: `account-of-${role}`,
        timing: 'hourly',
        afterAllClearOf: 'convoy-one',
      })),
    );
  });

  it('is told at once to who is on duty and watches, to who is assigned, and to who watches that convoy', () => {
    const onDuty = [aShift({ accountId: 'account-of-logistics' })];
    const ofConvoy = aWatch({
      id: 'own',
      accountId: 'account-of-head_of_office',
      scope: 'convoy',
      scopeId: 'convoy-one',
    });
    const ofTeam = { ...ofConvoy, id: 'team', accountId: 'account-a', team: 'situation_analyst' as const };
    const assigned = entry({ assignedAccountIds: ['account-of-medical_reviewer'] });
    expect(atOnce(assigned, [ofConvoy, ofTeam], onDuty)).toEqual(
      roles.filter((role) => !['field', 'donor', 'administrator'].includes(role)).sort(),
    );
  });

  it('waits for the day or the week of who asked for that', () => {
    const weekly = aWatch({ accountId: 'account-of-logistics', timing: 'weekly' });
    expect(hearings(entry(), [weekly])).toEqual([
      { accountId: 'account-of-logistics', timing: 'weekly', afterAllClearOf: 'convoy-one' },
    ]);
  });

  it('is over with the all clear, and where it was cancelled', () => {
    for (const name of ['convoy.all_clear', 'convoy.closed', 'convoy.cancelled'] as const)
      expect(atOnce(entry({ name }))).toContain('logistics');
  });

  it('waits for no other convoy where it is about none', () => {
    const death = entry({ name: 'evacuation.death_reported', subjects: [{ kind: 'case', id: 'case-one' }] });
    expect(hearings(death, watches).every(({ afterAllClearOf }) => afterAllClearOf === null)).toBe(true);
  });
});

describe('an alarm', () => {
  const alarm = entry({ name: 'convoy.overdue' });

  it('goes at once to who watches, however they gather the rest', () => {
    const weekly = aWatch({ accountId: 'account-of-logistics', timing: 'weekly' });
    expect(hearings(alarm, [weekly])).toEqual([
      { accountId: 'account-of-logistics', timing: 'at_once', afterAllClearOf: null },
    ]);
  });

  it('goes at once to who is on duty, whether they watch or not', () => {
    expect(hearing(alarm, [], [aShift()])).toEqual(['account-of-duty_officer']);
    expect(hearing(alarm, [], [aShift({ endsAt: at(60) })])).toEqual([]);
    expect(hearing(alarm, [], [aShift({ enclaveId: 'area-two' })])).toEqual([]);
    expect(hearing(alarm, [], [aShift({ operationId: 'operation-two' })])).toEqual([]);
    expect(hearing(entry(), [], [aShift()])).toEqual([]);
  });

  it('is all that a watch of alarms hears', () => {
    const ofAlarms = aWatch({ scope: 'alarm' });
    expect([hearing(alarm, [ofAlarms]), hearing(entry(), [ofAlarms])]).toEqual([['account-of-duty_officer'], []]);
  });
});

describe('kinds', () => {
  it.each(watchKinds)('%s holds some event', (kind) => {
    expect(Object.values(kindOf)).toContain(kind);
  });

  it('tell of a movement while somebody may be on the road', () => {
    const giving = eventNames.filter((name) => isTold(name) && tellsOfMovement(name));
    expect(giving).toContain('convoy.departed');
    expect(giving.every((name) => name.startsWith('convoy.'))).toBe(true);
  });
});
