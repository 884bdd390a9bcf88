import { Storage } from '@corridor/storage/storage';
import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Needs, NeedsInReach } from '../http/access';
import { AskedBy, type Caller, type Envelope, InEnvelope } from '../http/caller';
import { NamedDto } from './named.dto';
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
    return this.named('organisations', operation.id);
  }

  @Post('organisations')
  @Needs('registers.write')
  registerOrganisation(@InEnvelope() envelope: Envelope, @Body() dto: NamedDto) {
    return this.registerNamed.execute(envelope, 'organisation', dto);
  }

  @Get('parties')
  @NeedsInReach('registers.read')
  parties(@AskedBy() { operation }: Caller) {
    return this.named('parties', operation.id);
  }

  @Post('parties')
  @Needs('registers.write')
  registerParty(@InEnvelope() envelope: Envelope, @Body() dto: NamedDto) {
    return this.registerNamed.execute(envelope, 'party', dto);
  }

  private async named(table: 'organisations' | 'parties', operationId: string) {
    const rows = await this.storage.records(table, 'WHERE operation_id = $1 ORDER BY name, id', [operationId]);
    return { items: rows.map(({ id, name }) => ({ id, name })) };
  }
}
