import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Needs, NeedsInReach } from '../http/access';
import { AskedBy, type Caller, type Envelope, InEnvelope } from '../http/caller';
import { PageQuery } from '../http/page';
import { DeliveriesQueries, DeliveriesQuery } from './deliveries.queries';
import { MailFiles } from './mail-files';
import { MarkRead } from './mark-read';
import { NotificationsQueries } from './notifications.queries';
import { StandWatch } from './stand-watch';
import { StandWatchDto } from './stand-watch.dto';

@ApiTags('notifications')
@Controller('api')
export class NotificationsController {
  constructor(
    private readonly queries: NotificationsQueries,
    private readonly standWatch: StandWatch,
    private readonly markRead: MarkRead,
    private readonly mailFiles: MailFiles,
    private readonly deliveries: DeliveriesQueries,
  ) {}

  @Get('watches')
  @NeedsInReach('convoys.read')
  watches(@AskedBy() caller: Caller) {
    return this.queries.watches(caller);
  }

  @Post('watches')
  @NeedsInReach('watches.stand')
  stand(@InEnvelope() envelope: Envelope, @Body() dto: StandWatchDto) {
    return this.standWatch.execute(envelope, dto);
  }

  /** Begins what the caller's roles usually watch, less what they watch already. */
  @Post('watches/usual')
  @NeedsInReach('watches.stand')
  usual(@InEnvelope() envelope: Envelope) {
    return this.standWatch.usual(envelope);
  }

  @Post('watches/:id/end')
  @NeedsInReach('watches.stand')
  end(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string) {
    return this.standWatch.end(envelope, id);
  }

  /** The caller's own inbox. */
  @Get('notifications')
  @NeedsInReach('notifications.read')
  inbox(@AskedBy() caller: Caller, @Query() page: PageQuery) {
    return this.queries.inbox(caller, page);
  }

  @Post('notifications/:id/read')
  @HttpCode(204)
  @NeedsInReach('notifications.read')
  async read(@AskedBy() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.markRead.execute(caller, id);
  }

  /** The caller has seen it: nobody tries to reach them another way. */
  @Post('notifications/:id/acknowledgement')
  @HttpCode(204)
  @NeedsInReach('notifications.read')
  async acknowledge(@AskedBy() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.markRead.acknowledge(caller, id);
  }

  @Get('deliveries')
  @Needs('mail.read')
  list(@AskedBy() caller: Caller, @Query() query: DeliveriesQuery) {
    return this.deliveries.list(caller, query);
  }

  /** What was given up, as far as it concerns the caller. */
  @Get('deliveries/undelivered')
  @NeedsInReach('operation.read')
  undelivered(@AskedBy() caller: Caller) {
    return this.deliveries.undelivered(caller);
  }

  @Post('deliveries/:id/again')
  @HttpCode(204)
  @NeedsInReach('operation.read')
  async again(@AskedBy() caller: Caller, @Param('id') id: string): Promise<void> {
    await this.deliveries.sendAgain(caller, id);
  }

  /** Mails that went to files, where no mail server is configured. */
  @Get('deliveries/mail')
  @Needs('mail.read')
  mail(@AskedBy() { operation }: Caller) {
    return this.mailFiles.list(operation.id);
  }
}
