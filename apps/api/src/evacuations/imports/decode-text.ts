/** Letters that a wrong reading of Arabic bytes leaves behind, and Arabic ones. */
const ARABIC = /[\u0621-\u064a]/g;
const UNASSIGNED = /[\u0080-\u009f\ufffd]/g;

/**
 * The text in the bytes: UTF-8, UTF-16 with or without its mark, and Windows-1256, in which Excel of an Arabic Windows saves a
 * CSV. Null where none of them makes sense.
 */
export function decoded(bytes: Buffer): string | null {
  if (bytes.length >= 2 && bytes[0] === 0xff && bytes[1] === 0xfe) return as('utf-16le', bytes);
  if (bytes.length >= 2 && bytes[0] === 0xfe && bytes[1] === 0xff) return as('utf-16be', bytes);
  const zeros = [0, 1].map((from) => bytes.filter((byte, i) => i % 2 === from && byte === 0).length);
  // Delimiters, digits and line ends have a zero beside them in UTF-16, always on one side.
  if (Math.max(...zeros) > bytes.length / 20 && Math.min(...zeros) === 0)
    return as((zeros[1] ?? 0) > (zeros[0] ?? 0) ? 'utf-16le' : 'utf-16be', bytes);
  return as('utf-8', bytes) ?? arabicWindows(bytes);
}

function as(encoding: string, bytes: Buffer): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Every byte is a letter of it, so what comes out must look like Arabic. */
function arabicWindows(bytes: Buffer): string | null {
  const text = as('windows-1256', bytes);
  if (text === null) return null;
  const arabic = text.match(ARABIC)?.length ?? 0;
  const high = bytes.filter((byte) => byte >= 0x80).length;
  return arabic >= high / 2 && !UNASSIGNED.test(text) ? text : null;
}
