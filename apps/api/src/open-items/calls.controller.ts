import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NeedsInReach } from '../http/access';
import { AskedBy, type Caller, type Envelope, InEnvelope } from '../http/caller';
import { DiscloseDto } from '../http/disclose.dto';
import { CallSubjectsQueries, CallSubjectsQuery } from './call-subjects.queries';
import { CallsQueries, CallsQuery } from './calls.queries';
import { DiscloseCall } from './disclose-call';
import { LogCall } from './log-call';
import { LogCallDto } from './log-call.dto';

@ApiTags('calls')
@Controller('api/calls')
export class CallsController {
  constructor(
    private readonly queries: CallsQueries,
    private readonly subjects: CallSubjectsQueries,
    private readonly logCall: LogCall,
    private readonly discloseCall: DiscloseCall,
  ) {}

  /** Everything that reached base by phone, radio, message or paper, newest first, without the words. */
  @Get()
  @NeedsInReach('calls.read')
  list(@AskedBy() caller: Caller, @Query() query: CallsQuery) {
    return this.queries.list(caller, query);
  }

  /** Convoys and cases that a call may be about. */
  @Get('subjects')
  @NeedsInReach('calls.log')
  find(@AskedBy() caller: Caller, @Query() query: CallSubjectsQuery) {
    return this.subjects.find(caller, query);
  }

  @Post()
  @NeedsInReach('calls.log')
  log(@InEnvelope() envelope: Envelope, @Body() dto: LogCallDto) {
    return this.logCall.execute(envelope, dto);
  }

  /** What was said and by whom, for a stated purpose; every reading is logged. */
  @Post(':id/disclosures')
  @HttpCode(200)
  @NeedsInReach('notes.disclose')
  disclose(@AskedBy() caller: Caller, @Param('id', ParseUUIDPipe) id: string, @Body() dto: DiscloseDto) {
    return this.discloseCall.execute(caller, id, dto);
  }
}
