import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AllModule } from '../all.module';
import { Demonstration } from './demonstration';
import { DemonstrationController } from './demonstration.controller';
import { sayOnAnswers } from './say-on-answers';

type Server = ReturnType<ReturnType<NestFastifyApplication['getHttpAdapter']>['getInstance']>;

/** What `npm run demo` runs. Nothing of this folder is there in any other start. */
@Module({ imports: [AllModule], controllers: [DemonstrationController], providers: [Demonstration] })
export class DemonstrationModule implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly demonstration: Demonstration,
  ) {}

  onModuleInit(): void {
    const server = this.host.httpAdapter.getInstance<Server>();
    server.addHook('onSend', (request, reply, payload) => sayOnAnswers(this.demonstration, request, reply, payload));
  }
}
