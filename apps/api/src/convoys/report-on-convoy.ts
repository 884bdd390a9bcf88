import type { CommandName } from '@corridor/domain/commands';
import {
  type ConvoyAnswer,
  type ConvoyWord,
  reportOnConvoy,
  type ReportOfConvoy,
  type StopReason,
} from '@corridor/domain/convoys';
import { instant } from '@corridor/domain/time';
import { passengersOf } from '@corridor/storage/convoys/journeys';
import { Seals } from '@corridor/storage/keys/seals';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { Prepared, UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { type Envelope, submission } from '../http/caller';
import type { ReportedDto } from '../http/said.dto';
import { convoyOnRecord, passengersOnRecord, recordOfConvoy, touchesRoad } from './convoy-on-record';

const commandOf = {
  left: 'report_departure',
  stopped: 'report_stop',
  moving: 'report_moving',
  arrived: 'report_arrival',
  problem: 'report_problem',
  head_count: 'report_head_count',
  others: 'board_others',
} as const satisfies Record<ConvoyWord, CommandName>;

const reporting: UseCase<ReportOfConvoy, ConvoyAnswer> = {
  needs: [convoyOnRecord, passengersOnRecord],
  touches: touchesRoad,
  decide: (rows, { subject, payload, occurredAt, actorId }, { now }) =>
    reportOnConvoy(
      recordOfConvoy(rows, subject.id),
      payload,
      { now, occurredAt, actorId },
      passengersOf(rows, subject.id),
    ),
};

/** What may be said beside the word itself. */
interface Said extends ReportedDto {
  readonly leg?: number;
  readonly reason?: StopReason;
  readonly nextNewsBy?: string;
  readonly patients?: number;
  readonly companions?: number;
  readonly women?: number;
  readonly men?: number;
  readonly girls?: number;
  readonly boys?: number;
}

/** *Left, Stopped, Moving, Arrived, Problem* and the head counts: seven words, one way. */
@Injectable()
export class ReportOnConvoy {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly seals: Seals,
  ) {}

  async execute(envelope: Envelope, convoyId: string, kind: ConvoyWord, dto: Said) {
    const { submission: made, useCase } = await this.prepare(envelope, convoyId, kind, dto);
    return this.unitOfWork.run(made, useCase);
  }

  async prepare(
    envelope: Envelope,
    convoyId: string,
    kind: ConvoyWord,
    dto: Said,
  ): Promise<Prepared<ReportOfConvoy, ConvoyAnswer>> {
    const subject = { kind: 'convoy', id: convoyId } as const;
    const words = { note: dto.note, saidBy: dto.reporter?.saidBy };
    const { ids, beside } = await this.seals.underOperationKey(envelope.operation.id, subject, words);
    const report: ReportOfConvoy = {
      id: envelope.commandId,
      kind,
      legPosition: dto.leg ?? null,
      reason: dto.reason ?? null,
      nextNewsBy: dto.nextNewsBy === undefined ? null : instant(dto.nextNewsBy),
      patients: dto.patients ?? null,
      companions: dto.companions ?? null,
      women: dto.women ?? null,
      men: dto.men ?? null,
      girls: dto.girls ?? null,
      boys: dto.boys ?? null,
      saidCode: null,
      people: null,
      noteId: ids['note'] ?? null,
      channel: dto.reporter?.channel ?? null,
      saidById: ids['saidBy'] ?? null,
    };
    const made = submission(envelope, { name: commandOf[kind], subject }, report, dto);
    return { submission: { ...made, beside }, useCase: reporting };
  }
}
