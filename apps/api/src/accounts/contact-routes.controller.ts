import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Needs, NeedsInReach } from '../http/access';
import { AskedBy, type Caller, type Envelope, InEnvelope } from '../http/caller';
import { ContactRoutesQueries } from './contact-routes.queries';
import { SetContactRoutes } from './set-contact-routes';
import { SetContactRoutesDto } from './set-contact-routes.dto';

@ApiTags('contact-routes')
@Controller('api')
export class ContactRoutesController {
  constructor(
    private readonly queries: ContactRoutesQueries,
    private readonly setContactRoutes: SetContactRoutes,
  ) {}

  /** How the caller is reached. */
  @Get('contact-routes')
  @NeedsInReach('operation.read')
  mine(@AskedBy() caller: Caller) {
    return this.queries.of(caller, caller.actor.accountId);
  }

  @Post('contact-routes')
  @NeedsInReach('operation.read')
  setMine(@InEnvelope() envelope: Envelope, @Body() dto: SetContactRoutesDto) {
    return this.setContactRoutes.execute(envelope, envelope.actor.accountId, dto);
  }

  /** How somebody of this operation is reached. */
  @Get('accounts/:id/contact-routes')
  @NeedsInReach('accounts.read')
  theirs(@AskedBy() caller: Caller, @Param('id', ParseUUIDPipe) id: string) {
    return this.queries.of(caller, id);
  }

  @Post('accounts/:id/contact-routes')
  @Needs('accounts.manage')
  setTheirs(
    @InEnvelope() envelope: Envelope,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: SetContactRoutesDto,
  ) {
    return this.setContactRoutes.execute(envelope, id, dto);
  }
}
