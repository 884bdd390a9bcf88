import { Global, Module } from '@nestjs/common';
import { Clock } from './clock';
import { Configuration, readConfiguration } from './configuration';
import { createLog, Log } from './log';
import { MasterKeys } from './master-keys';
import { Metrics } from './metrics';

/** What every process has, whatever it does: its configuration, clock, log, keys, metrics. */
@Global()
@Module({
  providers: [
    { provide: Configuration, useFactory: () => readConfiguration(process.env) },
    { provide: Log, useFactory: (configuration: Configuration) => createLog(configuration), inject: [Configuration] },
    {
      provide: MasterKeys,
      useFactory: (configuration: Configuration, log: Log) => MasterKeys.from(configuration, log),
      inject: [Configuration, Log],
    },
    Clock,
    Metrics,
  ],
  exports: [Configuration, Log, MasterKeys, Clock, Metrics],
})
export class PlatformModule {}
