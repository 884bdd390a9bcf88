/** Crockford's base 32: no I, L, O, U, so that a code survives handwriting and a bad line. */
export const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const CODE = /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{3}$/;

/**
 * The code for six random values of 0–31: `7K4M-PQ2`, six characters and a Luhn mod 32 check. It carries no place, date,
 * organisation or order (DOMAIN 0.6). Throws RangeError on anything else, since a biased code would be guessable.
 */
export function caseCode(values: readonly number[]): string {
  if (values.length !== 6 || values.some((value) => !Number.isInteger(value) || value < 0 || value > 31)) {
    throw new RangeError('a case code is made of six values of 0 to 31');
  }
  const characters = values.map((value) => CROCKFORD.charAt(value)).join('');
  return grouped(characters + checkCharacter(characters));
}

/**
 * A code as somebody wrote it down, made canonical: lower case, spaces and the look-alikes I, L and O are forgiven.
 * Null where it is no code or its check character does not fit.
 */
export function readCaseCode(written: string): string | null {
  const plain = written.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');
  const code = grouped(plain);
  if (!CODE.test(code)) return null;
  return checkCharacter(plain.slice(0, 6)) === plain.charAt(6) ? code : null;
}

const grouped = (plain: string): string => `${plain.slice(0, 4)}-${plain.slice(4)}`;

/** Luhn mod N over base 32: finds every single wrong character and nearly every swap of two neighbours. */
function checkCharacter(characters: string): string {
  let sum = 0;
  for (let i = 0; i < characters.length; i += 1) {
    const fromRight = characters.length - 1 - i;
    const value = CROCKFORD.indexOf(characters.charAt(i)) * (fromRight % 2 === 0 ? 2 : 1);
    sum += Math.floor(value / 32) + (value % 32);
  }
  return CROCKFORD.charAt((32 - (sum % 32)) % 32);
}
