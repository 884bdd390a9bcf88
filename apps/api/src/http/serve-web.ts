import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** Where the build puts the pages, seen from the project's root and from this file's own build. */
const candidates = [resolve('dist/web'), resolve(__dirname, '../../../../web')];

const HASHED = /\/assets\/[\w.-]+-[\w-]{8}\.\w+(\.(br|gz))?$/;

/** The console at `/`, the phone at `/field`, their files under `/assets`. */
export async function serveWeb(app: NestFastifyApplication): Promise<void> {
  const root = candidates.find((each) => existsSync(each));
  if (root === undefined) return;
  const server = app.getHttpAdapter().getInstance();
  await app.register(fastifyStatic as never, {
    root,
    prefix: '/',
    wildcard: false,
    index: false,
    // The build has compressed every file once; a phone on 2G takes a third of the bytes.
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply: FastifyReply, path: string) =>
      // A name with a hash never means another content; a page and the report's stylesheet are asked for each time.
      reply.header('cache-control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'),
  });
  const page = (path: string, file: string): void => {
    server.get(path, (_request: unknown, reply: FastifyReply) => reply.sendFile(file));
  };
  page('/', 'console/index.html');
  page('/field', 'field/index.html');
}
