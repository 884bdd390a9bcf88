import { type FigureKey, figureKeys } from '@corridor/domain/reports';
import { ArrayNotEmpty, ArrayUnique, IsArray, IsIn, IsOptional, IsUUID, Matches } from 'class-validator';

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export class DraftReportDto {
  /** The first day that it tells about. */
  @Matches(DAY)
  readonly periodFrom!: string;

  /** The last one. Not after today. */
  @Matches(DAY)
  readonly periodTo!: string;

  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(figureKeys, { each: true })
  readonly figures: readonly FigureKey[] = figureKeys;

  /** The released report that it corrects. */
  @IsOptional()
  @IsUUID()
  readonly supersedesId?: string;
}

export class ReleaseReportDto {
  /** The hash of the figures that the releaser looked at, as the draft's page answered it. */
  @Matches(/^[0-9a-f]{64}$/)
  readonly seenSha256!: string;
}
