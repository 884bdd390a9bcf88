import { type Call, type CallSubject, logCall } from '@corridor/domain/open-items';
import { Seals } from '@corridor/storage/keys/seals';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import { placeOf } from '@corridor/storage/touched';
import type { UseCase } from '@corridor/storage/use-case';
import type { Rows } from '@corridor/storage/working-set';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Envelope, submission } from '../http/caller';
import type { CallAboutDto, LogCallDto } from './log-call.dto';

interface Said extends Pick<Call, 'id' | 'channel' | 'noteId' | 'saidById'> {
  readonly about: CallAboutDto | null;
}

const idOf = (about: CallAboutDto | null, kind: CallAboutDto['kind']): string[] =>
  about?.kind === kind ? [about.id] : [];

const logging: UseCase<Said, { readonly id: string }> = {
  needs: [
    ({ payload: { about } }) => ({
      convoys: { id: idOf(about, 'convoy') },
      medevacCases: { id: idOf(about, 'case') },
    }),
  ],
  touches: (rows, { payload: { about } }) => (about ? placeOf(rows, about) : 'nowhere'),
  decide: (rows, { operationId, payload: { about, ...said }, occurredAt, actorId }, { now }) =>
    logCall(operationId, about && subjectOf(rows, about), said, { now, occurredAt, actorId }),
};

function subjectOf(rows: Rows, { kind, id }: CallAboutDto): CallSubject {
  const { enclaveId, reference } =
    kind === 'convoy' ? rows.get('convoys', id, 'convoy') : asCase(rows.get('medevacCases', id, 'evacuation'));
  return { subject: { kind, id }, others: [{ kind: 'enclave', id: enclaveId }], reference };
}

const asCase = ({ enclaveId, code }: { enclaveId: string; code: string }) => ({ enclaveId, reference: code });

/** Records a call. Its words are sealed under the key of the case that it is about, else under the operation's. */
@Injectable()
export class LogCall {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly seals: Seals,
  ) {}

  async execute(envelope: Envelope, dto: LogCallDto) {
    const id = uuid();
    const subject = { kind: 'call', id } as const;
    const { about = null, reporter } = dto;
    const [note, saidBy] = [`call:${id}:note`, `call:${id}:said_by`];
    const words = { [note]: dto.note, [saidBy]: reporter.saidBy };
    const { ids, beside } =
      about?.kind === 'case'
        ? await this.seals.underCaseKey(envelope.operation.id, about.id, words)
        : await this.seals.underOperationKey(envelope.operation.id, subject, words);
    const said: Said = {
      id,
      about,
      channel: reporter.channel,
      noteId: ids[note] ?? '', // never empty: the note is not
      saidById: ids[saidBy] ?? null,
    };
    const made = submission(envelope, { name: 'log_call', subject, isNew: true }, said, dto);
    return this.unitOfWork.run({ ...made, beside }, logging);
  }
}
