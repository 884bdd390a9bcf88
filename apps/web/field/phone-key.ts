/** What a phone keeps of a person's key: sealed under their PIN, and which phone it is in which operation. Binary as base64. */
export interface KeptKey {
  readonly v: 1;
  readonly accountId: string;
  /** What base calls the phone. */
  readonly name: string;
  /** SPKI. */
  readonly publicKey: string;
  readonly salt: string;
  readonly nonce: string;
  /** PKCS #8 under AES-256-GCM. */
  readonly wrapped: string;
  /** Device ids as base knows them, by operation. */
  readonly devices: Readonly<Record<string, string>>;
  /** The number of the next command. */
  readonly seq: number;
}

/** A key that can sign, until the page lets go of it. It cannot be read out again. */
export interface OpenKey {
  readonly kept: KeptKey;
  /** The signature over exactly this text: r and s, base64. */
  readonly sign: (text: string) => Promise<string>;
}

/** Makes 32 bytes out of a PIN, slowly. */
export type Derive = (pin: string, salt: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>;

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const;

export async function makeKey(
  { accountId, name, pin }: { readonly accountId: string; readonly name: string; readonly pin: string },
  derive: Derive,
): Promise<OpenKey> {
  const pair = await crypto.subtle.generateKey(CURVE, true, ['sign', 'verify']);
  const secret = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const wrapping = await wrappingKey(pin, salt, derive);
  const wrapped = new Uint8Array(await crypto.subtle.encrypt(bound(accountId, nonce), wrapping, secret));
  const kept: KeptKey = {
    v: 1,
    accountId,
    name,
    publicKey: text64(publicKey),
    salt: text64(salt),
    nonce: text64(nonce),
    wrapped: text64(wrapped),
    devices: {},
    seq: 0,
  };
  return opened(kept, secret);
}

/** The key; undefined for a wrong PIN, and for a file that somebody changed. Asks nobody but this phone. */
export async function openKey(kept: KeptKey, pin: string, derive: Derive): Promise<OpenKey | undefined> {
  const wrapping = await wrappingKey(pin, bytes64(kept.salt), derive);
  try {
    const place = bound(kept.accountId, bytes64(kept.nonce));
    return await opened(kept, new Uint8Array(await crypto.subtle.decrypt(place, wrapping, bytes64(kept.wrapped))));
  } catch {
    return undefined;
  }
}

async function opened(kept: KeptKey, secret: Uint8Array<ArrayBuffer>): Promise<OpenKey> {
  const key = await crypto.subtle.importKey('pkcs8', secret, CURVE, false, ['sign']);
  secret.fill(0);
  return {
    kept,
    sign: async (text) =>
      text64(new Uint8Array(await crypto.subtle.sign(SIGNING, key, new TextEncoder().encode(text)))),
  };
}

/** One person's key does not open in the place of another's. */
const bound = (accountId: string, iv: Uint8Array<ArrayBuffer>): AesGcmParams => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(`phone-key:${accountId}`),
});

async function wrappingKey(pin: string, salt: Uint8Array<ArrayBuffer>, derive: Derive): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', await derive(pin, salt), 'AES-GCM', false, ['encrypt', 'decrypt']);
}

const text64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const bytes64 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (each) => each.charCodeAt(0));

export const PIN_DIGITS = { least: 6, most: 12 } as const;

/** Whether anybody would try it first: one digit over and over, or a run of neighbours. */
export function isWeakPin(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, i) => Number(digit) - Number(pin[i]));
  return [0, 1, -1].some((step) => steps.every((each) => each === step));
}
