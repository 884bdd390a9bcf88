import { Storage } from '@corridor/storage/storage';
import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Needs, NeedsInReach } from '../http/access';
import { AskedBy, type Caller, type Envelope, InEnvelope } from '../http/caller';
import { NamedDto, PartyDto } from './named.dto';
import { RegisterNamed } from './register-named';

@ApiTags('parties')
@Controller('api')
export class PartiesController {
  constructor(
    private readonly registerNamed: RegisterNamed,
    private readonly storage: Storage,
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

  private async named(operationId: string) {
    const rows = await this.storage.records('organisations', 'WHERE operation_id = $1 ORDER BY name, id', [
      operationId,
    ]);
    return { items: rows.map(({ id, name }) => ({ id, name })) };
  }
}
