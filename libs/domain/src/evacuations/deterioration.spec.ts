import fc from 'fast-check';
import { at } from '../../../../test/support/domain-builders';
import { deterioratedSince } from './deterioration';
import { acuities, type Acuity, clinicalPriorities, type ClinicalPriority } from './medevac-case';

const look = (minute: number, acuity: Acuity, priority: ClinicalPriority = 'P3', recorded = minute) => ({
  acuity,
  priority,
  assessedAt: at(minute),
  recordedAt: at(recorded),
});

describe('since when a patient has deteriorated', () => {
  it('is said of nobody before a second look', () => {
    expect(deterioratedSince([])).toBeNull();
    expect(deterioratedSince([look(0, 'red', 'P1')])).toBeNull();
  });

  it('is the look that first found them worse, by colour or by priority', () => {
    expect(deterioratedSince([look(0, 'green'), look(1, 'yellow'), look(2, 'red')])).toBe(at(1));
    expect(deterioratedSince([look(0, 'green', 'P4'), look(1, 'green', 'P2')])).toBe(at(1));
  });

  it('goes on while nothing is said to have changed, and ends with a look that says better', () => {
    const worse = [look(0, 'green'), look(1, 'red')];
    expect(deterioratedSince([...worse, look(2, 'red')])).toBe(at(1));
    expect(deterioratedSince([...worse, look(2, 'yellow')])).toBeNull();
    expect(deterioratedSince([...worse, look(2, 'red', 'P4')])).toBeNull();
    expect(deterioratedSince([...worse, look(2, 'yellow'), look(3, 'red')])).toBe(at(3));
  });

  it('is not ended by a look that is better in one and worse in the other', () => {
    expect(deterioratedSince([look(0, 'red', 'P3'), look(1, 'yellow', 'P2')])).toBe(at(1));
  });

  it('is said by no *unknown*, and across one by what stood before it', () => {
    expect(deterioratedSince([look(0, 'green', 'unknown'), look(1, 'unknown', 'P1')])).toBeNull();
    expect(deterioratedSince([look(0, 'green'), look(1, 'unknown', 'unknown'), look(2, 'red')])).toBe(at(2));
    expect(deterioratedSince([look(0, 'green'), look(1, 'red'), look(2, 'unknown', 'unknown')])).toBe(at(1));
  });

  it('is the same in whatever order looks are entered', () => {
    const aLook = fc.record({
      minute: fc.nat(20),
      acuity: fc.constantFrom(...acuities),
      priority: fc.constantFrom(...clinicalPriorities),
    });
    fc.assert(
      fc.property(fc.uniqueArray(aLook, { selector: ({ minute }) => minute }), (all) => {
        const looks = all.map(({ minute, acuity, priority }) => look(minute, acuity, priority, 100));
        expect(deterioratedSince([...looks].reverse())).toBe(deterioratedSince(looks));
      }),
    );
  });
});
