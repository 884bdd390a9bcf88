import { aCase, at } from '../../../../test/support/domain-builders';
import { refusal } from '../../../../test/support/refusal';
import { firstForbiddenText } from '../audit';
import { breakGlass, eraseCase, identityRetention } from '.';

const asked = { id: 'glass-one', accountId: 'account-one', reasonId: 'sealed-one' };

describe('breaking the glass', () => {
  it('opens for an hour and asks for a second look within a day', () => {
    const { changes, openItems, entry } = breakGlass(aCase(), asked, { now: at(0) });
    expect(changes.brokenGlass).toEqual([expect.objectContaining({ ...asked, openedAt: at(0), closesAt: at(60) })]);
    expect(openItems).toEqual([
      expect.objectContaining({ kind: 'countersign', code: 'glass_broken', dueAt: at(1_440) }),
    ]);
    expect(firstForbiddenText(entry.body)).toBeNull();
  });

  it('finds nothing where the identity was erased', () => {
    expect(() => breakGlass(aCase({ erasedAt: at(0) }), asked, { now: at(1) })).toThrow(refusal('evacuation.erased'));
  });
});

describe('erasing who a patient is', () => {
  it('keeps the case counted, stops its clock, and destroys its key', () => {
    const { changes, deadlines, destroyedKeysOf } = eraseCase(aCase({ status: 'died_waiting' }), 'retention', {
      now: at(9),
    });
    expect(changes.medevacCases).toEqual([aCase({ status: 'died_waiting', version: 2, erasedAt: at(9) })]);
    expect(deadlines).toEqual([identityRetention('case-one', null)]);
    expect(destroyedKeysOf).toEqual(['case-one']);
  });

  it('is due twelve months after the end', () => {
    expect(identityRetention('case-one', '2018-01-01T00:00:00.000Z').dueAt).toBe('2019-01-01T00:00:00.000Z');
  });
});
