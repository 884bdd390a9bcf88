import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Needs } from '../http/access';
import { AskedBy, type Caller } from '../http/caller';
import { FiguresQueries } from './figures.queries';

@ApiTags('reports')
@Controller('api/reports')
export class ReportsController {
  constructor(private readonly queries: FiguresQueries) {}

  /** The latest counts for donors; 1 to 4 are withheld, and any total that would betray them. */
  @Get('figures')
  @Needs('reports.read')
  figures(@AskedBy() caller: Caller) {
    return this.queries.latest(caller);
  }
}
