import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** Where the build puts the pages, seen from the project's root and from this file's own build. */
const candidates = [resolve('dist/web'), resolve(__dirname, '../../../../web')];

/** The console at `/`, the phone at `/field`, their files under `/assets`. */
export async function serveWeb(app: NestFastifyApplication): Promise<void> {
  const root = candidates.find((each) => existsSync(each));
  if (root === undefined) return;
  const server = app.getHttpAdapter().getInstance();
  await app.register(fastifyStatic as never, { root, prefix: '/', wildcard: false, index: false, serve: true });
  const page = (path: string, file: string): void => {
    // no-cache: a browser asks each time and gets 304; the hashed files under /assets may stay.
    server.get(path, (_request: unknown, reply: FastifyReply) =>
      reply.header('cache-control', 'no-cache').sendFile(file),
    );
  };
  page('/', 'console/index.html');
  page('/field', 'field/index.html');
}
