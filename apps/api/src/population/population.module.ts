import { Module } from '@nestjs/common';
import { ImportPopulationEstimates } from './import-population-estimates';
import { PopulationController } from './population.controller';
import { RecordPopulationEstimate } from './record-population-estimate';

@Module({
  controllers: [PopulationController],
  providers: [RecordPopulationEstimate, ImportPopulationEstimates],
  exports: [ImportPopulationEstimates],
})
export class PopulationModule {}
