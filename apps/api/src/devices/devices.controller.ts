import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NeedsInReach } from '../http/access';
import type { SignedIn } from '@corridor/storage/accounts/sessions';
import { AskedBy, type Caller, type Envelope, InEnvelope, SignedInAs } from '../http/caller';
import { Devices } from './devices';
import { DevicesQueries } from './devices.queries';
import { EnrolDeviceDto } from './enrol-device.dto';

@ApiTags('devices')
@Controller('api/devices')
export class DevicesController {
  constructor(
    private readonly devices: Devices,
    private readonly queries: DevicesQueries,
  ) {}

  /** The caller's phones; everybody's for who may take one out of use. */
  @Get()
  @NeedsInReach('operation.read')
  list(@AskedBy() caller: Caller) {
    return this.queries.list(caller);
  }

  /** Takes in the phone that the caller holds, by the public half of a key that it made for itself. */
  @Post()
  @NeedsInReach('devices.enrol')
  enrol(@InEnvelope() envelope: Envelope, @Body() dto: EnrolDeviceDto) {
    return this.devices.enrol(envelope, dto);
  }

  /** Takes a phone out of use, at once: the caller's own, or anybody's for who may. */
  @Post(':id/revocation')
  @NeedsInReach('operation.read')
  revoke(
    @InEnvelope() envelope: Envelope,
    @SignedInAs() { sessionId }: SignedIn,
    @Param('id', ParseUUIDPipe) id: string,
  ) {
    return this.devices.revoke(envelope, id, sessionId);
  }
}
