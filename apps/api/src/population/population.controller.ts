import { areasOf } from '@corridor/domain/accounts';
import { Storage } from '@corridor/storage/storage';
import { within } from '@corridor/storage/within';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { Needs, NeedsInReach } from '../http/access';
import { AskedBy, type Caller, type Envelope, InEnvelope } from '../http/caller';
import { ImportPopulationEstimates } from './import-population-estimates';
import { RecordPopulationEstimate } from './record-population-estimate';
import { RecordPopulationEstimateDto } from './record-population-estimate.dto';

@ApiTags('population')
@Controller('api')
export class PopulationController {
  constructor(
    private readonly recordPopulationEstimate: RecordPopulationEstimate,
    private readonly importPopulationEstimates: ImportPopulationEstimates,
    private readonly storage: Storage,
  ) {}

  /** Every estimate of the operation, area by area, newest known first. */
  @Get('population-estimates')
  @NeedsInReach('enclaves.read')
  async list(@AskedBy() { operation, actor }: Caller) {
    const parameters: unknown[] = [operation.id];
    const seen = within(areasOf(actor, 'enclaves.read'), 'enclave_id', parameters);
    const rows = await this.storage.records(
      'populationEstimates',
      `WHERE operation_id = $1${seen} ORDER BY enclave_id, known_on DESC, id DESC`,
      parameters,
    );
    return { items: rows };
  }

  @Post('population-estimates')
  @NeedsInReach('enclaves.write')
  record(@InEnvelope() envelope: Envelope, @Body() dto: RecordPopulationEstimateDto) {
    return this.recordPopulationEstimate.execute(envelope, dto);
  }

  @Post('imports/population-estimates')
  @HttpCode(200)
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string' } })
  @Needs('enclaves.write')
  import(@InEnvelope() envelope: Envelope, @Body() csv: string) {
    return this.importPopulationEstimates.execute(envelope, csv);
  }
}
