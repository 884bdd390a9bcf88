import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NeedsInReach } from '../http/access';
import { AskedBy, type Caller, type Envelope, InEnvelope } from '../http/caller';
import { DiscloseDto } from '../http/disclose.dto';
import { ReasonDto } from '../http/reason.dto';
import { Glass } from './glass';
import { DiscloseIdentity } from './disclose-identity';

@ApiTags('evacuations')
@Controller('api/evacuations/:id/glass')
export class GlassController {
  constructor(
    private readonly glass: Glass,
    private readonly discloseIdentity: DiscloseIdentity,
  ) {}

  /** Opens who the patient is for an hour, for the caller alone, with a reason. Others are told at once. */
  @Post()
  @NeedsInReach('evacuations.break_glass')
  break(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: ReasonDto) {
    return this.glass.break(envelope, id, dto);
  }

  /** Who the patient is, while the glass is broken; every reading is logged. */
  @Post('disclosures')
  @HttpCode(200)
  @NeedsInReach('evacuations.break_glass')
  disclose(@AskedBy() caller: Caller, @Param('id', ParseUUIDPipe) id: string, @Body() dto: DiscloseDto) {
    return this.discloseIdentity.execute(caller, id, dto);
  }

  /** Why the glass was broken, each time; every reading is logged. */
  @Post('reasons/disclosures')
  @HttpCode(200)
  @NeedsInReach('evacuations.read_disclosures')
  reasons(@AskedBy() caller: Caller, @Param('id', ParseUUIDPipe) id: string, @Body() dto: DiscloseDto) {
    return this.glass.reasons(caller, id, dto);
  }
}
