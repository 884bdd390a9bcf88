import { type CallOrder, callOrders } from '@corridor/domain/duty';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { IsInstant } from '../http/is-instant';

export class RotaQuery {
  /** The week from then on; left out, from now. */
  @IsOptional()
  @IsInstant()
  readonly from?: string;

  @IsOptional()
  @IsUUID()
  readonly operationId?: string;
}

export class PlanShiftDto {
  @IsUUID()
  readonly accountId!: string;

  /** Left out: for the whole operation. */
  @IsOptional()
  @IsUUID()
  readonly enclaveId?: string;

  /** Who is called first, and who when the first does not answer. */
  @IsIn(callOrders)
  readonly callOrder: CallOrder = 'first';

  /** Operation time. */
  @IsInstant()
  readonly startsAt!: string;

  @IsInstant()
  readonly endsAt!: string;
}

export class HandOverDto {
  /** The shift that takes over; it is on the rota already. */
  @IsUUID()
  readonly toShiftId!: string;

  @IsString()
  @Length(1, 2_000)
  readonly note!: string;
}

export class ListeningDto {
  /** Drawn by the browser, for as long as its page is open. */
  @IsUUID()
  readonly browserId!: string;

  @IsBoolean()
  readonly isOn!: boolean;
}
