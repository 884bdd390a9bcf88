import { at, aWatch } from '../../../../test/support/domain-builders';
import { refusal } from '../../../../test/support/refusal';
import { eventHandlings, eventNames, type LedgerEntry } from '../audit';
import { isTold, severityOf } from './severity';
import { endWatch, standWatch, whoHears } from './watch';

type Heard = Parameters<typeof whoHears>[0];
const entry = (overrides: Partial<LedgerEntry> = {}): Heard => ({
  name: 'convoy.departed',
  operationId: 'operation-one',
  actorId: 'account-of-field',
  recordedAt: at(60),
  subjects: [
    { kind: 'convoy', id: 'convoy-one' },
    { kind: 'enclave', id: 'area-one' },
  ],
  ...overrides,
});

describe('standing watch', () => {
  const { operationId: _operationId, version: _version, ...plan } = aWatch();

  it('begins and ends as planned', () => {
    const { changes } = standWatch('operation-one', { ...plan, onDutyUntil: at(480) });
    expect(changes.watches).toEqual([aWatch({ onDutyUntil: at(480) })]);
  });

  it.each([0, -1])('never ends before it begins: %i minutes after', (minutes) => {
    expect(() => standWatch('operation-one', { ...plan, onDutyUntil: at(minutes) })).toThrow(
      refusal('watch.ends_before_it_begins'),
    );
  });

  it('ends now, once', () => {
    const [ended] = endWatch(aWatch(), { now: at(30) }).changes.watches;
    expect(ended).toEqual(aWatch({ version: 2, onDutyUntil: at(30) }));
    expect(() => endWatch(aWatch({ onDutyUntil: at(30) }), { now: at(30) })).toThrow(refusal('watch.already_ended'));
  });

  it('ends earlier than it was planned to', () => {
    expect(endWatch(aWatch({ onDutyUntil: at(480) }), { now: at(30) }).changes.watches[0]?.onDutyUntil).toBe(at(30));
  });
});

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
    expect(whoHears(entry(), [aWatch(scope)])).toEqual(hears ? ['account-of-duty_officer'] : []);
  });

  it('nobody whose watch belongs to another operation, whatever it names', () => {
    const elsewhere = { operationId: 'operation-two' };
    const watches = [aWatch(elsewhere), aWatch({ ...elsewhere, scope: 'convoy', scopeId: 'convoy-one' })];
    expect(whoHears(entry(), watches)).toEqual([]);
  });

  it.each([
    ['before it begins', at(61), null, false],
    ['in the minute in which it begins', at(60), null, true],
    ['while it has no end', at(0), null, true],
    ['before its end', at(0), at(61), true],
    ['from its end on', at(0), at(60), false],
  ] as const)('who is on watch %s', (_when, onDutyFrom, onDutyUntil, hears) => {
    expect(whoHears(entry(), [aWatch({ onDutyFrom, onDutyUntil })])).toHaveLength(hears ? 1 : 0);
  });

  it('counts duty by when base recorded it, so that old news wakes whoever is awake now', () => {
    const night = aWatch({ id: 'watch-night', accountId: 'account-night', onDutyUntil: at(60) });
    const day = aWatch({ id: 'watch-day', accountId: 'account-day', onDutyFrom: at(60) });
    expect(whoHears(entry({ recordedAt: at(60) }), [night, day])).toEqual(['account-day']);
  });

  it.each([
    ['convoy.moving', ['info']],
    ['convoy.departed', ['info', 'attention']],
    ['convoy.overdue', ['info', 'attention', 'alarm']],
  ] as const)('%s reaches those who ask for %j', (name, reached) => {
    const asking = (['info', 'attention', 'alarm'] as const).filter(
      (leastSeverity) => whoHears(entry({ name }), [aWatch({ leastSeverity })]).length > 0,
    );
    expect(asking).toEqual(reached);
  });

  it('each hears once, however many of their watches cover it', () => {
    const watches = [
      aWatch(),
      aWatch({ id: 'watch-two', scope: 'convoy', scopeId: 'convoy-one' }),
      aWatch({ id: 'watch-three', accountId: 'account-a' }),
    ];
    expect(whoHears(entry(), watches)).toEqual(['account-a', 'account-of-duty_officer']);
  });

  it('nobody is told what they just did', () => {
    expect(whoHears(entry({ actorId: 'account-of-duty_officer' }), [aWatch()])).toEqual([]);
  });

  it.each(['convoy.problem_reported', 'convoy.overdue'] as const)(
    'an alarm (%s) also rings for whoever raised it',
    (name) => {
      expect(whoHears(entry({ name, actorId: 'account-of-duty_officer' }), [aWatch()])).toEqual([
        'account-of-duty_officer',
      ]);
    },
  );

  it('nobody hears of what owes no notification', () => {
    expect(whoHears(entry({ name: 'account.created' }), [aWatch()])).toEqual([]);
  });

  it.each(eventNames)('%s has a severity exactly when it owes a notification', (name) => {
    expect(isTold(name)).toBe((eventHandlings[name] as readonly string[]).includes('notifyWatchers'));
  });

  it('a silent convoy and a problem are alarms', () => {
    expect([severityOf['convoy.overdue'], severityOf['convoy.problem_reported']]).toEqual(['alarm', 'alarm']);
  });
});
