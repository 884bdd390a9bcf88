import { type Language, languages } from '@corridor/domain/accounts';
import { type OutsideChannel, outsideChannels } from '@corridor/domain/reports';
import { IsEmail, IsIn, IsOptional, IsUrl, IsUUID, MaxLength, ValidateIf } from 'class-validator';

export class AddOutsideWatchDto {
  @IsIn(outsideChannels)
  readonly channel!: OutsideChannel;

  /** For mail. Kept sealed. */
  @ValidateIf(({ channel }: AddOutsideWatchDto) => channel === 'mail')
  @IsEmail()
  @MaxLength(254)
  readonly email?: string;

  /** For a webhook: an https address that leads outside, without a user's name in it. Kept sealed. */
  @ValidateIf(({ channel }: AddOutsideWatchDto) => channel === 'webhook')
  @IsUrl({ protocols: ['https', 'http'], require_protocol: true, require_tld: false, disallow_auth: true })
  @MaxLength(2_000)
  readonly url?: string;

  /** In which it is told. */
  @IsIn(languages)
  readonly language!: Language;

  /** Whose address it is, where that organisation is known here. */
  @IsOptional()
  @IsUUID()
  readonly organisationId?: string;
}
