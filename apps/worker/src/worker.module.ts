import { PlatformModule } from '@corridor/platform/platform.module';
import { StorageModule } from '@corridor/storage/storage.module';
import { Module } from '@nestjs/common';
import { ChannelsOut } from './notifications/channels-out';
import { Deliver, DeliverySurroundings } from './notifications/deliver';
import { Endpoints } from './notifications/endpoints';
import { MailOut } from './notifications/mail-out';
import { OutsideAddresses } from './notifications/outside-addresses';
import { Recipients } from './notifications/recipients';
import { SmsOut } from './notifications/sms-out';
import { WebhookOut } from './notifications/webhook-out';
import { Relay, RelaySurroundings } from './relay/relay';
import { WorkKinds, WorkSurroundings } from './work-kinds';

/** Everything that may happen later. */
@Module({
  imports: [PlatformModule, StorageModule],
  providers: [
    MailOut,
    SmsOut,
    WebhookOut,
    ChannelsOut,
    Endpoints,
    OutsideAddresses,
    Recipients,
    DeliverySurroundings,
    Deliver,
    WorkSurroundings,
    WorkKinds,
    RelaySurroundings,
    Relay,
  ],
})
export class WorkerModule {}
