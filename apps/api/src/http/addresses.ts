import type { Configuration } from '@corridor/platform/configuration';
import { networkInterfaces } from 'node:os';

/** What to print at the start: where to open it here, and what a phone can use. */
export function addressLines(
  configuration: Pick<Configuration, 'TLS_CERT' | 'PUBLIC_URL'>,
  port: number,
): readonly string[] {
  const scheme = configuration.TLS_CERT === undefined ? 'http' : 'https';
  const local = `${scheme}://localhost:${String(port)}`;
  const lan = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => `${scheme}://${address}:${String(port)}/field`);
  const phones =
    scheme === 'https'
      ? [
          `  phones:  ${configuration.PUBLIC_URL ? `${configuration.PUBLIC_URL}/field` : lan.join('  ') || 'no network address was found'}`,
        ]
      : [
          configuration.PUBLIC_URL?.startsWith('https://')
            ? `  phones:  ${configuration.PUBLIC_URL}/field`
            : '  phones:  none yet. A phone needs HTTPS: set TLS_CERT and TLS_KEY, or put a proxy with a certificate before this and set PUBLIC_URL.',
        ];
  return [`  console: ${local}/`, `  field:   ${local}/field`, `  reports: ${local}/reports`, ...phones];
}
