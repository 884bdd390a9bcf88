import { argon2id } from '@noble/hashes/argon2.js';
import { createPublicKey, verify } from 'node:crypto';
import { type Derive, isWeakPin, makeKey, openKey } from './phone-key';

// Weak on purpose: what the phone spends is not what is tested.
const derive: Derive = (pin, salt) =>
  Promise.resolve(new Uint8Array(argon2id(pin, salt, { t: 1, m: 64, p: 1, dkLen: 32 })));

const plan = { accountId: 'account-one', name: 'Phone 3', pin: '274916' };

describe('the key of a phone', () => {
  it('opens with its PIN, and signs what base can prove', async () => {
    const { kept } = await makeKey(plan, derive);
    const again = await openKey(JSON.parse(JSON.stringify(kept)) as typeof kept, '274916', derive);
    const text = '{"name":"report_departure","note":"مشكلة"}';
    const signature = Buffer.from((await again?.sign(text)) ?? '', 'base64');
    const key = createPublicKey({ key: Buffer.from(kept.publicKey, 'base64'), format: 'der', type: 'spki' });
    expect(verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, signature)).toBe(true);
  });

  it('opens with no other PIN, for no other person, and not once it was changed', async () => {
    const { kept } = await makeKey(plan, derive);
    expect(await openKey(kept, '274917', derive)).toBeUndefined();
    expect(await openKey({ ...kept, accountId: 'account-two' }, '274916', derive)).toBeUndefined();
    const changed = Buffer.from(kept.wrapped, 'base64');
    changed[20]! ^= 1;
    expect(await openKey({ ...kept, wrapped: changed.toString('base64') }, '274916', derive)).toBeUndefined();
  });

  it('holds neither the key nor the PIN in clear', async () => {
    const { kept } = await makeKey(plan, derive);
    const bytes = Buffer.from(kept.wrapped, 'base64');
    // Every PKCS #8 of this curve begins alike.
    expect(bytes.subarray(0, 4).equals(Buffer.from('30818702', 'hex'))).toBe(false);
    expect(JSON.stringify(kept)).not.toContain('274916');
  });
});

describe('a PIN', () => {
  it.each(['111111', '123456', '987654', '00000000'])('is weak as %s', (pin) => {
    expect(isWeakPin(pin)).toBe(true);
  });
  it.each(['274916', '112233', '123457'])('may be %s', (pin) => {
    expect(isWeakPin(pin)).toBe(false);
  });
});
