import { RuleViolation, SYSTEM_ACTOR } from '@corridor/domain/commands';
import { instant } from '@corridor/domain/time';
import { Clock } from '@corridor/platform/clock';
import { UnsubscribeTokens } from '@corridor/storage/reports/unsubscribe-tokens';
import { Storage } from '@corridor/storage/storage';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { endingOutsideWatch } from './change-outside-watch';

/**
 * Ends the watch of whoever holds the link out of a mail. They are told the same whatever came of it: what a token is good
 * for is nobody's to try out. It works when the operation is closed, too.
 */
@Injectable()
export class Unsubscribe {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tokens: UnsubscribeTokens,
    private readonly storage: Storage,
    private readonly clock: Clock,
  ) {}

  async execute(token: unknown): Promise<void> {
    const watch = typeof token === 'string' ? await this.tokens.read(token) : null;
    if (!watch) return;
    const { id, operationId } = watch;
    const [operation] = await this.storage.records('operations', 'WHERE id = $1', [operationId]);
    const command = {
      id: uuid(),
      name: 'end_outside_watch',
      v: 1,
      operationId,
      subject: { kind: 'outside_watch', id },
      after: [],
      occurredAt: instant(this.clock.now() + (operation?.clockOffsetMs ?? 0)),
      actorId: SYSTEM_ACTOR,
      payload: null,
    } as const;
    const actor = { accountId: SYSTEM_ACTOR, operationId, grants: [] };
    try {
      await this.unitOfWork.run({ command, actor, permission: null, asSubmitted: null }, endingOutsideWatch);
    } catch (error) {
      // It had ended already.
      if (!(error instanceof RuleViolation)) throw error;
    }
  }
}
