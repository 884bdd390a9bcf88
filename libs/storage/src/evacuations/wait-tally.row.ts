import type { AgeBand, Sex, WaitStage, WaitTally } from '@corridor/domain/evacuations';
import { Entity } from 'typeorm';
import { Key, NumberKey, Whole } from '../columns';

@Entity('wait_tallies')
export class WaitTallyRow implements WaitTally {
  @Key() readonly operationId!: string;
  @Key() readonly enclaveId!: string;
  @Key() readonly ageBand!: AgeBand;
  @Key() readonly sex!: Sex;
  @Key() readonly stage!: WaitStage;
  @NumberKey() readonly week!: number;
  @Whole() readonly count!: number;
}
