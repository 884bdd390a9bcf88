import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NeedsInReach } from '../http/access';
import { AskedBy, type Caller, type Envelope, InEnvelope } from '../http/caller';
import { DuplicatesQueries } from './duplicates.queries';
import { MergeCases } from './merge-cases';
import { KeepApartDto, MergeCasesDto } from './merge-cases.dto';

@ApiTags('evacuations')
@Controller('api/evacuations')
export class DuplicatesController {
  constructor(
    private readonly queries: DuplicatesQueries,
    private readonly mergeCases: MergeCases,
  ) {}

  /** Cases that may be the same person's, and in what they agree. No names. */
  @Get(':id/duplicates')
  @NeedsInReach('evacuations.read')
  list(@AskedBy() caller: Caller, @Param('id', ParseUUIDPipe) id: string) {
    return this.queries.of(caller, id);
  }

  /** They are one person: this case ends, and its code leads to the other. */
  @Post(':id/merge')
  @NeedsInReach('evacuations.prepare')
  merge(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: MergeCasesDto) {
    return this.mergeCases.merge(envelope, id, dto);
  }

  /** They are two people: nobody is asked about them again. */
  @Post(':id/apart')
  @NeedsInReach('evacuations.prepare')
  keepApart(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: KeepApartDto) {
    return this.mergeCases.keepApart(envelope, id, dto);
  }
}
