import { type Actor, can, caseTiersOf, type PermissionSubject } from '@corridor/domain/accounts';
import { AccessLog } from '@corridor/storage/keys/access-log';
import { Injectable } from '@nestjs/common';
import { FieldCommands } from '../field-commands';
import type { Caller } from '../http/caller';
import type { DiscloseDto } from '../http/disclose.dto';
import { HeldCommands } from './held-commands';

/** Shows what a phone sent that waits for a person, to who could report the same. The reading is on record before the answer is made. */
@Injectable()
export class DiscloseHeld {
  constructor(
    private readonly heldCommands: HeldCommands,
    private readonly accessLog: AccessLog,
    private readonly commands: FieldCommands,
  ) {}

  async execute({ operation, actor, now }: Caller, id: string, { purpose }: DiscloseDto) {
    const { held, signed } = await this.heldCommands.open(operation.id, id, ({ command }) =>
      this.commands.mayReport(actor, command),
    );
    await this.accessLog.note({
      operationId: operation.id,
      subjectKind: 'held_command',
      subjectId: id,
      actorId: actor.accountId,
      purpose,
      at: now,
    });
    const { name, subject, payload } = signed;
    return {
      id,
      command: name,
      subject: name === 'request_evacuation' || name === 'report_incident' ? null : subject,
      occurredAt: held.occurredAt,
      said: readable(actor, name === 'request_evacuation', payload as Readonly<Record<string, unknown>>),
    };
  }
}

const identity = ['patientName', 'contact', 'companions', 'cardCode'];

/** What names somebody, or says what ails them, is for who would be shown it of a case. */
function readable(actor: Actor, isOfPatient: boolean, said: Readonly<Record<string, unknown>>) {
  const whole: PermissionSubject = { operationId: actor.operationId, enclaveId: null };
  const tiers = caseTiersOf(actor, whole);
  const readsNotes = isOfPatient ? tiers.includes('clinical') : can(actor, 'notes.disclose', whole);
  const hidden = [
    ...(isOfPatient && !tiers.includes('identity') ? identity : []),
    ...(readsNotes ? [] : ['note', 'reporter']),
  ];
  return Object.fromEntries(Object.entries(said).filter(([field]) => !hidden.includes(field)));
}
