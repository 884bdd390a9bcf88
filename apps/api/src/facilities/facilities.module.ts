import { Module } from '@nestjs/common';
import { FacilitiesController } from './facilities.controller';
import { RegisterFacility } from './register-facility';

@Module({ controllers: [FacilitiesController], providers: [RegisterFacility] })
export class FacilitiesModule {}
