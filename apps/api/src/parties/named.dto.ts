import { IsBoolean, IsString, Length } from 'class-validator';

export class NamedDto {
  @IsString()
  @Length(1, 120)
  readonly name!: string;
}

export class PartyDto extends NamedDto {
  /** Whether nobody leaves without its clearance. */
  @IsBoolean()
  readonly clears: boolean = true;
}
