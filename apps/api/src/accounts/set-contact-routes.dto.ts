import {
  LONGEST_WAIT_MINUTES,
  MOST_ROUTES,
  type RouteChannel,
  routeChannels,
  USUAL_WAIT_MINUTES,
} from '@corridor/domain/accounts';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  isEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsTimeZone,
  Max,
  Min,
  ValidateBy,
  ValidateNested,
} from 'class-validator';

/** As a telephone network takes it: a plus, the country, the number, nothing between. */
const E164 = /^\+[1-9]\d{6,14}$/;

const IsAddressOfItsChannel = (): PropertyDecorator =>
  ValidateBy({
    name: 'isAddressOfItsChannel',
    validator: {
      validate: (value, details) => {
        if (typeof value !== 'string') return false;
        const { channel } = (details?.object ?? {}) as ContactRouteDto;
        return channel === 'sms' ? E164.test(value) : value.length <= 254 && isEmail(value);
      },
      defaultMessage: () => 'no address of its channel',
    },
  });

export class ContactRouteDto {
  @IsIn(routeChannels)
  readonly channel!: RouteChannel;

  /** An e-mail address, or a number with its country: `+963…`. */
  @IsAddressOfItsChannel()
  readonly address!: string;

  /** Whether it rings loud enough to wake the person. */
  @IsBoolean()
  readonly canWake: boolean = false;

  /** Not acknowledged by then, the next is tried. */
  @IsInt()
  @Min(1)
  @Max(LONGEST_WAIT_MINUTES)
  readonly waitMinutes: number = USUAL_WAIT_MINUTES;
}

export class SetContactRoutesDto {
  /** IANA; left out, the operation's. */
  @IsOptional()
  @IsTimeZone()
  readonly timeZone?: string;

  /** All of them, in the order in which they are tried. */
  @IsArray()
  @ArrayMaxSize(MOST_ROUTES)
  @ValidateNested({ each: true })
  @Type(() => ContactRouteDto)
  readonly routes!: ContactRouteDto[];
}
