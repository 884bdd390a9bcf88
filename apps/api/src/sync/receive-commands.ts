import { type Command, RuleViolation } from '@corridor/domain/commands';
import { holdCommand, holdReason, type SyncOutcome } from '@corridor/domain/devices';
import { Seals } from '@corridor/storage/keys/seals';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { Prepared, Receipt, Submission } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { FieldCommands } from '../field-commands';
import type { Caller } from '../http/caller';
import { checked } from '../http/checked';
import { fromDevice } from './from-device';
import { ReadSigned, type Signed } from './read-signed';
import type { SignedCommandDto } from './sync.dto';

/** What became of one command. `id` is null where its text could not be read at all. */
export interface SyncAnswer {
  readonly id: string | null;
  readonly outcome: SyncOutcome;
  /** The receipt, with what the command's own route would answer; null where it was refused. */
  readonly answer: Receipt | null;
  readonly problem: { readonly code: string; readonly details: Readonly<Record<string, unknown>> } | null;
}

interface Ready {
  readonly id: string;
  readonly prepared: Prepared<unknown, object>;
}

/** Takes in what phones signed, each as the word of whoever signed it. */
@Injectable()
export class ReceiveCommands {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly commands: FieldCommands,
    private readonly readSigned: ReadSigned,
    private readonly seals: Seals,
  ) {}

  /** One answer a command, in the order in which they came. A fault of base's own rejects: all of them may be sent again. */
  async execute(caller: Caller, sent: readonly SignedCommandDto[]): Promise<readonly SyncAnswer[]> {
    const ready = await Promise.all(sent.map((each) => this.prepare(caller, each)));
    return Promise.all(ready.map((each) => ('prepared' in each ? this.run(each) : Promise.resolve(each))));
  }

  private async prepare(caller: Caller, sent: SignedCommandDto): Promise<Ready | SyncAnswer> {
    let id: string | null = null;
    try {
      const command = await this.readSigned.shape(sent);
      ({ id } = command);
      return { id, prepared: await this.fromPhone(await this.readSigned.execute(caller, sent, command), sent.command) };
    } catch (error) {
      return refused(id, error);
    }
  }

  private async fromPhone({ command, envelope }: Signed, text: string): Promise<Prepared<unknown, object>> {
    const { kind, isNew, permission, dto, prepare } = this.commands.of(command.name);
    const { subject, occurredAt, payload } = command;
    if (subject.kind !== kind) throw new RuleViolation('command.subject_differs', { kind }, 'invalid');
    // Lists are read in the order of their ids, so one that a phone draws must say when.
    if (isNew && subject.id[14] !== '7') throw new RuleViolation('command.subject_id_unfit', {}, 'invalid');
    const body = await checked(dto, { ...payload, occurredAt });
    const { submission, useCase } = await prepare({ ...envelope, permission }, subject.id.toLowerCase(), body);
    const held = { kind: 'held_command', id: command.id };
    const sealed = await this.seals.apart(envelope.operation.id, held, text);
    const orHold: Submission<unknown>['orHold'] = (refusal, made: Command, { now }) => {
      const reason = holdReason(refusal);
      const about = isNew || reason === 'subject_unknown' ? [] : [subject];
      return reason && holdCommand(made, { reason, sealed, deviceId: command.device.id, about, now });
    };
    // The text as it was signed is what a repeat is compared with.
    const asSubmitted = { text };
    return { submission: { ...submission, asSubmitted, orHold }, useCase: fromDevice(useCase) };
  }

  private async run({ id, prepared: { submission, useCase } }: Ready): Promise<SyncAnswer> {
    try {
      const answer = await this.unitOfWork.run(submission, useCase);
      const outcome = 'heldBecause' in answer ? 'in_review' : answer.outcome;
      return { id, outcome, answer, problem: null };
    } catch (error) {
      return refused(id, error);
    }
  }
}

function refused(id: string | null, error: unknown): SyncAnswer {
  if (!(error instanceof RuleViolation)) throw error;
  const { code, details } = error;
  return { id, outcome: 'refused', answer: null, problem: { code, details } };
}
