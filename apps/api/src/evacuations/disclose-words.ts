import { caseTiersOf, can } from '@corridor/domain/accounts';
import { unknown } from '@corridor/domain/commands';
import { AccessLog } from '@corridor/storage/keys/access-log';
import { Seals } from '@corridor/storage/keys/seals';
import { Storage } from '@corridor/storage/storage';
import { areaOf } from '@corridor/storage/within';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../http/caller';
import type { DiscloseDto } from '../http/disclose.dto';

/** Where words about a case stand that say neither who it is nor what ails them. */
const said = [
  'consent:',
  'sharing:',
  'override:',
  'decision:',
  'outcome:',
  'call:',
  'substitution:',
  'boarding:',
  'death:',
];

/** Shows what was written while a case was prepared. The reading is on record before the answer is made. */
@Injectable()
export class DiscloseWords {
  constructor(
    private readonly storage: Storage,
    private readonly seals: Seals,
    private readonly accessLog: AccessLog,
  ) {}

  /** Words by id, as far as the reader's role goes: a reviewer's are for who reads what ails a patient. */
  async execute({ actor, operation, now }: Caller, caseId: string, { purpose }: DiscloseDto) {
    const [operationId, actorId] = [operation.id, actor.accountId];
    const enclaveId = await areaOf(this.storage, operationId, { kind: 'case', id: caseId });
    const place = { operationId, enclaveId: enclaveId ?? null };
    if (enclaveId === undefined || !can(actor, 'evacuations.read', place)) throw unknown('evacuation', caseId);
    await this.accessLog.note({ operationId, subjectKind: 'case', subjectId: caseId, actorId, purpose, at: now });
    const beginnings = [
      ...(can(actor, 'notes.disclose', place) ? said : []),
      ...(caseTiersOf(actor, place).includes('clinical') ? ['triage:'] : []),
    ];
    const words = await Promise.all(beginnings.map((each) => this.seals.openSaidOfCase(operationId, caseId, each)));
    // What was said after an erasure.
    const later = await this.seals.openAbout(operationId, { kind: 'case', id: caseId });
    const all = [...words, ...(can(actor, 'notes.disclose', place) ? [later] : [])];
    return { notes: all.flatMap((each) => [...each]).map(([id, text]) => ({ id, text })) };
  }
}
