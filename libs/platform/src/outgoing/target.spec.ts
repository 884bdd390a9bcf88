import { hostileAddresses, publicAddresses } from '../../../../test/support/hostile-addresses';
import { blockedPorts } from './blocked-ports';
import { OutgoingFailed } from './outgoing-failed';
import { operatorsTarget, parseTarget } from './target';

const nobody: ReadonlySet<string> = new Set();
const reasonOf = (typed: string, allowed = nobody): string => {
  try {
    return `read as ${parseTarget(typed, allowed).href}`;
  } catch (error) {
    if (error instanceof OutgoingFailed) return error.reason;
    throw error;
  }
};

describe('an address that a person typed', () => {
  it.each(hostileAddresses)('is refused: $why', ({ reason, addresses }) => {
    expect(addresses.map((each) => [each, reasonOf(each)])).toEqual(addresses.map((each) => [each, reason]));
  });

  it('is refused in more than two hundred ways, none of them said twice', () => {
    const all = hostileAddresses.flatMap(({ addresses }) => addresses);
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThanOrEqual(200);
  });

  it.each(publicAddresses)('is taken: %s', (typed) => {
    expect(reasonOf(typed)).toMatch(/^read as https:/);
  });

  it('is asked as it was read', () => {
    expect(parseTarget('https://EXAMPLE.com.:443/Hook?a=b', nobody)).toEqual({
      href: 'https://example.com/Hook?a=b',
      host: 'example.com',
      isOperators: false,
    });
    expect(parseTarget('https://0x08080808/', nobody).host).toBe('8.8.8.8');
    expect(parseTarget('https://[2606:4700::1]:8443/', nobody).host).toBe('2606:4700::1');
  });

  it('may be private and without TLS where the operator allows that very host and port', () => {
    const allowed = new Set(['receiver.lan:8080', '127.0.0.1:9000', '[::1]:9000', 'mail.lan:25']);
    for (const typed of ['http://receiver.lan:8080/', 'https://Receiver.LAN.:8080/x', 'http://0x7f.1:9000/']) {
      expect(parseTarget(typed, allowed).isOperators).toBe(true);
    }
    expect(parseTarget('http://[0::1]:9000/', allowed)).toMatchObject({ host: '::1', isOperators: true });
    expect(reasonOf('https://mail.lan:25/', allowed)).toMatch(/^read as/);
    expect(reasonOf('http://receiver.lan/', allowed)).toBe('target_scheme');
    expect(reasonOf('https://receiver.lan:8081/', allowed)).toBe('target_private');
    expect(reasonOf('https://other.receiver.lan:8080/', allowed)).toBe('target_private');
    expect(reasonOf('http://user:secret@receiver.lan:8080/', allowed)).toBe('target_credentials');
    expect(reasonOf('http://receiver.lan:8080/#x', allowed)).toBe('target_fragment');
  });

  it('is never tried again as it stands', () => {
    for (const { reason } of hostileAddresses) expect(new OutgoingFailed(reason).isFinal).toBe(true);
  });

  it('is refused without saying it: it may carry a token', () => {
    const error = new OutgoingFailed('target_private');
    expect(JSON.stringify({ ...error, message: error.message })).not.toContain('://');
  });
});

describe('the address of the operator', () => {
  it('stands as it was set', () => {
    expect(operatorsTarget('http://[fd00::1]:8080/sms')).toEqual({
      href: 'http://[fd00::1]:8080/sms',
      host: 'fd00::1',
      isOperators: true,
    });
  });
});

describe('the blocked ports', () => {
  it.each([...blockedPorts].filter((port) => port !== 0))('has %i, which fetch refuses too', async (port) => {
    const refused: unknown = await fetch(`http://127.0.0.1:${String(port)}/`).catch((error: Error) => error.cause);
    expect(refused).toMatchObject({ message: 'bad port' });
  });
});
