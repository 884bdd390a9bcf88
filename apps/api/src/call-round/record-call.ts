import { can } from '@corridor/domain/accounts';
import { RuleViolation, unknown } from '@corridor/domain/commands';
import {
  type CallAnswer,
  type CallOutcome,
  type CalledFamily,
  type NewCall,
  recordCall,
} from '@corridor/domain/convoys';
import { convoysHolding } from '@corridor/storage/evacuations/case-files';
import { needsOfStandings, standingsOf } from '@corridor/storage/convoys/journeys';
import { Seals } from '@corridor/storage/keys/seals';
import { placeOfConvoy } from '@corridor/storage/touched';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import type { Rows } from '@corridor/storage/working-set';
import { Injectable } from '@nestjs/common';
import { type Envelope, submission } from '../http/caller';
import type { CallDto } from './record-call.dto';
import { ReserveQueries } from './reserve.queries';

interface Call extends NewCall {
  readonly caseId: string;
}

/** After these somebody else may go. */
const freesPlaces: readonly CallOutcome[] = ['declines', 'already_left', 'reported_died'];

const recording: UseCase<Call, CallAnswer> = {
  needs: [
    ({ subject, payload: { caseId } }) => ({
      convoys: { id: [subject.id] },
      medevacCases: { id: [caseId] },
      companions: { caseId: [caseId] },
      destinations: { caseId: [caseId] },
      deathReports: { caseId: [caseId] },
      outcomeReports: { caseId: [caseId] },
      openItems: { subjectId: [caseId] },
      manifestLines: { caseId: [caseId], personId: [caseId] },
      callRoundCalls: { caseId: [caseId] },
      boardings: { caseId: [caseId] },
    }),
    ({ payload: { caseId } }, rows) => needsOfStandings(rows, [caseId]),
  ],
  touches: (rows, { subject }) => placeOfConvoy(rows, subject.id),
  decide: (rows, { subject, operationId, payload, occurredAt, actorId }, { now, actor }) => {
    const { caseId, ...said } = payload;
    const family = calledFamily(rows, subject.id, caseId);
    // A family of an area that the caller does not reach answers as one that does not exist.
    if (!can(actor, 'evacuations.prepare', { operationId, enclaveId: family.patient.enclaveId }))
      throw unknown('evacuation', caseId);
    const stranger = said.withoutIds.find((id) => !family.companions.some((each) => each.id === id));
    if (stranger !== undefined) throw new RuleViolation('companion.unknown', { id: stranger }, 'not_found');
    return recordCall(family, said, { now, occurredAt, actorId });
  },
};

function calledFamily(rows: Rows, convoyId: string, caseId: string): CalledFamily {
  return {
    convoy: rows.get('convoys', convoyId, 'convoy'),
    patient: rows.get('medevacCases', caseId, 'evacuation'),
    companions: rows.where('companions', 'caseId', caseId),
    destinations: rows.where('destinations', 'caseId', caseId),
    deaths: rows.where('deathReports', 'caseId', caseId),
    outcomes: rows.where('outcomeReports', 'caseId', caseId),
    openItems: rows.where('openItems', 'subjectId', caseId),
    lines: rows.where('manifestLines', 'personId', caseId),
    ownLines: rows.where('manifestLines', 'caseId', caseId).filter((line) => line.convoyId === convoyId),
    calls: rows.where('callRoundCalls', 'caseId', caseId).filter((call) => call.convoyId === convoyId),
    steps: rows.where('boardings', 'caseId', caseId),
    standings: standingsOf(rows, caseId),
    heldBy: convoysHolding(rows, caseId),
  };
}

/** What one family said the night before. Where they do not come, the answer offers who may go in their place. */
@Injectable()
export class RecordCall {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly seals: Seals,
    private readonly reserve: ReserveQueries,
  ) {}

  async execute(envelope: Envelope, convoyId: string, dto: CallDto) {
    const { commandId, operation } = envelope;
    const [note, saidBy] = [`call:${commandId}:note`, `call:${commandId}:said_by`];
    const words = { [note]: dto.note, [saidBy]: dto.reporter?.saidBy };
    const { ids, beside } = await this.seals.saidOfCase(operation.id, dto.caseId, words);
    const call: Call = {
      id: commandId,
      caseId: dto.caseId,
      outcome: dto.outcome,
      reason: dto.outcome === 'declines' ? (dto.reason ?? 'other') : null,
      withoutIds: dto.outcome === 'coming_without_companion' ? dto.withoutIds : [],
      speaker: dto.speaker ?? null,
      noteId: ids[note] ?? null,
      channel: dto.reporter?.channel ?? null,
      saidById: ids[saidBy] ?? null,
    };
    const about = { name: 'record_call_round', subject: { kind: 'convoy', id: convoyId } } as const;
    const told = await this.unitOfWork.run({ ...submission(envelope, about, call, dto), beside }, recording);
    const isOffered = freesPlaces.includes(dto.outcome) && can(envelope.actor, 'evacuations.read');
    return isOffered ? { ...told, reserve: await this.reserve.first(envelope, convoyId, dto.caseId) } : told;
  }
}
