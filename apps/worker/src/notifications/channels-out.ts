import type { Channel } from '@corridor/domain/notifications';
import { Configuration } from '@corridor/platform/configuration';
import { Injectable } from '@nestjs/common';
import type { ChannelOut } from './channel';
import { MailOut } from './mail-out';

/** The ways out, by name. */
@Injectable()
export class ChannelsOut {
  private readonly outs: Readonly<Record<'mail', ChannelOut>>;

  constructor(
    mail: MailOut,
    private readonly configuration: Configuration,
  ) {
    this.outs = { mail };
  }

  of(channel: Channel): ChannelOut {
    return this.outs[channel as 'mail'];
  }

  /** How many messages a second an endpoint of the channel takes; null where nobody set a limit. */
  perSecond(_channel: Channel): number | null {
    return this.configuration.MAIL_PER_SECOND ?? null;
  }
}
