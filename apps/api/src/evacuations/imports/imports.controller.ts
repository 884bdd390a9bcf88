import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiBody, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { NeedsInReach } from '../../http/access';
import { AskedBy, type Caller, type Envelope, InEnvelope } from '../../http/caller';
import { DiscloseDto } from '../../http/disclose.dto';
import { PageQuery } from '../../http/page';
import { ExportList } from './export-list';
import { ImportsQueries } from './imports.queries';
import { LeftOutRows } from './left-out-rows';
import { ExportListDto, MendListDto, PreviewListDto, TakeListDto } from './list.dto';
import { PreviewList } from './preview-list';
import { listForm } from './read-form';
import { TakeList } from './take-list';

@ApiTags('imports')
@Controller('api/imports')
export class ImportsController {
  constructor(
    private readonly queries: ImportsQueries,
    private readonly takeList: TakeList,
    private readonly previewList: PreviewList,
    private readonly exportList: ExportList,
  ) {}

  @Get()
  @NeedsInReach('evacuations.import')
  list(@AskedBy() caller: Caller, @Query() page: PageQuery) {
    return this.queries.list(caller, page);
  }

  @Get(':id')
  @NeedsInReach('evacuations.import')
  one(@AskedBy() caller: Caller, @Param('id', ParseUUIDPipe) id: string) {
    return this.queries.one(caller, id);
  }

  /** What would become of a spreadsheet, row by row. Nothing is kept. */
  @Post('previews')
  @HttpCode(200)
  @ApiBody({ type: PreviewListDto })
  @NeedsInReach('evacuations.import')
  async preview(@AskedBy() caller: Caller, @Body() body: unknown) {
    return this.previewList.execute(caller, await listForm(PreviewListDto, body));
  }

  /** Takes the rows of a spreadsheet: each becomes a case of whoever sent the list. */
  @Post()
  @ApiBody({ type: TakeListDto })
  @NeedsInReach('evacuations.import')
  async take(@InEnvelope() envelope: Envelope, @Body() body: unknown) {
    return this.takeList.execute(envelope, await listForm(TakeListDto, body));
  }

  /**
   * The list as its sender wrote it, with what became of each person, for a day to either of the two who signed for it. It
   * names them: every reading is logged.
   */
  @Post(':id/exports')
  @HttpCode(200)
  @ApiProduces('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  @NeedsInReach('evacuations.import')
  async export(
    @AskedBy() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ExportListDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, type, bytes } = await this.exportList.execute(caller, id, dto);
    await reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(bytes);
  }
}

@ApiTags('imports')
@Controller('api/imports/:id/rows')
export class LeftOutRowsController {
  constructor(private readonly leftOutRows: LeftOutRows) {}

  /** What stands in the rows that were left out, for a stated purpose; every reading is logged. */
  @Post('disclosures')
  @HttpCode(200)
  @NeedsInReach('evacuations.import')
  disclose(@AskedBy() caller: Caller, @Param('id', ParseUUIDPipe) id: string, @Body() dto: DiscloseDto) {
    return this.leftOutRows.disclose(caller, id, dto);
  }

  /** Takes rows that were left out, as somebody has mended them. */
  @Post()
  @NeedsInReach('evacuations.import')
  mend(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: MendListDto) {
    return this.leftOutRows.mend(envelope, id, dto);
  }
}
