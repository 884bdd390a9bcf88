import type { Actor } from '@corridor/domain/accounts';
import type { Command } from '@corridor/domain/commands';
import { applyHeld, type HeldAnswer, type HeldCommand, type SignedEnvelope } from '@corridor/domain/devices';
import { instant } from '@corridor/domain/time';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { Context, Prepared, UseCase } from '@corridor/storage/use-case';
import type { Rows } from '@corridor/storage/working-set';
import { Injectable } from '@nestjs/common';
import { type FieldDoor, FieldCommands } from '../field-commands';
import type { Envelope } from '../http/caller';
import { checked } from '../http/checked';
import { HeldCommands, heldOnRecord, needsOfHeld } from './held-commands';

/** A person has a held report recorded after all, as the word of whoever sent it. */
@Injectable()
export class ApplyHeld {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly commands: FieldCommands,
    private readonly heldCommands: HeldCommands,
  ) {}

  /** The person must be allowed to report it themselves. Refuses with `held_command.already_settled`. */
  async execute(envelope: Envelope, id: string) {
    const { held, signed } = await this.heldCommands.open(envelope.operation.id, id, ({ command }) =>
      this.commands.mayReport(envelope.actor, command),
    );
    const door = this.commands.held(signed.name);
    const inner = await this.prepared(envelope, signed, door);
    const subject = { kind: 'held_command', id } as const;
    const command: Command<unknown> = {
      ...inner.submission.command,
      id: envelope.commandId,
      name: 'apply_held',
      subject,
      occurredAt: instant(held.occurredAt),
      actorId: envelope.actor.accountId,
    };
    const submission = {
      ...inner.submission,
      command,
      actor: envelope.actor,
      permission: door.permission,
      asSubmitted: { id },
    };
    return this.unitOfWork.run(submission, applying(held, inner));
  }

  private async prepared(
    { operation, now }: Envelope,
    { id, actorId, subject, occurredAt, payload }: SignedEnvelope,
    { dto: shape, prepare }: FieldDoor,
  ): Promise<Prepared<unknown, object>> {
    const dto = await checked(shape, { ...payload, occurredAt });
    const author: Actor = { accountId: actorId, operationId: operation.id, grants: [] };
    return prepare({ actor: author, permission: null, operation, now, commandId: id }, subject.id, dto);
  }
}

/** Its own rule decides on what stands now; what it touches, whoever lets it in must reach. */
const applying = (
  { id, actorId }: HeldCommand,
  { submission: { command: own }, useCase }: Prepared<unknown, object>,
): UseCase<unknown, HeldAnswer> => ({
  needs: [
    () => ({ ...needsOfHeld(id), assignments: { accountId: [actorId] } }),
    ...useCase.needs.map((each) => (_: Command<unknown>, rows: Rows) => each(own, rows)),
  ],
  touches: (rows) => useCase.touches?.(rows, own) ?? { enclaveId: null },
  decide: (rows, command, context) => {
    const record = heldOnRecord(rows, id);
    const effect = useCase.decide(rows, own, asAuthor(rows, own, context));
    return applyHeld(record, effect, { now: context.now, actorId: command.actorId });
  },
});

/** On whose behalf it was sent: also what they held once, since they may have been removed. */
function asAuthor(rows: Rows, { actorId, operationId }: Command<unknown>, context: Context): Context {
  const grants = rows
    .where('assignments', 'accountId', actorId)
    .filter((each) => each.operationId === operationId)
    .map(({ role, organisationId, enclaveId }) => ({ role, organisationId, enclaveId }));
  return { ...context, actor: { accountId: actorId, operationId, grants } };
}
