import { createPublicKey, type KeyObject, verify } from 'node:crypto';

/** The public key of a phone: ECDSA on P-256, SPKI in base64. Undefined for anything else. */
export function deviceKey(spki: string): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? key : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the key made the signature over exactly this text: SHA-256, the 64 bytes of r and s in base64, as a browser makes it. */
export function isSignedBy(spki: string, text: string, signature: string): boolean {
  const key = deviceKey(spki);
  const bytes = Buffer.from(signature, 'base64');
  if (!key || bytes.length !== 64) return false;
  return verify('sha256', Buffer.from(text, 'utf8'), { key, dsaEncoding: 'ieee-p1363' }, bytes);
}
