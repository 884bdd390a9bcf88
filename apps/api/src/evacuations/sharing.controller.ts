import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NeedsInReach } from '../http/access';
import { type Envelope, InEnvelope } from '../http/caller';
import { RecordSharing } from './record-sharing';
import { SharingDto, SharingOfManyDto } from './record-sharing.dto';

/** Consent to be named to a party or a hospital: for who reads which party said what (DOMAIN 6). */
@ApiTags('evacuations')
@Controller('api')
export class SharingController {
  constructor(private readonly recordSharing: RecordSharing) {}

  /** What the patient, or who speaks for them, said about one party or hospital. */
  @Post('evacuations/:id/sharing-consents')
  @NeedsInReach('evacuations.clear')
  ofCase(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: SharingDto) {
    return this.recordSharing.ofCase(envelope, id, dto);
  }

  /** What many said about one party or hospital. */
  @Post('sharing-consents')
  @NeedsInReach('evacuations.clear')
  ofMany(@InEnvelope() envelope: Envelope, @Body() dto: SharingOfManyDto) {
    return this.recordSharing.ofMany(envelope, dto);
  }
}
