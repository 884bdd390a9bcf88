import type { Command } from '@corridor/domain/commands';
import { keyedHash, type SecretKey } from '@corridor/platform/seal';

/** What two sendings of one command must have in common. Keyed, since short payloads could be guessed from a bare hash. */
export function payloadHash(
  key: SecretKey,
  { name, subject, device, seenVersion }: Command,
  asSubmitted: unknown,
): string {
  return keyedHash(
    key,
    canonical({ name, kind: subject.kind, device: device?.id ?? null, seenVersion: seenVersion ?? null, asSubmitted }),
  );
}

/** JSON with sorted keys and without undefined, so that equal contents give equal text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
