import { areasOf } from '@corridor/domain/accounts';
import { Storage } from '@corridor/storage/storage';
import { aboutWithin } from '@corridor/storage/within';
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NeedsInReach } from '../http/access';
import { AskedBy, type Caller, type Envelope, InEnvelope } from '../http/caller';
import { DiscloseDto } from '../http/disclose.dto';
import { DiscloseNotes } from '../http/disclose-notes';
import { pageOf, PageQuery } from '../http/page';
import { withoutCasesElsewhere } from './other-cases';
import { ResolveOpenItem } from './resolve-open-item';
import { ResolveOpenItemDto } from './resolve-open-item.dto';

@ApiTags('open-items')
@Controller('api/open-items')
export class OpenItemsController {
  constructor(
    private readonly resolveOpenItem: ResolveOpenItem,
    private readonly storage: Storage,
    private readonly discloseNotes: DiscloseNotes,
  ) {}

  /** What waits for a person, the longest waiting first. */
  @Get()
  @NeedsInReach('open_items.read')
  async list(@AskedBy() { operation, actor }: Caller, @Query() { after, limit }: PageQuery) {
    const parameters: unknown[] = [operation.id, after ?? ''];
    const areas = areasOf(actor, 'open_items.read');
    const seen = aboutWithin(areas, 'subject_id', parameters);
    const reference = `COALESCE((SELECT reference FROM convoys c WHERE c.id = subject_id), (SELECT code FROM medevac_cases m WHERE m.id = subject_id),
      (SELECT a.name FROM held_commands h JOIN accounts a ON a.id = h.actor_id WHERE h.id = subject_id))`;
    const rows = await this.storage.all<Record<string, unknown> & { reference: string | null }>(
      `${this.storage.shape('openItems').select.replace(' FROM ', `, ${reference} AS reference FROM `)}
        WHERE operation_id = $1 AND resolved_at IS NULL AND id > $2${seen} ORDER BY id LIMIT ${String(limit + 1)}`,
      parameters,
    );
    const decoded = rows.map((row) => this.storage.shape('openItems').decode(row));
    const told = await withoutCasesElsewhere(this.storage, operation.id, areas, decoded);
    const items = told.map((item, i) => ({ item, reference: rows[i]?.reference ?? null }));
    return pageOf(
      items,
      limit,
      ({ item }) => item.id,
      ({ item, reference: named }) => {
        const { operationId: _operation, resolvedAt: _at, resolvedBy: _by, ...shown } = item;
        return { ...shown, reference: named };
      },
    );
  }

  @Post(':id/resolution')
  @NeedsInReach('open_items.resolve')
  resolve(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: ResolveOpenItemDto) {
    return this.resolveOpenItem.execute(envelope, id, dto);
  }

  /** What somebody wrote when they settled it, for a stated purpose; every reading is logged. */
  @Post(':id/disclosures')
  @HttpCode(200)
  @NeedsInReach('notes.disclose')
  notes(@AskedBy() caller: Caller, @Param('id', ParseUUIDPipe) id: string, @Body() dto: DiscloseDto) {
    return this.discloseNotes.execute(caller, 'open_item', id, dto);
  }
}
