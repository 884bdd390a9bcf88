import { type CallOutcome, callOutcomes, type DeclineReason, declineReasons } from '@corridor/domain/convoys';
import { type ConsentSpeaker, consentSpeakers } from '@corridor/domain/evacuations';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsOptional, IsUUID } from 'class-validator';
import { ReportedDto } from '../http/said.dto';

/** What one family said in the call round. */
export class CallDto extends ReportedDto {
  @IsUUID()
  readonly caseId!: string;

  @IsIn(callOutcomes)
  readonly outcome!: CallOutcome;

  /** Why they decline. */
  @IsOptional()
  @IsIn(declineReasons)
  readonly reason?: DeclineReason;

  /** Companions who stay behind. */
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(30)
  @IsUUID(undefined, { each: true })
  readonly withoutIds: readonly string[] = [];

  /** Who spoke for the patient; left out, a guardian for a child and else the patient. */
  @IsOptional()
  @IsIn(consentSpeakers)
  readonly speaker?: ConsentSpeaker;
}
