import { generateKeyPairSync, sign } from 'node:crypto';
import { deviceKey, isSignedBy } from './device-keys';

const spkiOf = ({ publicKey }: ReturnType<typeof aPair>): string =>
  publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
const aPair = (namedCurve = 'prime256v1') => generateKeyPairSync('ec', { namedCurve });

describe('the signature of a phone', () => {
  const pair = aPair();
  const text = '{"name":"report_departure"}';
  const bytes = sign('sha256', Buffer.from(text), { key: pair.privateKey, dsaEncoding: 'ieee-p1363' });

  it('counts for exactly the text that was signed', () => {
    expect(isSignedBy(spkiOf(pair), text, bytes.toString('base64'))).toBe(true);
    expect(isSignedBy(spkiOf(pair), `${text} `, bytes.toString('base64'))).toBe(false);
    expect(isSignedBy(spkiOf(aPair()), text, bytes.toString('base64'))).toBe(false);
  });

  it('counts no more with any bit of it changed', () => {
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1;
      expect(isSignedBy(spkiOf(pair), text, changed.toString('base64'))).toBe(false);
    }
    for (const other of ['', 'not base64 at all', bytes.subarray(1).toString('base64')])
      expect(isSignedBy(spkiOf(pair), text, other)).toBe(false);
  });

  it('is of a key on P-256 and no other', () => {
    expect(deviceKey(spkiOf(pair))).toBeDefined();
    expect(deviceKey(spkiOf(aPair('secp384r1')))).toBeUndefined();
    const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ format: 'der', type: 'spki' });
    expect(deviceKey(rsa.toString('base64'))).toBeUndefined();
    expect(deviceKey('AAAA')).toBeUndefined();
  });
});
