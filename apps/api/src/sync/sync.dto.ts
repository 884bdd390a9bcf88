import { type FieldCommand, fieldCommands, type SignedEnvelope } from '@corridor/domain/devices';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  Equals,
  IsArray,
  IsBase64,
  IsDefined,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsInstant } from '../http/is-instant';

/** As many as share one commit. */
const MOST_COMMANDS = 256;
const LONGEST_COMMAND = 32_768;

export class SignedCommandDto {
  /** The command as JSON text, exactly as it was signed. */
  @IsString()
  @MaxLength(LONGEST_COMMAND)
  readonly command!: string;

  /** ECDSA over that text with the phone's key: r and s, base64. */
  @IsBase64()
  @MaxLength(100)
  readonly signature!: string;
}

/** What a phone sends, in the order in which it was made. */
export class SyncDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_COMMANDS)
  @ValidateNested({ each: true })
  @Type(() => SignedCommandDto)
  readonly commands!: readonly SignedCommandDto[];
}

class SignedSubjectDto {
  @IsIn(['convoy', 'case', 'incident'])
  readonly kind!: SignedEnvelope['subject']['kind'];

  @IsUUID()
  readonly id!: string;
}

class StampDto {
  @IsUUID()
  readonly id!: string;

  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  readonly seq!: number;
}

/** The wire shape of the text that was signed. */
export class SignedEnvelopeDto implements SignedEnvelope {
  @IsUUID()
  readonly id!: string;

  @IsIn(fieldCommands)
  readonly name!: FieldCommand;

  @Equals(1)
  readonly v!: 1;

  @IsUUID()
  readonly operationId!: string;

  @IsDefined()
  @ValidateNested()
  @Type(() => SignedSubjectDto)
  readonly subject!: SignedSubjectDto;

  @IsOptional()
  @IsInt()
  @Min(0)
  readonly seenVersion?: number;

  @IsArray()
  @ArrayMaxSize(50)
  @IsUUID(undefined, { each: true })
  readonly after!: readonly string[];

  @IsInstant()
  readonly occurredAt!: string;

  @IsUUID()
  readonly actorId!: string;

  @IsDefined()
  @ValidateNested()
  @Type(() => StampDto)
  readonly device!: StampDto;

  @IsObject()
  readonly payload!: object;
}
