import { createHash } from 'node:crypto';
import { type Compared, isAlike, likeness, likenessTexts, type PersonFacts } from './likeness';

const NOW = '2017-12-20T10:00:00.000Z';
const nobody: PersonFacts = {
  name: null,
  motherName: null,
  ageMonths: null,
  phone: null,
  senderNumber: null,
  sex: 'unknown',
  ageBand: 'unknown',
};
const recorded = (facts: Partial<PersonFacts>, now = NOW, place: Partial<Compared> = {}): Compared => ({
  sex: facts.sex ?? 'unknown',
  ageBand: facts.ageBand ?? 'unknown',
  enclaveId: 'area-1',
  facilityId: null,
  tokens: likenessTexts({ ...nobody, ...facts }, now).map(({ kind, text }) => ({
    kind,
    token: createHash('sha256').update(text).digest('hex'),
  })),
  ...place,
});
const agreed = (one: Compared, other: Compared): readonly string[] => likeness(one, other).agrees;

describe('two records of one person', () => {
  it('agree across scripts, spellings and the order of words', () => {
    const one = recorded({ name: 'مريض واحد محمد', motherName: 'فاطمة', ageMonths: 7, sex: 'male' });
    const other = recorded({ name: 'Mohamad Marid Wahid', motherName: 'Fatmeh', ageMonths: 8, sex: 'male' });
    expect(agreed(one, other)).toEqual(['name', 'mother', 'age', 'sex', 'area']);
    expect(isAlike(likeness(one, other))).toBe(true);
  });

  it('agree where a list leaves out a name, and say that it is a part', () => {
    const one = recorded({ name: 'Sabah Invented Nadir', motherName: 'Huda', sex: 'female' });
    const other = recorded({ name: 'Sabah Nadir', motherName: 'Hoda', sex: 'female' });
    expect(agreed(one, other)).toEqual(['part_of_name', 'mother', 'sex', 'area']);
  });

  it('have an infant’s age within a month, also in lists of different months', () => {
    const age = (one: number, other: number, later = NOW): boolean =>
      agreed(recorded({ ageMonths: one }), recorded({ ageMonths: other }, later)).includes('age');
    expect([age(7, 8), age(7, 9), age(7, 10)]).toEqual([true, true, false]);
    expect(age(7, 9, '2018-02-20T10:00:00.000Z')).toBe(true);
    expect(age(7, 7, '2018-08-20T10:00:00.000Z')).toBe(false);
    expect([age(40 * 12, 41 * 12), age(40 * 12, 44 * 12)]).toEqual([true, false]);
  });

  it('have one number, however it is written', () => {
    const one = recorded({ phone: '+963 (0) 900 000 017' });
    const other = recorded({ phone: '٠٩٠٠٠٠٠٠١٧' });
    expect(agreed(one, other)).toContain('phone');
    expect(isAlike(likeness(one, other))).toBe(false);
  });

  it('are not alike by sex and place alone, nor by a name that a man and a woman bear', () => {
    const some = { sex: 'male', ageBand: '18_59' } as const;
    expect(isAlike(likeness(recorded(some), recorded(some)))).toBe(false);
    const name = 'Nour Invented';
    expect(isAlike(likeness(recorded({ name, sex: 'male' }), recorded({ name, sex: 'female' })))).toBe(false);
  });

  it('are looked for only by two facts together', () => {
    const sure = (facts: Partial<PersonFacts>): number =>
      likenessTexts({ ...nobody, ...facts }, NOW).filter(({ kind }) => kind === 'sure').length;
    expect(sure({ name: 'Patient One' })).toBe(0);
    expect(sure({ name: 'Patient One', sex: 'male', ageBand: '5_11' })).toBe(0);
    expect(sure({ name: 'Patient One Invented', sex: 'male', ageBand: '5_11' })).toBe(1);
    expect(sure({ name: 'Patient One', motherName: 'Huda' })).toBe(1);
    expect(sure({ motherName: 'Huda', phone: '12345678' })).toBe(0);
  });
});
