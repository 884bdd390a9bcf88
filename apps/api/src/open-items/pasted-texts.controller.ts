import { can } from '@corridor/domain/accounts';
import { Storage } from '@corridor/storage/storage';
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NeedsInReach } from '../http/access';
import { AskedBy, type Caller, type Envelope, InEnvelope } from '../http/caller';
import { DiscloseDto } from '../http/disclose.dto';
import { pageOf, PageQuery } from '../http/page';
import { DisclosePastedText } from './disclose-pasted-text';
import { PasteText } from './paste-text';
import { PasteTextDto, SettlePastedTextDto } from './pasted-text.dto';
import { SettlePastedText } from './settle-pasted-text';

@ApiTags('calls')
@Controller('api/calls/pasted')
export class PastedTextsController {
  constructor(
    private readonly storage: Storage,
    private readonly pasteText: PasteText,
    private readonly settlePastedText: SettlePastedText,
    private readonly disclosePastedText: DisclosePastedText,
  ) {}

  /** What waits to be logged, the longest waiting first, without its text; who is there for one area sees their own. */
  @Get()
  @NeedsInReach('calls.read')
  async list(@AskedBy() { operation, actor }: Caller, @Query() { after, limit }: PageQuery) {
    const isForAll = can(actor, 'calls.read', { operationId: operation.id, enclaveId: null });
    const rows = await this.storage.all<Record<'id' | 'pasted_at' | 'pasted_by' | 'name' | 'purge_at', string>>(
      `SELECT p.id, p.pasted_at, p.pasted_by, a.name, p.purge_at FROM pasted_texts p JOIN accounts a ON a.id = p.pasted_by
        WHERE p.operation_id = $1 AND p.outcome IS NULL AND p.id > $2${isForAll ? '' : ' AND p.pasted_by = $3'} ORDER BY p.id LIMIT ${String(limit + 1)}`,
      [operation.id, after ?? '', ...(isForAll ? [] : [actor.accountId])],
    );
    return pageOf(
      rows,
      limit,
      ({ id }) => id,
      ({ id, pasted_at: pastedAt, pasted_by: pastedBy, name, purge_at: purgeAt }) => ({
        id,
        pastedAt,
        pastedBy,
        pastedByName: name,
        purgeAt,
      }),
    );
  }

  /** Keeps a text for a day, until somebody logs it. */
  @Post()
  @NeedsInReach('calls.log')
  paste(@InEnvelope() envelope: Envelope, @Body() dto: PasteTextDto) {
    return this.pasteText.execute(envelope, dto);
  }

  /** It became an entry, or is not needed: the text goes. */
  @Post(':id/settlement')
  @NeedsInReach('calls.log')
  settle(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: SettlePastedTextDto) {
    return this.settlePastedText.execute(envelope, id, dto);
  }

  /** The text, for a stated purpose; every reading is logged. */
  @Post(':id/disclosures')
  @HttpCode(200)
  @NeedsInReach('calls.log')
  disclose(@AskedBy() caller: Caller, @Param('id', ParseUUIDPipe) id: string, @Body() dto: DiscloseDto) {
    return this.disclosePastedText.execute(caller, id, dto);
  }
}
