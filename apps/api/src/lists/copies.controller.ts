import type { SignedIn } from '@corridor/storage/accounts/sessions';
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NeedsInReach } from '../http/access';
import { AskedBy, type Caller, type Envelope, InEnvelope, SignedInAs } from '../http/caller';
import { PageQuery } from '../http/page';
import { CopiesQueries } from './copies.queries';
import { DiscloseCopy } from './disclose-copy';
import { DiscloseCopyDto } from './disclose-copy.dto';
import { WithdrawCopy } from './withdraw-copy';

/** Copies that went out. One is asked for, and signed for, as every other thing that takes two people. */
@ApiTags('lists')
@Controller('api')
export class CopiesController {
  constructor(
    private readonly queries: CopiesQueries,
    private readonly discloseCopy: DiscloseCopy,
    private readonly withdrawCopy: WithdrawCopy,
  ) {}

  /** The register, newest first. */
  @Get('lists/copies')
  @NeedsInReach('lists.second_share')
  register(@AskedBy() caller: Caller, @Query() page: PageQuery) {
    return this.queries.register(caller, page);
  }

  /** What a request for a copy asks for, as it would go out now. */
  @Get('lists/copies/asked/:id')
  @NeedsInReach('lists.second_share')
  asked(@AskedBy() caller: Caller, @Param('id', ParseUUIDPipe) id: string) {
    return this.queries.asked(caller, id);
  }

  /** The copy itself, for a stated purpose, to one of the two who signed for it; every reading is logged, of everybody named. */
  @Post('lists/copies/:id/disclosures')
  @HttpCode(200)
  @NeedsInReach('lists.second_share')
  disclose(
    @AskedBy() caller: Caller,
    @SignedInAs() { account }: SignedIn,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: DiscloseCopyDto,
  ) {
    return this.discloseCopy.execute(caller, id, dto, account.language);
  }

  /** Shuts it: the recipient is to destroy what they have. */
  @Post('lists/copies/:id/withdrawal')
  @NeedsInReach('lists.second_share')
  withdraw(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string) {
    return this.withdrawCopy.execute(envelope, id);
  }

  /** Which copies named a patient. */
  @Get('evacuations/:id/list-copies')
  @NeedsInReach('lists.second_share')
  ofCase(@AskedBy() caller: Caller, @Param('id', ParseUUIDPipe) id: string) {
    return this.queries.ofCase(caller, id);
  }
}
