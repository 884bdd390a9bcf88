import type { MissingReason, Override } from '@corridor/domain/evacuations';
import type { Gate } from '@corridor/domain/operations';
import { Entity } from 'typeorm';
import { Key, OptionalText, Text, Whole } from '../columns';

@Entity('overrides')
export class OverrideRow implements Override {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Whole() readonly version!: number;
  @Text() readonly caseId!: string;
  @Text() readonly personId!: string;
  @Text() readonly gate!: Gate;
  @Text() readonly missing!: MissingReason;
  @Text() readonly reasonId!: string;
  @Text() readonly madeBy!: string;
  @Text() readonly madeAt!: string;
  @Text() readonly standsUntil!: string;
  @OptionalText() readonly secondBy!: string | null;
  @OptionalText() readonly endedAt!: string | null;
}
