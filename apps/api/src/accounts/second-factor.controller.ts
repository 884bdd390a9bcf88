import { RuleViolation } from '@corridor/domain/commands';
import { SecondFactors } from '@corridor/storage/accounts/second-factors';
import type { SignedIn } from '@corridor/storage/accounts/sessions';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { NeedsSession } from '../http/access';
import { SignedInAs } from '../http/caller';
import { Patience } from '../http/patience';

export class CodeDto {
  /** The six digits that the app shows. */
  @IsString()
  @Length(6, 20)
  readonly code!: string;
}

/** A person's own second factor. It is taken away only by a recovery, which takes a second person. */
@ApiTags('sessions')
@Controller('api/second-factor')
export class SecondFactorController {
  constructor(
    private readonly secondFactors: SecondFactors,
    private readonly patience: Patience,
  ) {}

  @Get()
  @NeedsSession()
  state(@SignedInAs() { account }: SignedIn) {
    return this.secondFactors.stateOf(account.id);
  }

  /** A secret for an authenticator app. Counts once a code of it was given. */
  @Post()
  @HttpCode(200)
  @NeedsSession()
  async begin(@SignedInAs() { account }: SignedIn) {
    const begun = await this.secondFactors.begin(account);
    if (!begun) throw new RuleViolation('second_factor.already_set_up', {}, 'conflict');
    return begun;
  }

  /** The first code of the app. The answer holds the codes for paper, this once. */
  @Post('confirmation')
  @HttpCode(200)
  @NeedsSession()
  async confirm(@SignedInAs() { account }: SignedIn, @Body() { code }: CodeDto) {
    const who = `code ${account.id}`;
    this.patience.mustHaveWaited(who);
    const backupCodes = await this.secondFactors.confirm(account.id, code);
    if (!backupCodes) {
      this.patience.failed(who);
      throw new RuleViolation('second_factor.wrong_code');
    }
    return { backupCodes };
  }
}
