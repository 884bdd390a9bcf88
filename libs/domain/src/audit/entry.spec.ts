import fc from 'fast-check';
import { type BodyValue, firstForbiddenText } from './entry';

/** Wraps a value so many times into lists and objects; answers the whole and the path to the value. */
const buried = (value: BodyValue, ways: readonly ('list' | 'object')[]): { body: BodyValue; path: string } =>
  ways.reduceRight<{ body: BodyValue; path: string }>(
    ({ body, path }, way) =>
      way === 'list'
        ? { body: ['fine', 1, body], path: `.2${path}` }
        : { body: { code: 'fine', inner: body, last: null }, path: `.inner${path}` },
    { body: value, path: '' },
  );

describe('the body of a ledger entry', () => {
  it.each([
    '0190c0de-0000-7000-8000-000000000000',
    '7K4M-PQ2',
    '2031-05-01T04:00:00.000Z',
    'XX0101',
    'head_count_differs',
    'q3Xy+/8=',
    12.5,
    0,
    true,
    null,
  ])('may hold %j', (value) => {
    expect(firstForbiddenText({ value })).toBeNull();
  });

  it.each([
    'two words',
    'اسم',
    'Zoë',
    '',
    '-dash',
    'tab\there',
    'line\n',
    'who@example.invalid',
    '+00000000',
    'x'.repeat(101),
  ])('may not hold %j, which somebody typed', (text) => {
    expect(firstForbiddenText({ value: text })).toBe('body.value');
  });

  it('is searched at any depth, in lists and in objects', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('list' as const, 'object' as const), { maxLength: 8 }), (ways) => {
        const { body, path } = buried('a name here', ways);
        expect(firstForbiddenText(body)).toBe(`body${path}`);
        expect(firstForbiddenText(buried('fine', ways).body)).toBeNull();
      }),
    );
  });

  it('may not hold text as a key either', () => {
    expect(firstForbiddenText({ sealed: { 'a name here': 'sealed-1' } })).toBe('body.sealed');
    expect(firstForbiddenText({ sealed: { exactAge: 'sealed-1' } })).toBeNull();
  });
});
