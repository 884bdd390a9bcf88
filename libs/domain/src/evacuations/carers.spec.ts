import { aCase, aCompanion } from '../../../../test/support/domain-builders';
import { refusal } from '../../../../test/support/refusal';
import { nameCarers, withCarers } from './carers';
import { ageBands, type AgeBand, type CompanionRelation } from './medevac-case';

const along = (...relations: readonly CompanionRelation[]) =>
  relations.map(
    (relation, i) => ({ id: `${relation}-${String(i)}`, relation, sex: 'unknown', ageBand: '18_59' }) as const,
  );
const carersOf = (ageBand: AgeBand, companions: Parameters<typeof withCarers>[1]): readonly string[] =>
  withCarers({ ageBand }, companions).flatMap(({ id, isCarer }) => (isCarer ? [id] : []));

describe('who cares for a patient', () => {
  it.each(ageBands)('is presumed of nobody but a young child: %s', (ageBand) => {
    const isYoung = ['under_1', '1_4', '5_11'].includes(ageBand);
    expect(carersOf(ageBand, along('sibling', 'mother'))).toEqual(isYoung ? ['mother-1'] : []);
  });

  it('is a young child’s mother, father or guardian, in this order, and one alone', () => {
    expect(carersOf('1_4', along('guardian', 'father', 'mother', 'mother'))).toEqual(['mother-2']);
    expect(carersOf('1_4', along('guardian', 'father'))).toEqual(['father-1']);
    expect(carersOf('1_4', along('sibling', 'guardian'))).toEqual(['guardian-1']);
    expect(carersOf('1_4', along('sibling', 'grandparent'))).toEqual([]);
  });

  it('is whom somebody said, where somebody said so', () => {
    const [mother, father] = along('mother', 'father');
    expect(carersOf('1_4', [{ ...mother!, isCarer: false }, father!])).toEqual([]);
    expect(carersOf('60_over', [mother!, { ...father!, isCarer: true }])).toEqual(['father-1']);
  });

  it('can be said anew, and changes nobody of whom it is true already', () => {
    const [one, two] = [aCompanion({ isCarer: true }), aCompanion({ id: 'companion-two' })];
    const { changes, entry } = nameCarers(aCase(), [one, two], ['companion-one', 'companion-two']);
    expect(changes.companions).toEqual([{ ...two, isCarer: true }]);
    expect(changes.medevacCases).toEqual([aCase({ version: 2 })]);
    expect(entry.body).toEqual({ code: '0000-000', carerIds: ['companion-one', 'companion-two'] });
    expect(nameCarers(aCase(), [one, two], []).changes.companions).toEqual([{ ...one, isCarer: false }]);
    expect(() => nameCarers(aCase(), [one], ['companion-two'])).toThrow(refusal('companion.unknown'));
  });
});
