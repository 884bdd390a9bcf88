import type { BreakGlass } from '@corridor/domain/evacuations';
import { Entity } from 'typeorm';
import { Key, Text } from '../columns';

/** An hour in which one person sees who one patient is, beyond what their role shows. */
@Entity('broken_glass')
export class BrokenGlassRow implements BreakGlass {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Text() readonly caseId!: string;
  @Text() readonly accountId!: string;
  @Text() readonly reasonId!: string;
  @Text() readonly openedAt!: string;
  @Text() readonly closesAt!: string;
}
