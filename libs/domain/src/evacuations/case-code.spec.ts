import fc from 'fast-check';
import { caseCode, CROCKFORD, readCaseCode } from './case-code';

const drawn = fc.array(fc.integer({ min: 0, max: 31 }), { minLength: 6, maxLength: 6 });
const codes = drawn.map(caseCode);

describe('a case code', () => {
  it('is six random characters and a check, in two groups', () => {
    expect(caseCode([0, 0, 0, 0, 0, 0])).toBe('0000-000');
    fc.assert(
      fc.property(codes, (code) => {
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{3}$/);
      }),
    );
  });

  it('reads back as it was drawn, and no two draws share one', () => {
    fc.assert(
      fc.property(drawn, (values) => {
        const code = caseCode(values);
        expect(readCaseCode(code)).toBe(code);
        expect([...code.replace('-', '').slice(0, 6)].map((character) => CROCKFORD.indexOf(character))).toEqual(values);
      }),
    );
  });

  it('shows every single wrong character', () => {
    fc.assert(
      fc.property(
        codes,
        fc.constantFrom(0, 1, 2, 3, 5, 6, 7),
        fc.constantFrom(...CROCKFORD),
        (code, position, character) => {
          fc.pre(code.charAt(position) !== character);
          expect(readCaseCode(code.slice(0, position) + character + code.slice(position + 1))).toBeNull();
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('shows two neighbours that changed places, all but 0 and Z', () => {
    fc.assert(
      fc.property(codes, fc.integer({ min: 0, max: 5 }), (code, position) => {
        const plain = code.replace('-', '');
        const [first, second] = [plain.charAt(position), plain.charAt(position + 1)];
        fc.pre(first !== second && !['0Z', 'Z0'].includes(first + second));
        expect(readCaseCode(plain.slice(0, position) + second + first + plain.slice(position + 2))).toBeNull();
      }),
      { numRuns: 2_000 },
    );
  });

  it('forgives lower case, missing or odd grouping, and the look-alikes I, L and O', () => {
    fc.assert(
      fc.property(codes, fc.constantFrom('I', 'i', 'L', 'l'), fc.constantFrom('O', 'o'), (code, one, zero) => {
        const written = code.toLowerCase().replaceAll('1', one).replaceAll('0', zero).replace('-', ' ');
        expect(readCaseCode(` ${written} `)).toBe(code);
        expect(readCaseCode(written.replace(' ', ''))).toBe(code);
      }),
    );
  });

  it.each(['', '0000', '0000-0000', '0000-00U', 'ABCD-EF?', '٠٠٠٠-٠٠٠'])('is not %j', (written) => {
    expect(readCaseCode(written)).toBeNull();
  });

  it.each([
    [[0, 0, 0, 0, 0]],
    [[0, 0, 0, 0, 0, 0, 0]],
    [[0, 0, 0, 0, 0, 32]],
    [[0, 0, 0, 0, 0, -1]],
    [[0, 0, 0, 0, 0, 1.5]],
  ])('is not made of %j, or it could be guessed', (values) => {
    expect(() => caseCode(values)).toThrow(RangeError);
  });
});
