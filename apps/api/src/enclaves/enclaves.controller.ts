import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { Needs, NeedsInReach } from '../http/access';
import { AskedBy, type Caller, type Envelope, InEnvelope } from '../http/caller';
import { EnclavesQueries } from './enclaves.queries';
import { ImportEnclaves } from './import-enclaves';
import { LogEnclave } from './log-enclave';
import { LogEnclaveDto } from './log-enclave.dto';
import { RecordAccessClassification } from './record-access-classification';
import { RecordAccessClassificationDto } from './record-access-classification.dto';

@ApiTags('enclaves')
@Controller('api')
export class EnclavesController {
  constructor(
    private readonly queries: EnclavesQueries,
    private readonly logEnclave: LogEnclave,
    private readonly recordAccessClassification: RecordAccessClassification,
    private readonly imports: ImportEnclaves,
  ) {}

  /** Areas with the range of their population estimates and the newest classification. */
  @Get('enclaves')
  @NeedsInReach('enclaves.read')
  list(@AskedBy() caller: Caller) {
    return this.queries.list(caller);
  }

  /** One area with every estimate and classification, newest known first. */
  @Get('enclaves/:id')
  @NeedsInReach('enclaves.read')
  one(@AskedBy() caller: Caller, @Param('id', ParseUUIDPipe) id: string) {
    return this.queries.one(caller, id);
  }

  @Post('enclaves')
  @Needs('enclaves.write')
  log(@InEnvelope() envelope: Envelope, @Body() dto: LogEnclaveDto) {
    return this.logEnclave.execute(envelope, dto);
  }

  @Post('enclaves/:id/classifications')
  @NeedsInReach('enclaves.write')
  classify(
    @InEnvelope() envelope: Envelope,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: RecordAccessClassificationDto,
  ) {
    return this.recordAccessClassification.execute(envelope, id, dto);
  }

  @Post('imports/enclaves')
  @HttpCode(200)
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string' } })
  @Needs('enclaves.write')
  importEnclaves(@InEnvelope() envelope: Envelope, @Body() csv: string) {
    return this.imports.enclaves(envelope, csv);
  }

  @Post('imports/access-classifications')
  @HttpCode(200)
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string' } })
  @Needs('enclaves.write')
  importClassifications(@InEnvelope() envelope: Envelope, @Body() csv: string) {
    return this.imports.classifications(envelope, csv);
  }
}
