import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { DiscloseNotes } from './disclose-notes';
import { KnownBrowser } from './known-browser';
import { HealthController } from './health.controller';
import { Passphrases } from './passphrases';
import { Patience } from './patience';
import { PlainValuesPipe } from './plain-values.pipe';
import { ProblemFilter } from './problem.filter';
import { Rates } from './rates';
import { SessionGuard } from './session.guard';
import { createValidationPipe } from './validation.pipe';

/** The edge: who asks, in which shape, and how a refusal is said. */
@Global()
@Module({
  controllers: [HealthController],
  providers: [
    Passphrases,
    Patience,
    Rates,
    KnownBrowser,
    DiscloseNotes,
    { provide: APP_GUARD, useClass: SessionGuard },
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useClass: PlainValuesPipe },
    { provide: APP_PIPE, useFactory: createValidationPipe },
  ],
  exports: [DiscloseNotes, Passphrases, Patience, KnownBrowser],
})
export class HttpModule {}
