import 'reflect-metadata';
import { ConfigurationError, readConfiguration } from '@corridor/platform/configuration';
import { Log } from '@corridor/platform/log';
import { NestFactory } from '@nestjs/core';
import { constants, setPriority } from 'node:os';
import { WorkerModule } from './worker.module';

async function start(): Promise<void> {
  if (readConfiguration(process.env).isEmbedded) {
    throw new ConfigurationError([
      'start:worker needs DATABASE_URL and QUEUE_URL; without them, npm start runs everything in one process',
    ]);
  }
  // Where it shares a machine with the api and the database, what may happen later goes behind what somebody waits for.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const app = await NestFactory.createApplicationContext(WorkerModule, { logger: ['error', 'warn'] });
  app.enableShutdownHooks();
  app.get(Log).info('the worker is ready');
}

start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ConfigurationError ? error.message : String((error as Error).stack)}\n`);
  process.exit(1);
});
