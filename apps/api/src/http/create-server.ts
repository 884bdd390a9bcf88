import { Configuration } from '@corridor/platform/configuration';
import { Log } from '@corridor/platform/log';
import { Metrics } from '@corridor/platform/metrics';
import helmet, { type HelmetOptions } from 'helmet';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { readFileSync } from 'node:fs';
import { describeApi } from './describe-api';
import { serveWeb } from './serve-web';
import { closeSilentConnections } from './silent-connections';

/** The largest form. Anyone may send one, and it is parsed before anyone knows who does. */
const BODY_LIMIT = 256 * 1024;
/** The largest file: a list of some thousand rows. */
const FILE_LIMIT = 5 * 1024 * 1024;
/** A form with a spreadsheet in it: 4 MB become a third more in base64. */
const LIST_FORM = 'application/vnd.corridor.list+json';
const LIST_FORM_LIMIT = 6 * 1024 * 1024;
const ONE_CLICK = '/api/outside-watches/unsubscribe';
const ONE_CLICK_LIMIT = 4 * 1024;
/** A slow phone gets through in this; a connection that only holds on does not stay. */
const REQUEST_TIMEOUT_MS = 120_000;

/** Fastify over HTTP or, with a certificate, HTTPS. */
export function createAdapter({ TLS_CERT, TLS_KEY, PUBLIC_URL }: Configuration): FastifyAdapter {
  const https =
    TLS_CERT === undefined || TLS_KEY === undefined
      ? null
      : { cert: readFileSync(TLS_CERT), key: readFileSync(TLS_KEY) };
  // The adapter's types know one kind of server a class; which it is stands in the configuration.
  // Where there is a proxy, the address that it saw is whose it is; anybody else's word for an address counts for nothing.
  const trustProxy = PUBLIC_URL === undefined ? false : 1;
  return new FastifyAdapter({ bodyLimit: BODY_LIMIT, requestTimeout: REQUEST_TIMEOUT_MS, trustProxy, https } as never);
}

/** Everything at the edge that is not a route: headers, files, the API's description, measures. */
export async function equip(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  const { isHttps, TLS_CERT } = app.get(Configuration);
  server.decorateRequest('isHttps', isHttps);
  // Made once: every answer carries the same.
  const protect = helmet(protections(isHttps));
  server.addHook('onRequest', (request, reply, next) => {
    protect(request.raw, reply.raw, next as (error?: unknown) => void);
  });
  server.addContentTypeParser('text/csv', { parseAs: 'string', bodyLimit: FILE_LIMIT }, (_request, body, done) =>
    done(null, body),
  );
  // Parsed where it is used: a form of that size is read for nobody who has not signed in.
  server.addContentTypeParser(LIST_FORM, { parseAs: 'string', bodyLimit: LIST_FORM_LIMIT }, (_request, body, done) =>
    done(null, body),
  );
  // What a mail program presses *unsubscribe* with (RFC 8058). The token stands in the address; nobody reads the form.
  server.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer', bodyLimit: ONE_CLICK_LIMIT },
    (request, _, done) => (request.routeOptions.url === ONE_CLICK ? done(null, null) : done(unsupported(), undefined)),
  );
  // Answers of the API name places, plans, people: no cache may keep them.
  server.addHook('onSend', (request, reply, payload, done) => {
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
    // Swagger UI's own page brings a style element; no other page may.
    if (request.url === '/api/docs') {
      const policy = String(reply.getHeader('content-security-policy'));
      reply.header('content-security-policy', policy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"));
    }
    done(null, payload);
  });
  closeSilentConnections(server, TLS_CERT !== undefined);
  measureRequests(app);
  describeApi(app);
  await serveWeb(app);
  app.enableShutdownHooks();
}

const unsupported = (): Error => Object.assign(new Error('unsupported media type'), { statusCode: 415 });

const protections = (isHttps: boolean): HelmetOptions => ({
  // Promised only where it can be kept: over plain HTTP on a laptop it means nothing.
  strictTransportSecurity: isHttps,
  contentSecurityPolicy: {
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      objectSrc: ["'none'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      upgradeInsecureRequests: null,
    },
  },
  referrerPolicy: { policy: 'no-referrer' },
});

function measureRequests(app: NestFastifyApplication): void {
  const metrics = app.get(Metrics);
  const log = app.get(Log);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onResponse', (request, reply, done) => {
      const route = request.routeOptions.url ?? 'unknown';
      const status = String(reply.statusCode);
      metrics.requests.observe({ method: request.method, route, status }, reply.elapsedTime / 1000);
      log.debug({ method: request.method, route, status, ms: Math.round(reply.elapsedTime) }, 'request');
      done();
    });
}
