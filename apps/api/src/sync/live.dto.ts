import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsUUID, Min } from 'class-validator';

export class LiveQuery {
  /** Brings the board itself at each change, not only the word that something changed. */
  @IsOptional()
  @IsIn(['now'])
  readonly board?: 'now';

  /** The number of the last entry that the page knows of; `Last-Event-ID` says the same after a broken line. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  readonly after?: number;

  @IsOptional()
  @IsUUID()
  readonly operationId?: string;
}
