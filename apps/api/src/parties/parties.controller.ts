import { Storage } from '@corridor/storage/storage';
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Needs, NeedsInReach } from '../http/access';
import { AskedBy, type Caller, type Envelope, InEnvelope } from '../http/caller';
import { unknown } from '@corridor/domain/commands';
import { DiscloseDto } from '../http/disclose.dto';
import { DiscloseNotes } from '../http/disclose-notes';
import { NamedDto, PartyDto } from './named.dto';
import { RegisterNamed } from './register-named';

@ApiTags('parties')
@Controller('api')
export class PartiesController {
  constructor(
    private readonly registerNamed: RegisterNamed,
    private readonly storage: Storage,
    private readonly discloseNotes: DiscloseNotes,
  ) {}

  @Get('organisations')
  @NeedsInReach('registers.read')
  organisations(@AskedBy() { operation }: Caller) {
    return this.named(operation.id);
  }

  @Post('organisations')
  @Needs('registers.write')
  registerOrganisation(@InEnvelope() envelope: Envelope, @Body() dto: NamedDto) {
    return this.registerNamed.organisation(envelope, dto);
  }

  @Get('parties')
  @NeedsInReach('registers.read')
  async parties(@AskedBy() { operation }: Caller) {
    const rows = await this.storage.records('parties', 'WHERE operation_id = $1 ORDER BY name, id', [operation.id]);
    return { items: rows.map(({ id, name, clears }) => ({ id, name, clears })) };
  }

  @Post('parties')
  @Needs('registers.write')
  registerParty(@InEnvelope() envelope: Envelope, @Body() dto: PartyDto) {
    return this.registerNamed.party(envelope, dto);
  }

  /** What was said with a party's answers, for a stated purpose; every reading is logged. */
  @Post('parties/:id/disclosures')
  @HttpCode(200)
  @Needs('evacuations.clear')
  async words(@AskedBy() caller: Caller, @Param('id', ParseUUIDPipe) id: string, @Body() dto: DiscloseDto) {
    const [party] = await this.storage.records('parties', 'WHERE id = $1 AND operation_id = $2', [
      id,
      caller.operation.id,
    ]);
    if (!party) throw unknown('party', id);
    return this.discloseNotes.execute(caller, 'party', id, dto);
  }

  private async named(operationId: string) {
    const rows = await this.storage.records('organisations', 'WHERE operation_id = $1 ORDER BY name, id', [
      operationId,
    ]);
    return { items: rows.map(({ id, name }) => ({ id, name })) };
  }
}
