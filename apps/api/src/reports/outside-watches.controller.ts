import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Needs, OpenToAnyone } from '../http/access';
import { AskedBy, type Caller, type Envelope, InEnvelope } from '../http/caller';
import { PageQuery } from '../http/page';
import { AddOutsideWatch } from './add-outside-watch';
import { AddOutsideWatchDto } from './add-outside-watch.dto';
import { ChangeOutsideWatch } from './change-outside-watch';
import { OutsideWatchesQueries } from './outside-watches.queries';
import { Unsubscribe } from './unsubscribe';

/** Addresses without an account, which hear of released reports only. */
@ApiTags('reports')
@Controller('api/outside-watches')
export class OutsideWatchesController {
  constructor(
    private readonly queries: OutsideWatchesQueries,
    private readonly addOutsideWatch: AddOutsideWatch,
    private readonly changeOutsideWatch: ChangeOutsideWatch,
    private readonly unsubscribing: Unsubscribe,
  ) {}

  @Get()
  @Needs('outside_watches.keep')
  list(@AskedBy() caller: Caller, @Query() page: PageQuery) {
    return this.queries.list(caller, page);
  }

  /** A webhook's signing secret stands in the answer, this once. */
  @Post()
  @Needs('outside_watches.keep')
  add(@InEnvelope() envelope: Envelope, @Body() dto: AddOutsideWatchDto) {
    return this.addOutsideWatch.execute(envelope, dto);
  }

  /** By the token in a mail, without signing in (RFC 8058). Answers the same whatever the token is. */
  @Post('unsubscribe')
  @HttpCode(200)
  @OpenToAnyone()
  async unsubscribe(@Query('token') token: unknown): Promise<object> {
    await this.unsubscribing.execute(token);
    return {};
  }

  @Post(':id/end')
  @Needs('outside_watches.keep')
  end(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string) {
    return this.changeOutsideWatch.end(envelope, id);
  }

  /** Another signing secret for a webhook, which stands in the answer this once. */
  @Post(':id/secret')
  @Needs('outside_watches.keep')
  rotate(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string) {
    return this.changeOutsideWatch.rotate(envelope, id);
  }
}
