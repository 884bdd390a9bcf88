import { OutgoingFailed } from './outgoing-failed';
import { type LookUp, resolveTarget } from './resolve';
import { operatorsTarget, parseTarget } from './target';

const stranger = parseTarget('https://hooks.example.org/in', new Set());
const answering = (...addresses: readonly string[]): LookUp => jest.fn(() => Promise.resolve(addresses));

describe('looking up a name', () => {
  it('gives all its addresses, of one look', async () => {
    const lookUp = answering('8.8.8.8', '2606:4700:4700::1111');
    expect(await resolveTarget(stranger, lookUp)).toEqual(['8.8.8.8', '2606:4700:4700::1111']);
    expect(lookUp).toHaveBeenCalledTimes(1);
    expect(lookUp).toHaveBeenCalledWith('hooks.example.org');
  });

  it.each([
    [['127.0.0.1']],
    [['8.8.8.8', '10.0.0.1']],
    [['8.8.8.8', '::1']],
    [['8.8.8.8', '1.1.1.1', '169.254.169.254']],
    [['2606:4700:4700::1111', 'fe80::1%eth0']],
    [['::ffff:127.0.0.1']],
    [['64:ff9b::a00:1']],
    [['8.8.8.8', 'not an address']],
    [[...Array.from({ length: 20 }, () => '8.8.8.8'), '192.168.0.1']],
  ])('refuses all of %j for one that is not public', async (addresses) => {
    await expect(resolveTarget(stranger, answering(...addresses))).rejects.toMatchObject({
      reason: 'target_private',
      isFinal: true,
    });
  });

  it('may find nothing, and nothing later', async () => {
    const failing: LookUp = () => Promise.reject(new Error('SERVFAIL hooks.example.org'));
    for (const lookUp of [answering(), failing]) {
      const failure: unknown = await resolveTarget(stranger, lookUp).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(OutgoingFailed);
      expect(failure).toMatchObject({ reason: 'dns_failed', isFinal: false, message: 'dns_failed' });
    }
  });

  it('asks nobody for an address', async () => {
    const lookUp = answering('127.0.0.1');
    expect(await resolveTarget(parseTarget('https://8.8.8.8/', new Set()), lookUp)).toEqual(['8.8.8.8']);
    expect(lookUp).not.toHaveBeenCalled();
  });

  it('tries a few of many', async () => {
    const many = Array.from({ length: 100 }, (_, i) => `8.8.${String(i)}.8`);
    expect(await resolveTarget(stranger, answering(...many))).toEqual(many.slice(0, 8));
  });

  it("knows this machine's own names for the operator's receiver only", async () => {
    expect(await resolveTarget(operatorsTarget('http://localhost:8080/'))).toEqual(
      expect.arrayContaining([expect.stringMatching(/^(127\.0\.0\.1|::1)$/)]),
    );
  });
});
