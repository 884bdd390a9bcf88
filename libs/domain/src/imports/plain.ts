import { withEuropeanDigits } from '../evacuations';

/** A header or a word of a cell as it is looked up: one spelling of letters, no marks, single spaces. */
export const plain = (text: string): string =>
  withEuropeanDigits(text)
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/[ىی]/g, 'ي')
    .replace(/ة/g, 'ه')
    .toLowerCase()
    .replace(/[’'`"]/g, '')
    .replace(/[^\p{L}\p{N}+/.,#°]+/gu, ' ')
    .replace(/^[.,\s]+|[.,\s]+$/g, '');

/** What people write where they know nothing. */
const nothing = [
  '',
  'unknown',
  'n/a',
  'na',
  'غير معروف',
  'غير معروفه',
  'لا يوجد',
  'مجهول',
  'inconnu',
  'inconnue',
  '/',
  '.',
];

export const saysNothing = (text: string): boolean => nothing.includes(plain(text)) || /^[\s?؟–—-]*$/.test(text);
