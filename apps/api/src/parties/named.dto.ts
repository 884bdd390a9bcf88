import { IsString, Length } from 'class-validator';

export class NamedDto {
  @IsString()
  @Length(1, 120)
  readonly name!: string;
}
