import { at, aWatch } from '../../../../test/support/domain-builders';
import { refusal } from '../../../../test/support/refusal';
import { endWatch, standWatch } from './watch';

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
