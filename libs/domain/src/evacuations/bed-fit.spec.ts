import { aCase, at } from '../../../../test/support/domain-builders';
import { bedFitOf, rankedFor, takesFewer } from './bed-fit';

const offer = (id: string, conditionGroups: Parameters<typeof bedFitOf>[0]['conditionGroups'], companionsEach = 1) => ({
  id,
  conditionGroups,
  companionsEach,
  validUntil: at(100),
});
const patient = aCase({ conditionGroup: 'kidney' });

describe('how a bed suits a family', () => {
  it.each([
    ['named', ['kidney'], 'kidney'],
    ['anything', [], 'kidney'],
    ['not_known', ['kidney'], 'unknown'],
    ['not_treated', ['heart'], 'kidney'],
  ] as const)('is %s where it treats %j and the patient has %s', (treatment, treated, conditionGroup) => {
    expect(bedFitOf(offer('one', treated), aCase({ conditionGroup }), 0).treatment).toBe(treatment);
  });

  it('says how many of the companions it takes, and that these are fewer', () => {
    const fit = (companions: number) => bedFitOf(offer('one', [], 2), patient, companions);
    expect([0, 1, 2, 3].map((n) => [fit(n).takes, takesFewer(fit(n))])).toEqual([
      [0, false],
      [1, false],
      [2, false],
      [2, true],
    ]);
  });

  it('puts what names the condition first, then who takes most of the family, then who keeps the bed longest', () => {
    const offers = [
      offer('else', ['heart'], 9),
      offer('any-few', [], 1),
      offer('any-many', [], 3),
      { ...offer('any-many-longer', [], 3), validUntil: at(200) },
      offer('named', ['kidney'], 0),
    ];
    expect(rankedFor(offers, patient, 3).map((each) => each.offer.id)).toEqual([
      'named',
      'any-many-longer',
      'any-many',
      'any-few',
      'else',
    ]);
    expect(rankedFor([...offers].reverse(), patient, 3)).toEqual(rankedFor(offers, patient, 3));
  });
});
