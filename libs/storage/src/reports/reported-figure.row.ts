import type { Qualifier } from '@corridor/domain/population';
import type { ReportedFigure } from '@corridor/domain/reports';
import { Entity } from 'typeorm';
import { Key, Text, Whole } from '../columns';

@Entity('reported_figures')
export class ReportedFigureRow implements ReportedFigure {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Text() readonly what!: string;
  @Whole() readonly value!: number;
  @Text() readonly qualifier!: Qualifier;
  @Text() readonly asOf!: string;
  @Text() readonly knownOn!: string;
  @Text() readonly knownOnBasis!: string;
  @Text() readonly source!: string;
  @Text() readonly whatItCounts!: string;
  @Text() readonly sourceKey!: string;
  @Text() readonly recordedAt!: string;
}
