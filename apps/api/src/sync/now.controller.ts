import { sightOf } from '@corridor/domain/notifications';
import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NeedsInReach } from '../http/access';
import { AskedBy, type Caller } from '../http/caller';
import { NowQueries } from './now.queries';

@ApiTags('sync')
@Controller('api/now')
export class NowController {
  constructor(private readonly queries: NowQueries) {}

  /** Moving convoys with their clocks, what needs a person by time left, and the figures of the moment. */
  @Get()
  @NeedsInReach('now.read')
  now(@AskedBy() { actor, operation }: Caller) {
    return this.queries.read(operation.id, sightOf(actor));
  }
}
