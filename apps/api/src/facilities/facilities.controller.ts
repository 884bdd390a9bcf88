import { Storage } from '@corridor/storage/storage';
import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Needs, NeedsInReach } from '../http/access';
import { AskedBy, type Caller, type Envelope, InEnvelope } from '../http/caller';
import { RegisterFacility } from './register-facility';
import { RegisterFacilityDto } from './register-facility.dto';

@ApiTags('facilities')
@Controller('api/facilities')
export class FacilitiesController {
  constructor(
    private readonly registerFacility: RegisterFacility,
    private readonly storage: Storage,
  ) {}

  @Get()
  @NeedsInReach('registers.read')
  async list(@AskedBy() { operation }: Caller) {
    const rows = await this.storage.records('facilities', 'WHERE operation_id = $1 ORDER BY name, id', [operation.id]);
    return { items: rows.map(({ id, kind, name, enclaveId }) => ({ id, kind, name, enclaveId })) };
  }

  @Post()
  @Needs('registers.write')
  register(@InEnvelope() envelope: Envelope, @Body() dto: RegisterFacilityDto) {
    return this.registerFacility.execute(envelope, dto);
  }
}
