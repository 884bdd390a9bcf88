import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NeedsInReach } from '../http/access';
import { AskedBy, type Caller, type Envelope, InEnvelope } from '../http/caller';
import { DiscloseDto } from '../http/disclose.dto';
import { DiscloseNotes } from '../http/disclose-notes';
import { PageQuery } from '../http/page';
import { AssignToConvoy } from './assign-to-convoy';
import { ConvoysQueries } from './convoys.queries';
import { PlanConvoy } from './plan-convoy';
import { AssignmentDto, PlanConvoyDto } from './plan-convoy.dto';
import { SettleConvoy } from './settle-convoy';
import { AllClearDto } from './settle-convoy.dto';

@ApiTags('convoys')
@Controller('api/convoys')
export class ConvoysController {
  constructor(
    private readonly queries: ConvoysQueries,
    private readonly planConvoy: PlanConvoy,
    private readonly assignToConvoy: AssignToConvoy,
    private readonly settleConvoy: SettleConvoy,
    private readonly discloseNotes: DiscloseNotes,
  ) {}

  @Get()
  @NeedsInReach('convoys.read')
  list(@AskedBy() caller: Caller, @Query() page: PageQuery) {
    return this.queries.list(caller, page);
  }

  /** One convoy with what this caller may do next. */
  @Get(':id')
  @NeedsInReach('convoys.read')
  one(@AskedBy() caller: Caller, @Param('id', ParseUUIDPipe) id: string) {
    return this.queries.one(caller, id);
  }

  @Post()
  @NeedsInReach('convoys.plan')
  plan(@InEnvelope() envelope: Envelope, @Body() dto: PlanConvoyDto) {
    return this.planConvoy.execute(envelope, dto);
  }

  @Post(':id/assignments')
  @NeedsInReach('convoys.plan')
  assign(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: AssignmentDto) {
    return this.assignToConvoy.execute(envelope, id, dto);
  }

  /** The go. Needs `If-Match` with the version that was seen. */
  @Post(':id/release')
  @NeedsInReach('convoys.release')
  release(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string) {
    return this.settleConvoy.execute(envelope, id, 'release');
  }

  @Post(':id/cancellation')
  @NeedsInReach('convoys.plan')
  cancel(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string) {
    return this.settleConvoy.execute(envelope, id, 'cancel');
  }

  /** Base counts people and vehicles out. Needs `If-Match`. */
  @Post(':id/all-clear')
  @NeedsInReach('convoys.all_clear')
  allClear(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: AllClearDto) {
    return this.settleConvoy.allClear(envelope, id, dto);
  }

  @Post(':id/closure')
  @NeedsInReach('convoys.all_clear')
  close(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string) {
    return this.settleConvoy.execute(envelope, id, 'close');
  }

  /** What people wrote with their reports, for a stated purpose; every reading is logged. */
  @Post(':id/disclosures')
  @HttpCode(200)
  @NeedsInReach('notes.disclose')
  notes(@AskedBy() caller: Caller, @Param('id', ParseUUIDPipe) id: string, @Body() dto: DiscloseDto) {
    return this.discloseNotes.execute(caller, 'convoy', id, dto);
  }
}
