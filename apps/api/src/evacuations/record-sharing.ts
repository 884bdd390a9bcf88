import type { CommandName } from '@corridor/domain/commands';
import {
  type CaseAnswer,
  type ManyAnswered,
  type NewSharing,
  recordSharing,
  recordSharingOfMany,
  type SharingKind,
  type SharingOfMany,
} from '@corridor/domain/evacuations';
import { Seals } from '@corridor/storage/keys/seals';
import { placeOfCase } from '@corridor/storage/touched';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import type { Needs, Rows } from '@corridor/storage/working-set';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Envelope, submission } from '../http/caller';
import { idsOf, type Many, seenCases } from './seen-cases';
import type { SharingDto, SharingOfManyDto } from './record-sharing.dto';

interface With {
  readonly withKind: SharingKind;
  readonly withId: string;
}

const needsOfOther = ({ withKind, withId }: With): Needs =>
  withKind === 'party' ? { parties: { id: [withId] } } : { facilities: { id: [withId] } };

/** Refuses with `party.unknown`, `facility.unknown`. */
function mustKnow(rows: Rows, { withKind, withId }: With): void {
  if (withKind === 'party') rows.get('parties', withId, 'party');
  else rows.get('facilities', withId, 'facility');
}

const recording: UseCase<NewSharing, CaseAnswer> = {
  needs: [({ subject, payload }) => ({ medevacCases: { id: [subject.id] }, ...needsOfOther(payload) })],
  touches: (rows, { subject }) => placeOfCase(rows, subject.id),
  decide: (rows, command, { now }) => {
    mustKnow(rows, command.payload);
    const patient = rows.get('medevacCases', command.subject.id, 'evacuation');
    return recordSharing(patient, command.payload, { ...command, now });
  },
};

const recordingMany: UseCase<Many & SharingOfMany, ManyAnswered> = {
  needs: [({ payload }) => ({ medevacCases: { id: idsOf(payload) }, ...needsOfOther(payload) })],
  // Of many cases each is looked at by itself, below.
  touches: () => 'nowhere',
  decide: (rows, command, context) => {
    mustKnow(rows, command.payload);
    const seen = seenCases(rows, command.payload, context, 'evacuations.clear').map((each) => ({
      ...each,
      consentId: uuid(),
    }));
    return recordSharingOfMany(command.operationId, command.payload, seen, { ...command, now: context.now });
  },
};

/** What patients said about being named to a party or a hospital. Words are sealed under the case's own key. */
@Injectable()
export class RecordSharing {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly seals: Seals,
  ) {}

  async ofCase(envelope: Envelope, caseId: string, dto: SharingDto) {
    const { operation, commandId } = envelope;
    const field = (name: string): string => `sharing:${commandId}:${name}`;
    const { ids, beside } = await this.seals.saidOfCase(operation.id, caseId, {
      [field('note')]: dto.note,
      [field('said_by')]: dto.reporter?.saidBy,
      [field('witness')]: dto.witness,
    });
    const { withKind, withId, answer, speaker, form } = dto;
    const said: NewSharing = {
      ...{ id: commandId, withKind, withId, answer, speaker, form },
      witnessId: ids[field('witness')] ?? null,
      noteId: ids[field('note')] ?? null,
      channel: dto.reporter?.channel ?? null,
      saidById: ids[field('said_by')] ?? null,
    };
    const made = submission(envelope, about('record_sharing', 'case', caseId), said, dto);
    return this.unitOfWork.run({ ...made, beside }, recording);
  }

  ofMany(envelope: Envelope, dto: SharingOfManyDto) {
    const { cases, withKind, withId, answer, form, speaker = null } = dto;
    const said = { cases, withKind, withId, answer, form, speaker };
    const made = submission(envelope, about('record_sharing_of_many', 'operation', envelope.operation.id), said, dto);
    return this.unitOfWork.run(made, recordingMany);
  }
}

const about = (name: CommandName, kind: 'case' | 'operation', id: string) => ({ name, subject: { kind, id } }) as const;
