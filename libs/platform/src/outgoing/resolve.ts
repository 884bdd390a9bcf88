import { lookup, Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import { OutgoingFailed } from './outgoing-failed';
import { isPublic } from './public-address';
import type { Target } from './target';

/** All addresses of a name, IPv4 and IPv6. */
export type LookUp = (host: string) => Promise<readonly string[]>;

/** More are not tried: who lists a thousand addresses does not make us knock at a thousand doors. */
const MOST_ADDRESSES = 8;

/**
 * Looks the name up, once, and gives the addresses to which the connection is held. One address that is not public refuses
 * them all: whoever answers with both counts on a second try. Throws OutgoingFailed `target_private` or `dns_failed`.
 */
export async function resolveTarget(
  { host, isOperators }: Target,
  lookUp: LookUp = isOperators ? asThisMachine : asTheInternet,
): Promise<readonly string[]> {
  const addresses = isIP(host) > 0 ? [host] : await lookUp(host).catch(() => []);
  if (addresses.length === 0) throw new OutgoingFailed('dns_failed');
  if (!isOperators && !addresses.every(isPublic)) throw new OutgoingFailed('target_private');
  return addresses.slice(0, MOST_ADDRESSES);
}

/**
 * A stranger's name is asked of the name servers only: this machine's own names are nobody else's. And it waits outside of
 * Node's few threads, which also read the database: a name server that is slow on purpose holds nothing up.
 */
async function asTheInternet(host: string): Promise<readonly string[]> {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 });
  const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
}

/** The operator's own receiver may have a name in the hosts file, or one that only a container knows. */
const asThisMachine: LookUp = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);
