import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import { NeedsInReach } from '../http/access';
import { AskedBy, type Caller, type Envelope, InEnvelope } from '../http/caller';
import { DiscloseDto } from '../http/disclose.dto';
import { DiscloseNotes } from '../http/disclose-notes';
import { PageQuery } from '../http/page';
import { ListsQueries } from './lists.queries';
import { OpenList } from './open-list';
import { OpenListDto } from './open-list.dto';
import { RecordListVersion } from './record-list-version';
import { RecordListVersionDto } from './record-list-version.dto';

export class DifferencesQuery {
  /** The version to compare with; left out, the one before. */
  @IsOptional()
  @IsUUID()
  readonly against?: string;

  @IsOptional()
  @IsUUID()
  readonly operationId?: string;
}

@ApiTags('lists')
@Controller('api/lists')
export class ListsController {
  constructor(
    private readonly queries: ListsQueries,
    private readonly openList: OpenList,
    private readonly recordListVersion: RecordListVersion,
    private readonly discloseNotes: DiscloseNotes,
  ) {}

  /** Every list with its versions and totals, side by side. */
  @Get()
  @NeedsInReach('lists.read')
  list(@AskedBy() caller: Caller, @Query() page: PageQuery) {
    return this.queries.list(caller, page);
  }

  @Post()
  @NeedsInReach('lists.record')
  open(@InEnvelope() envelope: Envelope, @Body() dto: OpenListDto) {
    return this.openList.execute(envelope, dto);
  }

  /** What a list says now. A version is never changed; the newest one counts. */
  @Post(':id/versions')
  @NeedsInReach('lists.record')
  record(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: RecordListVersionDto) {
    return this.recordListVersion.execute(envelope, id, dto);
  }

  /** Who stands on a version, by code, and what became of them. */
  @Get('versions/:id')
  @NeedsInReach('lists.read')
  version(@AskedBy() caller: Caller, @Param('id', ParseUUIDPipe) id: string) {
    return this.queries.version(caller, id);
  }

  /** Who stands on both, who on one only, and why the totals differ. */
  @Get('versions/:id/differences')
  @NeedsInReach('lists.read')
  differences(
    @AskedBy() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { against }: DifferencesQuery,
  ) {
    return this.queries.differences(caller, id, against);
  }

  /** Words that came with its versions or with requests for a copy, for a stated purpose; every reading is logged. */
  @Post(':id/disclosures')
  @HttpCode(200)
  @NeedsInReach('lists.second_share')
  words(@AskedBy() caller: Caller, @Param('id', ParseUUIDPipe) id: string, @Body() dto: DiscloseDto) {
    return this.discloseNotes.execute(caller, 'list', id, dto);
  }
}
