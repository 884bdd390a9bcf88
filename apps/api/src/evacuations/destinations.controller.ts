import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NeedsInReach } from '../http/access';
import { AskedBy, type Caller, type Envelope, InEnvelope } from '../http/caller';
import { BedOfferDto } from './bed-offer.dto';
import { Beds } from './beds';
import { DestinationDto } from './prepare-case.dto';
import { SettleDestination } from './settle-destination';

@ApiTags('evacuations')
@Controller('api')
export class DestinationsController {
  constructor(
    private readonly beds: Beds,
    private readonly settleDestination: SettleDestination,
  ) {}

  /** Beds that hospitals offer now. */
  @Get('bed-offers')
  @NeedsInReach('evacuations.prepare')
  list(@AskedBy() caller: Caller) {
    return this.beds.list(caller);
  }

  @Post('bed-offers')
  @NeedsInReach('evacuations.prepare')
  offer(@InEnvelope() envelope: Envelope, @Body() dto: BedOfferDto) {
    return this.beds.offer(envelope, dto);
  }

  @Post('bed-offers/:id/withdrawal')
  @NeedsInReach('evacuations.prepare')
  withdraw(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string) {
    return this.beds.withdraw(envelope, id);
  }

  @Post('evacuations/:id/destination')
  @NeedsInReach('evacuations.prepare')
  settle(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: DestinationDto) {
    return this.settleDestination.execute(envelope, id, dto);
  }
}
