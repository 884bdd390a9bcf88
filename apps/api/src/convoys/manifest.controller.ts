import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NeedsInReach } from '../http/access';
import { type Envelope, InEnvelope } from '../http/caller';
import { FreezeManifest } from './freeze-manifest';
import { PutOnManifest } from './put-on-manifest';
import { PutOnManifestDto } from './put-on-manifest.dto';
import { TakeOffManifest } from './take-off-manifest';

@ApiTags('manifests')
@Controller('api/convoys/:id/manifest')
export class ManifestController {
  constructor(
    private readonly putOnManifest: PutOnManifest,
    private readonly takeOffManifest: TakeOffManifest,
    private readonly freezeManifest: FreezeManifest,
  ) {}

  @Post('lines')
  @NeedsInReach('convoys.plan')
  put(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: PutOnManifestDto) {
    return this.putOnManifest.execute(envelope, id, dto);
  }

  @Post('lines/:lineId/removal')
  @NeedsInReach('convoys.plan')
  remove(
    @InEnvelope() envelope: Envelope,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('lineId', ParseUUIDPipe) lineId: string,
  ) {
    return this.takeOffManifest.execute(envelope, id, lineId);
  }

  /** Fixes who travels in which place. Needs `If-Match` with the version that was seen. */
  @Post('freeze')
  @NeedsInReach('convoys.freeze_manifest')
  freeze(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string) {
    return this.freezeManifest.execute(envelope, id);
  }
}
