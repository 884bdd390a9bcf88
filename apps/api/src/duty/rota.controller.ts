import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NeedsInReach } from '../http/access';
import { AskedBy, type Caller, type Envelope, InEnvelope } from '../http/caller';
import { DiscloseDto } from '../http/disclose.dto';
import { DiscloseNotes } from '../http/disclose-notes';
import { ChangeShift } from './change-shift';
import { HandOverDto, ListeningDto, PlanShiftDto, RotaQuery } from './rota.dto';
import { RotaQueries } from './rota.queries';

@ApiTags('rota')
@Controller('api')
export class RotaController {
  constructor(
    private readonly queries: RotaQueries,
    private readonly change: ChangeShift,
    private readonly notes: DiscloseNotes,
  ) {}

  /** Who is on now, who is next, by what each can be woken, and when nobody is on. */
  @Get('rota')
  @NeedsInReach('rota.read')
  rota(@AskedBy() caller: Caller, @Query() { from }: RotaQuery) {
    return this.queries.rota(caller, from);
  }

  /** A console that stands open with its sound on says so, again and again. */
  @Post('rota/listening')
  @HttpCode(204)
  @NeedsInReach('notifications.read')
  async listening(@AskedBy() caller: Caller, @Body() dto: ListeningDto): Promise<void> {
    await this.queries.listening(caller, dto);
  }

  @Post('shifts')
  @NeedsInReach('rota.plan')
  plan(@InEnvelope() envelope: Envelope, @Body() dto: PlanShiftDto) {
    return this.change.plan(envelope, dto);
  }

  @Post('shifts/:id/end')
  @NeedsInReach('rota.plan')
  end(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string) {
    return this.change.end(envelope, id);
  }

  @Post('shifts/:id/hand-over')
  @NeedsInReach('rota.plan')
  handOver(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: HandOverDto) {
    return this.change.handOver(envelope, id, dto);
  }

  /** What was written at a hand-over. The reading is on record. */
  @Post('shifts/:id/disclosures')
  @HttpCode(200)
  @NeedsInReach('notes.disclose')
  disclose(@AskedBy() caller: Caller, @Param('id', ParseUUIDPipe) id: string, @Body() dto: DiscloseDto) {
    return this.notes.execute(caller, 'shift', id, dto);
  }
}
