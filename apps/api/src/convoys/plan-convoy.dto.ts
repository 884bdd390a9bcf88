import { type ConvoyTask, convoyTasks, type VehicleKind, vehicleKinds } from '@corridor/domain/convoys';
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
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsInstant } from '../http/is-instant';

export class PlannedLegDto {
  @IsString()
  @Length(1, 80)
  readonly fromPlace!: string;

  @IsString()
  @Length(1, 80)
  readonly toPlace!: string;

  @IsOptional()
  @IsUUID()
  readonly toFacilityId?: string;

  @IsInstant()
  readonly plannedDepartureAt!: string;

  @IsInstant()
  readonly plannedArrivalAt!: string;

  /** Minutes after the expected arrival before the alarm. */
  @IsInt()
  @Min(0)
  @Max(24 * 60)
  readonly graceMinutes: number = 15;
}

export class VehicleDto {
  /** Call sign or plate. */
  @IsString()
  @Length(1, 40)
  readonly label!: string;

  @IsIn(vehicleKinds)
  readonly kind!: VehicleKind;

  @IsInt()
  @Min(0)
  @Max(100)
  readonly seats!: number;

  @IsInt()
  @Min(0)
  @Max(100)
  readonly wheelchairPlaces: number = 0;

  @IsInt()
  @Min(0)
  @Max(100)
  readonly stretchers: number = 0;
}

export class AssignmentDto {
  @IsUUID()
  readonly accountId!: string;

  @IsIn(convoyTasks)
  readonly task!: ConvoyTask;
}

export class PlanConvoyDto {
  @IsUUID()
  readonly enclaveId!: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => PlannedLegDto)
  readonly legs!: readonly PlannedLegDto[];

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => VehicleDto)
  readonly vehicles!: readonly VehicleDto[];

  @IsArray()
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => AssignmentDto)
  readonly assignments: readonly AssignmentDto[] = [];
}
