import { isIP } from 'node:net';
import { hostAndPort } from './allowed-hosts';
import { blockedPorts } from './blocked-ports';
import { OutgoingFailed } from './outgoing-failed';
import { isPublic } from './public-address';

/** Where a request goes, judged by what is written. Only `parseTarget` and `operatorsTarget` make one. */
export interface Target {
  readonly href: string;
  /** As a resolver and TLS take it: no brackets, no trailing dot. */
  readonly host: string;
  /** The operator named this very host and port: it may be private. */
  readonly isOperators: boolean;
}

const LONGEST = 2048;

/**
 * Names that lead inside, with everything under them: given out for that (RFC 6761, 6762, 7686, 8375, 9476, ICANN's
 * `internal`), used so all the same, or what a cloud answers to on each of its machines.
 */
const INSIDE: ReadonlySet<string> = new Set([
  ...['localhost', 'local', 'internal', 'arpa', 'test', 'invalid', 'onion', 'alt'],
  ...['localdomain', 'lan', 'home', 'corp', 'private', 'intranet'],
  'metadata.goog',
]);

/**
 * Judges a web address that a person typed, before anybody looks its name up: https to a public name or address, nothing
 * else. Every notation of an address (decimal, octal, short, full-width, percent-encoded) is read as browsers read it
 * (WHATWG URL), and what was read is what is asked. Throws OutgoingFailed `target_…`.
 */
export function parseTarget(typed: string, allowed: ReadonlySet<string>): Target {
  // The parser would drop line breaks and turn backslashes: then another address is asked than the eye has read.
  // eslint-disable-next-line no-control-regex -- control characters are what it looks for
  if (typed.length > LONGEST || /[\u0000-\u0020\u007f-\u00a0\u2028\u2029\\]/.test(typed) || !URL.canParse(typed)) {
    throw new OutgoingFailed('target_invalid');
  }
  const url = new URL(typed);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new OutgoingFailed('target_scheme');
  if (/^[^/?#]*[/]*[^/?#]*@/.test(typed)) throw new OutgoingFailed('target_credentials');
  if (typed.includes('#')) throw new OutgoingFailed('target_fragment');
  url.hostname = url.hostname.replace(/\.$/, '');
  if (allowed.has(hostAndPort(url))) return targetOf(url, true);
  if (url.protocol !== 'https:') throw new OutgoingFailed('target_scheme');
  if (blockedPorts.has(Number(url.port || '443'))) throw new OutgoingFailed('target_port');
  const target = targetOf(url, false);
  judgeHost(target.host);
  return target;
}

/** An address that the operator set: nobody else typed it, so that it is asked as it stands. */
export const operatorsTarget = (href: string): Target => targetOf(new URL(href), true);

const targetOf = (url: URL, isOperators: boolean): Target => ({
  href: url.href,
  host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
  isOperators,
});

function judgeHost(host: string): void {
  if (isIP(host) > 0) {
    if (!isPublic(host)) throw new OutgoingFailed('target_private');
    return;
  }
  const labels = host.split('.');
  const top = labels.at(-1) ?? '';
  // A name of one label is looked up in the domain where this machine happens to stand.
  if (labels.length < 2 || labels.some((_, from) => INSIDE.has(labels.slice(from).join('.')))) {
    throw new OutgoingFailed('target_private');
  }
  const isName = labels.every((label) => /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label));
  if (!isName || host.length > 253 || /^[0-9]/.test(top)) throw new OutgoingFailed('target_invalid');
}
