import 'reflect-metadata';
import { ConfigurationError, readConfiguration } from '@corridor/platform/configuration';
import { ApiModule } from './api.module';
import { run } from './run';
import { serve } from './serve';

run(async () => {
  // Alone, the api would leave notifications undone: on embedded storage everything runs in one process.
  if (readConfiguration(process.env).isEmbedded) {
    throw new ConfigurationError([
      'start:api needs DATABASE_URL and QUEUE_URL; without them, npm start runs everything in one process',
    ]);
  }
  await serve(ApiModule, 'The api');
});
