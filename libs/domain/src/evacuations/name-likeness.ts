/**
 * One spelling for the many in which a name is written. What is left is a skeleton of consonants that Arabic and Latin
 * writing share: محمد, Mohammed and Muhammad come to the same. It is compared, never shown, and never stored but hashed.
 */

/** Arabic letters by the sound that Latin writing gives them. What is not here (long vowels, hamza, ʿayn inside) is left out. */
const arabic: Readonly<Record<string, string>> = {
  ب: 'b',
  پ: 'b',
  ت: 't',
  ط: 't',
  ث: 't',
  ج: 'j',
  چ: 'j',
  ح: 'h',
  ه: 'h',
  خ: 'x',
  د: 'd',
  ذ: 'd',
  ض: 'd',
  ر: 'r',
  ز: 'z',
  ظ: 'z',
  س: 's',
  ص: 's',
  ش: 'c',
  غ: 'g',
  ف: 'f',
  ڤ: 'f',
  ق: 'k',
  ك: 'k',
  ک: 'k',
  گ: 'k',
  ل: 'l',
  م: 'm',
  ن: 'n',
};

/** Latin groups of letters for one sound, the longer first, then single letters. `g` alone is the Egyptian jīm. */
const latin: readonly (readonly [RegExp, string])[] = [
  [/sh|ch/g, 'c'],
  [/kh/g, 'x'],
  [/gh/g, 'γ'],
  [/th/g, 't'],
  [/dh/g, 'd'],
  [/ph|v/g, 'f'],
  [/dj|g/g, 'j'],
  [/γ/g, 'g'],
  [/q|ck/g, 'k'],
  [/p/g, 'b'],
  [/[aeiouwy]/g, ''],
];

const ARABIC_LETTER = /[\u0621-\u064a\u067e\u0686\u06a4\u06a9\u06af\u06cc]/;
const articles = ['al', 'el', 'ul', 'ال'];
/** Said between names, or left out: *son of*, *daughter of*. */
const between = ['bin', 'ben', 'ibn', 'bint', 'بن', 'ابن', 'بنت'];
const servantOf = /^(abd([aeiou][lrnstdz])?|عبد)$/;

/** The words of a name, each as its skeleton, in one order whatever order they were written in. */
export function nameWords(written: string): readonly string[] {
  const words = joined(spelt(written)).map(skeleton);
  return [...new Set(words.filter((word) => word !== ''))].sort();
}

/** Letters that stand for one another as one, digits as European ones, marks and apostrophes left out. */
function spelt(written: string): string[] {
  return withEuropeanDigits(written)
    .normalize('NFKD')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/[\p{M}\u0640'’ʿʾ`´]/gu, '')
    .replace(/[ىیئ]/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/ؤ/g, 'و')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** *Abd al-Rahman* is one name in however many words; an article by itself is none. */
function joined(words: readonly string[]): string[] {
  const names: string[] = [];
  let isOpen = false;
  for (const word of words) {
    if (between.includes(word)) continue;
    if (isOpen) {
      names.push(`${names.pop() ?? ''}${articles.includes(word) ? '' : word}`);
      isOpen = articles.includes(word);
      continue;
    }
    if (articles.includes(word)) continue;
    isOpen = servantOf.test(word);
    names.push(word);
  }
  return names;
}

function skeleton(word: string): string {
  if (/^\p{N}+$/u.test(word)) return word;
  const bare = withoutArticle(word);
  const sounds = ARABIC_LETTER.test(bare) ? soundsOfArabic(bare) : soundsOfLatin(bare);
  // A double letter is written by some, and a last h by some: Fatima, Fatimah, Fatme.
  const plain = sounds.replace(/(\D)\1+/g, '$1').replace(/(.)h$/, '$1');
  // The article inside joins what follows, or is swallowed by it: Abdul Rahman, Abdurrahman.
  return plain.replace(/^abdl(?=.)/, 'abd');
}

const withoutArticle = (word: string): string =>
  word.replace(/^ال(?=\S{3})/, '').replace(/^(al|el|il)(?=[bcdfghjklmnpqrstvwxyz]\S{2})/, '');

/** The first sound is kept where it is a vowel: without it Ali and Layla would be one. */
function soundsOfArabic(word: string): string {
  const first = /^[اع]/.test(word) ? 'a' : word.startsWith('و') ? 'w' : word.startsWith('ي') ? 'y' : '';
  return first + [...word].map((letter) => arabic[letter] ?? (/\p{N}/u.test(letter) ? letter : '')).join('');
}

function soundsOfLatin(word: string): string {
  const heard = word.replace(/^ou(?=[aeiou])/, 'w');
  const first = /^[aeiou]/.test(heard) ? 'a' : /^[wy]/.test(heard) ? heard.charAt(0) : '';
  return first + latin.reduce((sounds, [written, sound]) => sounds.replace(written, sound), heard);
}

/** Arabic-Indic digits, of both kinds, as European ones. */
export const withEuropeanDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
