import tls from 'node:tls';
import { aCertificate } from '../../../../test/support/certificate';
import { Receiver } from '../../../../test/support/receiver';
import { post } from './post';
import { parseTarget } from './target';

const sent = { body: '{}', headers: {} };

/** What this machine trusts, with one certificate more, as NODE_EXTRA_CA_CERTS would add it. */
function trusting(certificate: string): void {
  const { createSecureContext } = tls;
  jest
    .spyOn(tls, 'createSecureContext')
    .mockImplementation((options) => createSecureContext({ ca: certificate, ...options }));
}

describe('a post over TLS', () => {
  let receiver: Receiver | undefined;
  afterEach(async () => {
    jest.restoreAllMocks();
    await receiver?.close();
  });

  /** The name leads to this machine, whatever it is: only the certificate can tell. */
  const postingTo = async (host: string, secured: { key: string; cert: string }) => {
    receiver = await Receiver.listen(secured);
    const hostAndPort = `${host}:${String(receiver.port)}`;
    const target = parseTarget(`https://${hostAndPort}/`, new Set([hostAndPort]));
    return post(target, sent, { lookUp: () => Promise.resolve(['127.0.0.1']) });
  };

  it('is for whoever proves to be that host', async () => {
    const certificate = aCertificate('hooks.example.org');
    trusting(certificate.cert);
    expect(await postingTo('hooks.example.org', certificate)).toMatchObject({ status: 204 });
  });

  it('is not for one whose certificate is for another name', async () => {
    const certificate = aCertificate('other.example.org');
    trusting(certificate.cert);
    await expect(postingTo('hooks.example.org', certificate)).rejects.toMatchObject({ reason: 'tls', isFinal: false });
    expect(receiver?.received).toEqual([]);
  });

  it('is not for one whose certificate has run out', async () => {
    const certificate = aCertificate('hooks.example.org', Date.now() - 7_200_000, Date.now() - 3_600_000);
    trusting(certificate.cert);
    await expect(postingTo('hooks.example.org', certificate)).rejects.toMatchObject({ reason: 'tls' });
  });

  it('is not for one whom nobody vouches for', async () => {
    await expect(postingTo('hooks.example.org', aCertificate('hooks.example.org'))).rejects.toMatchObject({
      reason: 'tls',
    });
    expect(receiver?.received).toEqual([]);
  });
});
