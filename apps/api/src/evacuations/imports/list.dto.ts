import {
  type ColumnUse,
  columnUses,
  type ListFormat,
  listFormats,
  MOST_COLUMNS,
  MOST_ROWS,
} from '@corridor/domain/imports';
import { type DisclosurePurpose, disclosurePurposes } from '@corridor/domain/evacuations';
import { type Language, languages } from '@corridor/messages/language';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

/** Sheets have titles above and totals below. */
const LAST_ROW = MOST_ROWS + 500;
/** A little more than 4 MB in base64, so that a file that is too large is told so. */
const LONGEST_FILE = 5_900_000;
const LONGEST_CELL = 4_000;
const MOST_CORRECTIONS = 500;
const MOST_LEFT_OUT = 2_000;

export class CorrectionDto {
  /** As the spreadsheet numbers it, from 1. */
  @IsInt()
  @Min(1)
  @Max(LAST_ROW)
  readonly row!: number;

  /** From 0. */
  @IsInt()
  @Min(0)
  @Max(MOST_COLUMNS)
  readonly column!: number;

  @IsString()
  @MaxLength(LONGEST_CELL)
  readonly text!: string;
}

/** A spreadsheet, and how it is to be read. What is left out is guessed. */
export class PreviewListDto {
  /** The file's bytes in base64: CSV or XLSX, 4 MB at most. */
  @IsString()
  @MaxLength(LONGEST_FILE)
  readonly file!: string;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100)
  readonly sheet?: number;

  /** The row that names the columns, from 1; 0 where none does. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(LAST_ROW)
  readonly headerRow?: number;

  /** The use of each column, from the first. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_COLUMNS)
  @IsIn(columnUses, { each: true })
  readonly columns?: readonly ColumnUse[];

  /** Where a row lies that names no area. */
  @IsUUID()
  readonly enclaveId!: string;

  @IsOptional()
  @IsUUID()
  readonly facilityId?: string;

  @IsArray()
  @ArrayMaxSize(MOST_CORRECTIONS)
  @ValidateNested({ each: true })
  @Type(() => CorrectionDto)
  readonly corrections: readonly CorrectionDto[] = [];
}

/** The same, and what is to be taken of it. */
export class TakeListDto extends PreviewListDto {
  @IsInt()
  @Min(0)
  @Max(100)
  declare readonly sheet: number;

  @IsInt()
  @Min(0)
  @Max(LAST_ROW)
  declare readonly headerRow: number;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_COLUMNS)
  @IsIn(columnUses, { each: true })
  declare readonly columns: readonly ColumnUse[];

  /** Whose list it is. */
  @IsOptional()
  @IsUUID()
  readonly organisationId?: string;

  /** Rows that a person leaves out. Those with an error stay behind by themselves. */
  @IsArray()
  @ArrayMaxSize(MOST_LEFT_OUT)
  @IsInt({ each: true })
  @Min(1, { each: true })
  readonly leaveOut: readonly number[] = [];
}

export class MendedRowDto {
  @IsInt()
  @Min(1)
  @Max(LAST_ROW)
  readonly row!: number;

  @IsArray()
  @ArrayMaxSize(MOST_COLUMNS)
  @IsString({ each: true })
  @MaxLength(LONGEST_CELL, { each: true })
  readonly cells!: readonly string[];
}

/** Rows that were left out, as they are to be taken now. */
export class MendListDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => MendedRowDto)
  readonly rows!: readonly MendedRowDto[];
}

export class ExportListDto {
  @IsIn(disclosurePurposes)
  readonly purpose!: DisclosurePurpose;

  @IsIn(listFormats)
  readonly format: ListFormat = 'xlsx';

  @IsIn(languages)
  readonly language: Language = 'en';
}
