import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NeedsInReach } from '../http/access';
import { AskedBy, type Caller } from '../http/caller';
import { ReceiveCommands, type SyncAnswer } from './receive-commands';
import { SyncDto } from './sync.dto';

@ApiTags('sync')
@Controller('api/sync')
export class SyncController {
  constructor(private readonly receiveCommands: ReceiveCommands) {}

  /**
   * What a phone signed, in the order in which it was made, with an outcome for each. Whoever is signed in only carries it:
   * every command counts as its own signer's.
   */
  @Post()
  @HttpCode(200)
  @NeedsInReach('operation.read')
  async receive(
    @AskedBy() caller: Caller,
    @Body() { commands }: SyncDto,
  ): Promise<{ outcomes: readonly SyncAnswer[] }> {
    return { outcomes: await this.receiveCommands.execute(caller, commands) };
  }
}
