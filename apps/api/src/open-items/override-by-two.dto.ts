import { type Gate, gates } from '@corridor/domain/operations';
import { IsIn, IsUUID } from 'class-validator';
import { ReasonDto } from '../http/reason.dto';

export class OverrideByTwoDto extends ReasonDto {
  /** The case's id for the patient, the companion's for a companion. */
  @IsUUID()
  readonly personId!: string;

  @IsIn(gates)
  readonly gate!: Gate;
}
