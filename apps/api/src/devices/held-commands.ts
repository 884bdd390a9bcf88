import { RuleViolation, unknown } from '@corridor/domain/commands';
import {
  type HeldAnswer,
  type HeldCommand,
  type HeldOnRecord,
  setAsideHeld,
  type SignedEnvelope,
} from '@corridor/domain/devices';
import { Seals } from '@corridor/storage/keys/seals';
import { Storage } from '@corridor/storage/storage';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import type { Needs, Rows } from '@corridor/storage/working-set';
import { Injectable } from '@nestjs/common';
import { type Envelope, submission } from '../http/caller';

export const needsOfHeld = (id: string): Needs => ({ heldCommands: { id: [id] }, openItems: { subjectId: [id] } });

/** Refuses with `held_command.unknown`. */
export const heldOnRecord = (rows: Rows, id: string): HeldOnRecord => ({
  held: rows.get('heldCommands', id, 'held_command'),
  openItems: rows.where('openItems', 'subjectId', id),
});

const settingAside: UseCase<{ readonly noteId: string | null }, HeldAnswer> = {
  needs: [({ subject }) => needsOfHeld(subject.id)],
  decide: (rows, { subject, payload, actorId }, { now }) =>
    setAsideHeld(heldOnRecord(rows, subject.id), payload.noteId, { now, actorId }),
};

/** Reports from phones that wait for a person. */
@Injectable()
export class HeldCommands {
  constructor(
    private readonly storage: Storage,
    private readonly seals: Seals,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** What was sent. Refuses with `held_command.unknown`, and with `held_command.already_settled` where the words are gone. */
  async open(
    operationId: string,
    id: string,
    mayOpen: (held: HeldCommand) => boolean = () => true,
  ): Promise<{ readonly held: HeldCommand; readonly signed: SignedEnvelope }> {
    const [held] = await this.storage.records('heldCommands', 'WHERE id = $1 AND operation_id = $2', [id, operationId]);
    if (!held) throw unknown('held_command', id);
    if (!mayOpen(held)) throw new RuleViolation('permission.denied', {}, 'not_permitted');
    if (held.sealed === null) throw new RuleViolation('held_command.already_settled', { id, outcome: held.outcome });
    const text = await this.seals.openApart(operationId, { kind: 'held_command', id }, held.sealed);
    // It was checked before it was held.
    return { held, signed: JSON.parse(text) as SignedEnvelope };
  }

  async setAside(envelope: Envelope, id: string, { reason }: { readonly reason: string }) {
    const subject = { kind: 'held_command', id } as const;
    const { ids, beside } = await this.seals.underOperationKey(envelope.operation.id, subject, { reason });
    const payload = { noteId: ids['reason'] ?? null };
    const made = submission(envelope, { name: 'set_aside_held', subject }, payload, { reason });
    return this.unitOfWork.run({ ...made, beside }, settingAside);
  }
}
