import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NeedsInReach } from '../http/access';
import { AskedBy, type Caller, type Envelope, InEnvelope } from '../http/caller';
import { PageQuery } from '../http/page';
import { EquityQueries, FiguresQuery } from './equity.queries';
import { RecordClearance } from './record-clearance';
import { ClearanceDto } from './record-clearance.dto';
import { WaitingListQueries } from './waiting-list.queries';

@ApiTags('evacuations')
@Controller('api')
export class ClearancesController {
  constructor(
    private readonly recordClearance: RecordClearance,
    private readonly queries: WaitingListQueries,
    private readonly equityQueries: EquityQueries,
  ) {}

  /** Who waits, by rank, with what each still needs. */
  @Get('waiting-list')
  @NeedsInReach('evacuations.read')
  waiting(@AskedBy() caller: Caller, @Query() query: PageQuery) {
    return this.queries.list(caller, query);
  }

  /** How many wait, how long, who of them got worse, and who died waiting: of an area, or of all. */
  @Get('waiting-list/figures')
  @NeedsInReach('evacuations.read')
  figures(@AskedBy() caller: Caller, @Query() query: FiguresQuery) {
    return this.equityQueries.figures(caller, query);
  }

  /** Whose turn has come, and after how long, by area, sex and age. */
  @Get('waiting-list/equity')
  @NeedsInReach('evacuations.read')
  equity(@AskedBy() caller: Caller) {
    return this.equityQueries.read(caller);
  }

  /** What a party was asked, or has answered: one answer for many. */
  @Post('clearances')
  @NeedsInReach('evacuations.clear')
  record(@InEnvelope() envelope: Envelope, @Body() dto: ClearanceDto) {
    return this.recordClearance.execute(envelope, dto);
  }
}
