import type { Command, CommandName, Decision } from '@corridor/domain/commands';
import {
  assessTriage,
  type CaseAnswer,
  caseLifecycle,
  checkDocuments,
  decideCase,
  nameCarers,
  type NewAssessment,
  type NewConsent,
  recordConsent,
  statusApart,
} from '@corridor/domain/evacuations';
import { RuleViolation } from '@corridor/domain/commands';
import { instant } from '@corridor/domain/time';
import { Seals } from '@corridor/storage/keys/seals';
import type { Changes } from '@corridor/storage/records';
import { convoysHolding } from '@corridor/storage/evacuations/case-files';
import { placeOfCase } from '@corridor/storage/touched';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { Context, UseCase } from '@corridor/storage/use-case';
import type { Needs, Rows } from '@corridor/storage/working-set';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Envelope, submission } from '../http/caller';
import { caseOnRecord, recordOfCase, roadOnRecord } from './case-on-record';
import type { AssessmentDto, CarersDto, ConsentDto, DecisionDto, DocumentsDto } from './prepare-case.dto';

/** A command about one case: it needs the case, and what else it says, and reaches as far as the case lies. */
const aboutCase = <Payload>(
  decide: (rows: Rows, command: Command<Payload>, context: Context) => Decision<Changes, CaseAnswer>,
  more: (command: Command<Payload>) => Needs = () => ({}),
  then: (command: Command<Payload>, rows: Rows) => Needs = () => ({}),
): UseCase<Payload, CaseAnswer> => ({
  needs: [(command) => ({ medevacCases: { id: [command.subject.id] }, ...more(command) }), then],
  touches: (rows, { subject }) => placeOfCase(rows, subject.id),
  decide,
});
const caseOf = (rows: Rows, { subject }: Command<unknown>) => rows.get('medevacCases', subject.id, 'evacuation');

const assessing = aboutCase<NewAssessment>(
  (rows, command, { now }) => {
    const earlier = rows.where('triageAssessments', 'caseId', command.subject.id);
    return assessTriage(caseOf(rows, command), command.payload, earlier, { ...command, now });
  },
  ({ subject }) => ({ triageAssessments: { caseId: [subject.id] } }),
);
const consenting = aboutCase<NewConsent>(
  (rows, command, { now }) => {
    const { facilityId } = command.payload;
    if (facilityId !== null) rows.get('facilities', facilityId, 'facility');
    const onLists = convoysHolding(rows, command.subject.id);
    return recordConsent(caseOf(rows, command), command.payload, { ...command, now }, onLists);
  },
  ({ subject, payload }) => ({
    facilities: { id: payload.facilityId === null ? [] : [payload.facilityId] },
    manifestLines: { caseId: [subject.id] },
  }),
);
const checking = aboutCase<Parameters<typeof checkDocuments>[1]>(
  (rows, command, { now }) => {
    const known = [command.subject.id, ...rows.where('companions', 'caseId', command.subject.id).map(({ id }) => id)];
    const stranger = command.payload.find(({ personId }) => !known.includes(personId));
    if (stranger) throw new RuleViolation('companion.unknown', { id: stranger.personId }, 'not_found');
    return checkDocuments(caseOf(rows, command), command.payload, { ...command, now });
  },
  ({ subject }) => ({ companions: { caseId: [subject.id] } }),
);
const naming = aboutCase<readonly string[]>(
  (rows, command) =>
    nameCarers(caseOf(rows, command), rows.where('companions', 'caseId', command.subject.id), command.payload),
  ({ subject }) => ({ companions: { caseId: [subject.id] } }),
);
const deciding = aboutCase<
  Omit<Parameters<typeof decideCase>[2], 'isHeld' | 'statusApart'> & Pick<DecisionDto, 'decision'>
>(
  (rows, command, { now }) => {
    const isHeld = rows.where('manifestLines', 'personId', command.subject.id).some(({ holds }) => holds);
    const apart = statusApart(recordOfCase(rows, command.subject.id));
    const beside = { ...command.payload, isHeld, statusApart: apart };
    return decideCase(caseOf(rows, command), command.payload.decision, beside, { now });
  },
  caseOnRecord,
  roadOnRecord,
);

/** What makes a patient ready to leave. Words are sealed under the case's own key. */
@Injectable()
export class PrepareCase {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly seals: Seals,
  ) {}

  async assess(envelope: Envelope, caseId: string, dto: AssessmentDto) {
    const { ids, beside } = await this.sealed(envelope, caseId, 'triage', { note: dto.note });
    const { system, acuity, priority, deteriorationDays } = dto;
    const look: NewAssessment = {
      id: envelope.commandId,
      system,
      acuity,
      priority,
      deteriorationDays: deteriorationDays ?? null,
      noteId: ids('note'),
    };
    return this.run(envelope, 'assess_triage', caseId, look, dto, { beside, useCase: assessing });
  }

  async consent(envelope: Envelope, caseId: string, dto: ConsentDto) {
    const words = { note: dto.note, said_by: dto.reporter?.saidBy };
    const { ids, beside } = await this.sealed(envelope, caseId, 'consent', words);
    const said: NewConsent = {
      id: envelope.commandId,
      facilityId: dto.facilityId ?? null,
      answer: dto.answer,
      speaker: dto.speaker,
      noteId: ids('note'),
      channel: dto.reporter?.channel ?? null,
      saidById: ids('said_by'),
    };
    return this.run(envelope, 'record_consent', caseId, said, dto, { beside, useCase: consenting });
  }

  documents(envelope: Envelope, caseId: string, dto: DocumentsDto) {
    const people = dto.people.map(({ personId, state }) => ({ id: uuid(), personId, state }));
    return this.run(envelope, 'check_documents', caseId, people, dto, { beside: {}, useCase: checking });
  }

  carers(envelope: Envelope, caseId: string, dto: CarersDto) {
    return this.run(envelope, 'name_carers', caseId, dto.companionIds, dto, { beside: {}, useCase: naming });
  }

  async decide(envelope: Envelope, caseId: string, dto: DecisionDto) {
    const { ids, beside } = await this.sealed(envelope, caseId, 'decision', { note: dto.note });
    const reviewAt = dto.reviewAt === undefined ? null : instant(dto.reviewAt);
    const payload = { decision: dto.decision, reviewAt, noteId: ids('note') };
    // What each decision asks for stands in the table of decisions.
    const { permission } = caseLifecycle[dto.decision];
    return this.run({ ...envelope, permission }, 'decide_case', caseId, payload, dto, { beside, useCase: deciding });
  }

  private async sealed(
    { operation, commandId }: Envelope,
    caseId: string,
    kind: string,
    words: Readonly<Record<string, string | undefined>>,
  ) {
    const field = (name: string): string => `${kind}:${commandId}:${name}`;
    const named = Object.fromEntries(Object.entries(words).map(([name, text]) => [field(name), text]));
    const { ids, beside } = await this.seals.saidOfCase(operation.id, caseId, named);
    return { ids: (name: string): string | null => ids[field(name)] ?? null, beside };
  }

  private run<Payload>(
    envelope: Envelope,
    name: CommandName,
    caseId: string,
    payload: Payload,
    body: object,
    { beside, useCase }: { readonly beside: object; readonly useCase: UseCase<Payload, CaseAnswer> },
  ) {
    const made = submission(envelope, { name, subject: { kind: 'case', id: caseId } }, payload, body);
    return this.unitOfWork.run({ ...made, beside }, useCase);
  }
}
