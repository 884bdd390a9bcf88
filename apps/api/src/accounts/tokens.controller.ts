import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NeedsInReach } from '../http/access';
import { AskedBy, type Caller, type Envelope, InEnvelope } from '../http/caller';
import { ApiTokensOfPeople } from './api-tokens';
import { IssueTokenDto } from './issue-token.dto';

@ApiTags('accounts')
@Controller('api/tokens')
export class TokensController {
  constructor(private readonly tokens: ApiTokensOfPeople) {}

  /** The caller's own keys for programs; all of them for who keeps the people. */
  @Get()
  @NeedsInReach('tokens.issue')
  list(@AskedBy() caller: Caller) {
    return this.tokens.list(caller);
  }

  @Post()
  @NeedsInReach('tokens.issue')
  issue(@InEnvelope() envelope: Envelope, @Body() dto: IssueTokenDto) {
    return this.tokens.issue(envelope, dto);
  }

  @Post(':id/revocation')
  @NeedsInReach('tokens.issue')
  revoke(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string) {
    return this.tokens.revoke(envelope, id);
  }
}
