import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';

/** Counted out at the destination, by base. */
export class AllClearDto {
  @IsInt()
  @Min(0)
  @Max(10_000)
  readonly patients!: number;

  @IsInt()
  @Min(0)
  @Max(10_000)
  readonly companions!: number;

  @IsInt()
  @Min(0)
  @Max(1_000)
  readonly vehicles!: number;

  /** People without a case; left out where base did not count them. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(10_000)
  readonly others?: number;

  /** Lines of the manifest whose people were not aboard. */
  @IsArray()
  @ArrayMaxSize(1_000)
  @IsUUID(undefined, { each: true })
  readonly didNotTravel: readonly string[] = [];
}
