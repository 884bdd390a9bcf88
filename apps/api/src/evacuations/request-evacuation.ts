import { organisationsOf } from '@corridor/domain/accounts';
import { type Command, RuleViolation } from '@corridor/domain/commands';
import {
  type Alike,
  caseCode,
  type EvacuationAnswer,
  type EvacuationRequest,
  type PersonFacts,
  readCaseCode,
  requestEvacuation,
} from '@corridor/domain/evacuations';
import { needsOfCasesThatGoOn, thatGoesOn } from '@corridor/storage/evacuations/merged-cases';
import { PersonTokens } from '@corridor/storage/keys/person-tokens';
import { Seals } from '@corridor/storage/keys/seals';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { Prepared, UseCase } from '@corridor/storage/use-case';
import type { Rows } from '@corridor/storage/working-set';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Envelope, submission } from '../http/caller';
import { drawCodes } from '../http/draw-codes';
import type { RequestEvacuationDto } from './request-evacuation.dto';

/** A row of a list belongs to who sent the list, not to who brought it in. */
interface FromList {
  readonly organisationId: string | null;
}
type Asked = EvacuationRequest & { readonly list: FromList | null };

const request: UseCase<Asked, EvacuationAnswer> = {
  needs: [
    ({ payload: { id, enclaveId, facilityId, codes, cardCode, tokens, list } }) => ({
      enclaves: { id: [enclaveId] },
      facilities: { id: facilityId === null ? [] : [facilityId] },
      organisations: { id: typeof list?.organisationId === 'string' ? [list.organisationId] : [] },
      medevacCases: { id: [id], code: cardCode === null ? codes : [...codes, cardCode] },
      // Its own too: another of the same moment may be compared with it.
      personTokens: { token: sureOf(tokens), caseId: [id] },
    }),
    ({ payload: { tokens } }, rows) => ({
      medevacCases: { id: alikeIds(rows, tokens) },
      personTokens: { caseId: alikeIds(rows, tokens) },
    }),
    // One that was merged is compared as the case that goes on, by the tokens of both.
    ...needsOfCasesThatGoOn(({ payload }: Command<Asked>, rows) => alikeIds(rows, payload.tokens)),
    ({ payload: { tokens } }, rows) => ({
      personTokens: { caseId: alikeIds(rows, tokens).flatMap((id) => thatGoesOn(rows, id)?.id ?? []) },
    }),
  ],
  touches: (_rows, { payload }) => ({ enclaveId: payload.enclaveId }),
  decide: (rows, { payload, occurredAt, actorId }, { now, actor }) => {
    // An id that a phone drew must not stand for a case that is here already.
    if (rows.find('medevacCases', payload.id)) throw new RuleViolation('evacuation.known_already', {}, 'conflict');
    if (payload.facilityId !== null) rows.get('facilities', payload.facilityId, 'facility');
    const codes = payload.cardCode === null ? payload.codes : [...payload.codes, payload.cardCode];
    const taken = new Set(codes.filter((code) => rows.where('medevacCases', 'code', code).length > 0));
    const sender = payload.list?.organisationId ?? null;
    if (sender !== null) rows.get('organisations', sender, 'organisation');
    const [own = null] = organisationsOf(actor, 'evacuations.request');
    const witness = { now, occurredAt, actorId, organisationId: payload.list === null ? own : sender };
    const { list: _list, ...asked } = payload;
    return requestEvacuation(rows.find('enclaves', payload.enclaveId), taken, asked, witness, alikeOf(rows, payload));
  },
};

type Tokens = EvacuationRequest['tokens'];

const sureOf = (tokens: Tokens): readonly string[] =>
  tokens.filter(({ kind }) => kind === 'sure').map(({ token }) => token);

/** The cases that share two facts with it. */
const alikeIds = (rows: Rows, tokens: Tokens): string[] => [
  ...new Set(sureOf(tokens).flatMap((token) => rows.where('personTokens', 'token', token).map((each) => each.caseId))),
];

function alikeOf(rows: Rows, { tokens }: EvacuationRequest): Alike[] {
  const alike = alikeIds(rows, tokens).flatMap((id) => {
    const patient = thatGoesOn(rows, id);
    return patient ? [{ id, patient }] : [];
  });
  return [...new Map(alike.map(({ patient }) => [patient.id, patient])).values()].map((patient) => ({
    ...patient,
    tokens: [patient.id, ...alike.filter((each) => each.patient.id === patient.id).map(({ id }) => id)].flatMap((id) =>
      rows.where('personTokens', 'caseId', id),
    ),
  }));
}

/** Asks for a patient's evacuation. What names somebody is sealed here, before anything is written or queued. */
@Injectable()
export class RequestEvacuation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly seals: Seals,
    private readonly personTokens: PersonTokens,
  ) {}

  async execute(envelope: Envelope, dto: RequestEvacuationDto) {
    const { submission: made, useCase } = await this.prepare(envelope, uuid(), dto);
    return this.unitOfWork.run(made, useCase);
  }

  async prepare(
    envelope: Envelope,
    id: string,
    dto: RequestEvacuationDto,
    /** Where it stood in a list: its sender, and the row as it was written. */
    list: (FromList & { readonly row: string }) | null = null,
  ): Promise<Prepared<Asked, EvacuationAnswer>> {
    const { cardCode, companions, facilityId, occurredAt: _, ...said } = dto;
    const { patientName, motherName, ageMonths, senderNumber, diagnosis, contact, note, ...facts } = said;
    const people = companions.map(({ name, ...companion }) => ({ id: uuid(), name, ...companion }));
    const names = Object.fromEntries(people.map((each) => [`companion:${each.id}`, each.name]));
    const sealed = await this.seals.underNewCaseKey(envelope.operation.id, id, {
      patientName,
      motherName,
      ageMonths: ageMonths?.toString(),
      senderNumber,
      diagnosis,
      contact,
      note,
      row: list?.row,
      ...names,
    });
    const person: PersonFacts = {
      name: patientName ?? null,
      motherName: motherName ?? null,
      ageMonths: ageMonths ?? null,
      phone: contact ?? null,
      senderNumber: senderNumber ?? null,
      sex: facts.sex,
      ageBand: facts.ageBand,
    };
    const [tokens = []] = await this.personTokens.of(envelope.operation.id, [person], envelope.now);
    const payload: Asked = {
      ...facts,
      id,
      facilityId: facilityId ?? null,
      codes: drawCodes(caseCode),
      cardCode: cardCode === undefined ? null : readCard(cardCode),
      companions: people.map(({ name: _name, ...companion }) => companion),
      sealed: sealed.ids,
      tokens,
      list: list === null ? null : { organisationId: list.organisationId },
    };
    const made = submission(
      envelope,
      { name: 'request_evacuation', subject: { kind: 'case', id }, isNew: true },
      payload,
      list === null ? dto : { ...dto, list },
    );
    return { submission: { ...made, beside: sealed.beside }, useCase: request };
  }
}

function readCard(written: string): string {
  const code = readCaseCode(written);
  if (code === null) throw new RuleViolation('evacuation.card_code_misread', {}, 'invalid');
  return code;
}
