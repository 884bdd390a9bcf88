import type { PopulationEstimate, Qualifier } from '@corridor/domain/population';
import { Entity } from 'typeorm';
import { Key, OptionalWhole, Text, Whole } from '../columns';

@Entity('population_estimates')
export class PopulationEstimateRow implements PopulationEstimate {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Text() readonly enclaveId!: string;
  @Whole() readonly value!: number;
  @OptionalWhole() readonly low!: number | null;
  @OptionalWhole() readonly high!: number | null;
  @Text() readonly qualifier!: Qualifier;
  @Text() readonly asOf!: string;
  @Text() readonly knownOn!: string;
  @Text() readonly knownOnBasis!: string;
  @Text() readonly source!: string;
  @Text() readonly method!: string;
  @OptionalWhole() readonly displacedIncluded!: number | null;
  @Text() readonly scopeNote!: string;
  @Text() readonly sourceKey!: string;
  @Text() readonly recordedAt!: string;
}
