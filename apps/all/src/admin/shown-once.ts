import { say } from './progress';

/** Nobody can read it again: what is kept is a hash. */
export function sayLinkOnce(url: string, token: string, expiresAt: string): void {
  say('This link works once, and is shown this once. Hand it over by a way that nobody else reads:');
  say(`  ${url}/#link=${token}`);
  say(`  It is over at ${expiresAt}.`);
}
