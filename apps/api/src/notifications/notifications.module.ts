import { Module } from '@nestjs/common';
import { DeliveriesQueries } from './deliveries.queries';
import { MailFiles } from './mail-files';
import { MarkRead } from './mark-read';
import { NotificationsController } from './notifications.controller';
import { NotificationsQueries } from './notifications.queries';
import { StandWatch } from './stand-watch';

@Module({
  controllers: [NotificationsController],
  providers: [NotificationsQueries, DeliveriesQueries, StandWatch, MarkRead, MailFiles],
  exports: [StandWatch],
})
export class NotificationsModule {}
