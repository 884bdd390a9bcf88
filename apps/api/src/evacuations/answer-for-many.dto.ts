import {
  consentAnswers,
  type ConsentAnswer,
  consentSpeakers,
  type ConsentSpeaker,
  documentStates,
  type DocumentState,
} from '@corridor/domain/evacuations';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import { SaidDto } from '../http/said.dto';
import { SeenCaseDto } from './record-clearance.dto';

/** The cases that an answer for many holds for, each with the version that was seen. */
export class ManyDto extends SaidDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1_000)
  @ArrayUnique(({ id }: SeenCaseDto) => id)
  @ValidateNested({ each: true })
  @Type(() => SeenCaseDto)
  readonly cases!: readonly SeenCaseDto[];
}

export class ConsentOfManyDto extends ManyDto {
  /** The hospital; left out where it is decided on arrival. */
  @IsOptional()
  @IsUUID()
  readonly facilityId?: string;

  @IsIn(consentAnswers)
  readonly answer!: ConsentAnswer;

  /** Left out: a guardian for a child, else the patient. */
  @IsOptional()
  @IsIn(consentSpeakers)
  readonly speaker?: ConsentSpeaker;
}

export class DocumentsOfManyDto extends ManyDto {
  @IsIn(documentStates)
  readonly state!: DocumentState;
}
