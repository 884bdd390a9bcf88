import fc from 'fast-check';
import { newKey, seal, SealBroken, unseal } from './seal';

describe('a sealed value', () => {
  const key = newKey();

  it('opens again under its key, in its place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, place) => {
        expect(unseal(key, place, seal(key, place, text)).toString('utf8')).toBe(text);
      }),
    );
  });

  it('never looks the same twice', () => {
    expect(seal(key, 'place', 'the same words')).not.toBe(seal(key, 'place', 'the same words'));
  });

  it('does not open in another place, nor under another key', () => {
    const sealed = seal(key, 'case one', 'words');
    expect(() => unseal(key, 'case two', sealed)).toThrow(SealBroken);
    expect(() => unseal(newKey(), 'case one', sealed)).toThrow(SealBroken);
  });

  it('does not open when any one byte of it was changed', () => {
    const sealed = seal(key, 'place', 'a few invented words');
    const bytes = Buffer.from(sealed.slice(2), 'base64');
    for (let i = 0; i < bytes.length; i += 1) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(i) ^ 1, i);
      expect(() => unseal(key, 'place', `1.${changed.toString('base64')}`)).toThrow(SealBroken);
    }
  });

  it.each(['', '1.', '1.AAAA', 'words', '2.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'])(
    'refuses %j',
    (nonsense) => {
      expect(() => unseal(key, 'place', nonsense)).toThrow(SealBroken);
    },
  );
});
