/** ASCII, so that it looks the same in UTF-8, in JSON however that escapes, and in a log. */
const STEM = 'Qwxyz-Canary';

/** A text that stands nowhere else. What is behind the number is escaped in JSON, and is no ASCII. */
export const canary = (number: number): string => `${STEM}-${String(number).padStart(3, '0')} "كناري\\"`;

/** The numbers of the canaries in some bytes: in UTF-8, UTF-16, base64 at any place of it, or escaped in JSON. */
export function canariesIn(bytes: Buffer, numbers: readonly number[]): number[] {
  // Where not even what all of them begin with is found, none is.
  if (!formsOf(STEM).some((form) => bytes.includes(form))) return [];
  return numbers.filter((number) => formsOf(canary(number)).some((form) => bytes.includes(form)));
}

/** Every way in which a text is looked for; each is in the list of what it was written as. */
export function formsOf(text: string): readonly Buffer[] {
  const inJson = JSON.stringify(text).slice(1, -1);
  const inAscii = inJson.replace(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const plain = [Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from(inJson), Buffer.from(inAscii)];
  return [...plain, ...[0, 1, 2].map((before) => Buffer.from(base64Behind(before, text)))];
}

/** The characters of base64 that a text alone decides, where so many bytes (of each three) come before it. */
function base64Behind(before: number, text: string): string {
  const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]);
  return bytes.toString('base64').slice(Math.ceil((before * 4) / 3), Math.floor((bytes.length * 4) / 3));
}
