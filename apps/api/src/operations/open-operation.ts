import { type Keeper, type NewOperation, openOperation } from '@corridor/domain/operations';
import { Clock } from '@corridor/platform/clock';
import { OperationKeys } from '@corridor/storage/keys/operation-keys';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { Beside } from '@corridor/storage/records';
import type { Receipt, UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import type { OpenOperationDto } from './open-operation.dto';

interface Opening extends NewOperation {
  readonly keeper: Keeper;
}

const opening: UseCase<Opening, { id: string; version: number }> = {
  needs: [
    ({ payload: { id, keeper } }) => ({
      operations: { id: [id] },
      ...(keeper.kind === 'first_account' ? { accounts: { name: [keeper.account.name] } } : {}),
    }),
  ],
  decide: (rows, { payload: { keeper, ...plan } }, context) => {
    const named =
      keeper.kind === 'first_account'
        ? { ...keeper, sameName: rows.where('accounts', 'name', keeper.account.name)[0] }
        : keeper;
    return openOperation(rows.find('operations', plan.id), plan, named, context);
  },
};

/** Opens an operation: its row, its keys, the first entry of its ledger, its first administrator. */
@Injectable()
export class OpenOperation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keys: OperationKeys,
    private readonly clock: Clock,
  ) {}

  /** The operation takes the id of the command that opens it, so that the same command again is about the same operation. */
  async execute(
    { commandId, actorId }: { readonly commandId: string; readonly actorId: string },
    dto: OpenOperationDto,
    keeper: Keeper,
    beside: Pick<Beside, 'credentials'> = {},
  ): Promise<Receipt & { id: string; version: number }> {
    const id = commandId;
    const now = this.clock.now();
    const { opensAt, name, kind, timeZone, embargoHours, gates } = dto;
    const clockOffsetMs = opensAt === undefined ? 0 : Date.parse(opensAt) - now;
    const submission = {
      command: {
        id: commandId,
        name: 'open_operation' as const,
        v: 1,
        operationId: id,
        subject: { kind: 'operation' as const, id },
        after: [],
        occurredAt: new Date(now + clockOffsetMs).toISOString(),
        actorId,
        payload: { id, name, kind, timeZone, embargoHours, gates, clockOffsetMs, keeper },
      },
      actor: { accountId: actorId, operationId: id, grants: [] },
      permission: null,
      asSubmitted: dto,
      beside: { ...beside, operationKeys: await this.keys.draw(id) },
    };
    try {
      return await this.unitOfWork.run(submission, opening);
    } catch (error) {
      this.keys.forget(id);
      throw error;
    }
  }
}
