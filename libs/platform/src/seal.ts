import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, randomFillSync } from 'node:crypto';

/** A 256-bit secret. */
export type SecretKey = Buffer;

/** A ciphertext that was changed, cut, moved to another place, or sealed under another key. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';

  constructor() {
    super('a sealed value does not open: wrong key, wrong place, or changed bytes');
  }
}

const POOL_BYTES = 4_096;
const pool = Buffer.alloc(POOL_BYTES);
let drawn = POOL_BYTES;

/** Random bytes for what is no secret: nonces, salts. Drawn many at once, since a draw costs more than its bytes; each is used once. */
function randomPublic(bytes: number): Buffer {
  if (drawn + bytes > POOL_BYTES) {
    randomFillSync(pool);
    drawn = 0;
  }
  drawn += bytes;
  return Buffer.from(pool.subarray(drawn - bytes, drawn));
}

export const newKey = (): SecretKey => randomBytes(32);

/**
 * AES-256-GCM with a random 96-bit nonce. `place` (operation, subject, field, id) is bound to the ciphertext, so that a
 * value copied to another row does not open there. Returns base64 of nonce, ciphertext, tag behind a version mark.
 */
export function seal(key: SecretKey, place: string, plaintext: string | Buffer): string {
  const nonce = randomPublic(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(place, 'utf8'));
  const bytes = typeof plaintext === 'string' ? Buffer.from(plaintext, 'utf8') : plaintext;
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return `1.${Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64')}`;
}

/** The plaintext of what `seal` made for this key and place. Throws SealBroken on anything else. */
export function unseal(key: SecretKey, place: string, sealed: string): Buffer {
  const bytes = Buffer.from(sealed.slice(2), 'base64');
  // Reading base64 forgives much; here every ciphertext has one way to be written.
  if (bytes.length < 28 || sealed !== `1.${bytes.toString('base64')}`) throw new SealBroken();
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
    decipher.setAAD(Buffer.from(place, 'utf8'));
    decipher.setAuthTag(bytes.subarray(-16));
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
  } catch {
    throw new SealBroken();
  }
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const keyedHash = (key: SecretKey, text: string): string => createHmac('sha256', key).update(text).digest('hex');

export const randomSalt = (): string => randomPublic(16).toString('base64url');

/** Random token as base64url. */
export const randomText = (bytes: number): string => randomBytes(bytes).toString('base64url');
