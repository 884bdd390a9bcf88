import { Configuration, readConfiguration } from '@corridor/platform/configuration';
import { Log } from '@corridor/platform/log';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AddressInfo } from 'node:net';
import { addressLines } from './http/addresses';
import { createAdapter, equip } from './http/create-server';
import { Setup } from './operations/setup';

/** Starts a module that serves HTTP, says where, and returns it. `prepare` runs before the first request. */
export async function serve(
  module: Type,
  name: string,
  prepare: (app: NestFastifyApplication) => Promise<readonly string[]> = () => Promise.resolve([]),
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(module, createAdapter(readConfiguration(process.env)), {
    logger: ['error', 'warn'],
  });
  const configuration = app.get(Configuration);
  await equip(app);
  await app.init();
  const prepared = await prepare(app);
  await app.listen(configuration.PORT, configuration.HOST);

  const { port } = app.getHttpServer().address() as AddressInfo;
  app.get(Log).info({ port, database: configuration.isEmbedded ? 'sqlite' : 'postgres' }, 'serving');
  const setup = app.get(Setup);
  const token = (await setup.isNeeded()) ? setup.printable : null;
  const scheme = configuration.TLS_CERT === undefined ? 'http' : 'https';
  print([
    `${name} is ready.`,
    ...addressLines(configuration, port),
    ...(token === null
      ? []
      : [
          '',
          'No account yet. The first administrator is made here, once:',
          `  ${scheme}://localhost:${String(port)}/#token=${token}`,
        ]),
    ...prepared,
    '',
  ]);
  return app;
}

const print = (lines: readonly string[]): void => void process.stdout.write(`${lines.join('\n')}\n`);
