import 'reflect-metadata';
import { ConfigurationError, readConfiguration } from '@corridor/platform/configuration';
import { holdDataDir } from '@corridor/platform/data-dir';
import { run } from '../../api/src/run';
import { serve } from '../../api/src/serve';
import { AllModule } from './all.module';
import { Demonstration } from './demo/demonstration';
import { DemonstrationModule } from './demo/demonstration.module';

run(async () => {
  const configuration = readConfiguration(process.env);
  if (!configuration.isEmbedded) {
    throw new ConfigurationError([
      'npm start is for embedded storage; with DATABASE_URL and QUEUE_URL use npm run start:api and npm run start:worker',
    ]);
  }
  // Before the databases open: a second process on the folder would lose jobs without a word.
  await holdDataDir(configuration.DATA_DIR);
  await (process.argv.includes('--demo')
    ? serve(DemonstrationModule, 'Corridor', (app) => app.get(Demonstration).open())
    : serve(AllModule, 'Corridor'));
});
