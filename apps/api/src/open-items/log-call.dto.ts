import { type CallSubjectKind, callSubjectKinds } from '@corridor/domain/open-items';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, IsString, IsUUID, Length, ValidateNested } from 'class-validator';
import { ReporterDto, SaidDto } from '../http/said.dto';

export class CallAboutDto {
  @IsIn(callSubjectKinds)
  readonly kind!: CallSubjectKind;

  @IsUUID()
  readonly id!: string;
}

/** What somebody said to base. */
export class LogCallDto extends SaidDto {
  /** The convoy or the case; left out where base knows none of it. */
  @IsOptional()
  @ValidateNested()
  @Type(() => CallAboutDto)
  readonly about?: CallAboutDto;

  @ValidateNested()
  @Type(() => ReporterDto)
  readonly reporter!: ReporterDto;

  /** What happened. Kept sealed. */
  @IsString()
  @Length(1, 2_000)
  readonly note!: string;
}
