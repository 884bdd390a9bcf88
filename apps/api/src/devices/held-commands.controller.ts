import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Needs, NeedsInReach } from '../http/access';
import { AskedBy, type Caller, type Envelope, InEnvelope } from '../http/caller';
import { DiscloseDto } from '../http/disclose.dto';
import { ReasonDto } from '../http/reason.dto';
import { ApplyHeld } from './apply-held';
import { DiscloseHeld } from './disclose-held';
import { HeldCommands } from './held-commands';

/** Reports from phones that could not be applied by themselves; they stand among the open items. */
@ApiTags('devices')
@Controller('api/held-commands/:id')
export class HeldCommandsController {
  constructor(
    private readonly applyHeld: ApplyHeld,
    private readonly heldCommands: HeldCommands,
    private readonly discloseHeld: DiscloseHeld,
  ) {}

  /** What it says, for a stated purpose; every reading is logged. */
  @Post('disclosures')
  @HttpCode(200)
  @Needs('open_items.read')
  disclose(@AskedBy() caller: Caller, @Param('id', ParseUUIDPipe) id: string, @Body() dto: DiscloseDto) {
    return this.discloseHeld.execute(caller, id, dto);
  }

  /** Has it recorded after all, as the word of whoever sent it. */
  @Post('application')
  @NeedsInReach('open_items.resolve')
  apply(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string) {
    return this.applyHeld.execute(envelope, id);
  }

  /** It is not recorded, for a reason. */
  @Post('set-aside')
  @Needs('open_items.resolve')
  setAside(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: ReasonDto) {
    return this.heldCommands.setAside(envelope, id, dto);
  }
}
