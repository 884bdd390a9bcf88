import { type Classification, classifications } from '@corridor/domain/enclaves';
import { IsIn, IsString, Length, Matches, MaxLength } from 'class-validator';

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export class RecordAccessClassificationDto {
  @IsIn(classifications)
  readonly classification!: Classification;

  /** Whose opinion it is. */
  @IsString()
  @Length(1, 120)
  readonly classifier!: string;

  @Matches(DAY)
  readonly effectiveOn!: string;

  /** When it was published or received. */
  @Matches(DAY)
  readonly knownOn!: string;

  @IsString()
  @MaxLength(120)
  readonly knownOnBasis: string = '';

  @IsString()
  @MaxLength(500)
  readonly scopeNote: string = '';

  @Matches(/^[A-Za-z0-9-]{0,20}$/)
  readonly sourceKey: string = '';
}
