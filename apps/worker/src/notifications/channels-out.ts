import type { Channel } from '@corridor/domain/notifications';
import { Configuration } from '@corridor/platform/configuration';
import { Injectable } from '@nestjs/common';
import type { ChannelOut } from './channel';
import { MailOut } from './mail-out';
import { SmsOut } from './sms-out';
import { WebhookOut } from './webhook-out';

/** Messages a second that one host gets: a receiver of ours may be a small machine. */
const WEBHOOKS_PER_SECOND = 50;

/** The ways out, by name. */
@Injectable()
export class ChannelsOut {
  private readonly outs: Readonly<Record<Channel, ChannelOut>>;
  private readonly limits: Readonly<Record<Channel, number | null>>;

  constructor(mail: MailOut, sms: SmsOut, webhook: WebhookOut, configuration: Configuration) {
    this.outs = { mail, sms, webhook };
    this.limits = { mail: configuration.MAIL_PER_SECOND ?? null, sms: null, webhook: WEBHOOKS_PER_SECOND };
  }

  of(channel: Channel): ChannelOut {
    return this.outs[channel];
  }

  /** How many messages a second an endpoint of the channel takes; null where nobody set a limit. */
  perSecond(channel: Channel): number | null {
    return this.limits[channel];
  }
}
