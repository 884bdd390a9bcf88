import {
  type ReportableOutcome,
  reportableOutcomes,
  type SafeReturnCheck,
  safeReturnChecks,
  type VoluntaryAnswer,
  voluntaryAnswers,
  type WardType,
  wardTypes,
} from '@corridor/domain/evacuations';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { IsDay } from '../http/is-day';
import { ReportedDto } from '../http/said.dto';

/** What is said to have become of a patient. What nobody knows is left out, or said to be unknown. */
export class OutcomeDto extends ReportedDto {
  @IsIn(reportableOutcomes)
  readonly outcome!: ReportableOutcome;

  /** The hospital; with `admitted` and `transferred_onward`. */
  @IsOptional()
  @IsUUID()
  readonly facilityId?: string;

  /** The ward or kind of bed; with `admitted` and `transferred_onward`. */
  @IsOptional()
  @IsIn(wardTypes)
  readonly ward?: WardType;

  /** When somebody is to see the patient again; with `transferred_onward` and `discharged`. After the report. */
  @IsOptional()
  @IsDay()
  readonly followUpOn?: string;

  /** Of their own will; with `returned`, `remains` and `resettled`. */
  @IsOptional()
  @IsIn(voluntaryAnswers)
  readonly voluntary?: VoluntaryAnswer;

  /** Whether somebody looked at what awaits them there; with `returned`, `remains` and `resettled`. */
  @IsOptional()
  @IsIn(safeReturnChecks)
  readonly safeReturnCheck?: SafeReturnCheck;
}
