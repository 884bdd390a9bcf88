import { PlatformModule } from '@corridor/platform/platform.module';
import { StorageModule } from '@corridor/storage/storage.module';
import { Module } from '@nestjs/common';
import { DeliverMail, MailSurroundings } from './notifications/deliver-mail';
import { MailOut } from './notifications/mail-out';
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
    MailSurroundings,
    DeliverMail,
    WorkSurroundings,
    WorkKinds,
    RelaySurroundings,
    Relay,
  ],
})
export class WorkerModule {}
