import { Module } from '@nestjs/common';
import { PartiesController } from './parties.controller';
import { RegisterNamed } from './register-named';

@Module({ controllers: [PartiesController], providers: [RegisterNamed] })
export class PartiesModule {}
