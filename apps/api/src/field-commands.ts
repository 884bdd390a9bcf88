import { type Actor, can, type Permission } from '@corridor/domain/accounts';
import type { CommandName } from '@corridor/domain/commands';
import type { ConvoyWord } from '@corridor/domain/convoys';
import { type FieldCommand, fieldCommands, type SignedEnvelope } from '@corridor/domain/devices';
import type { Prepared } from '@corridor/storage/use-case';
import { Injectable, type Type } from '@nestjs/common';
import { BoardByCode } from './convoys/board-by-code';
import {
  BoardByCodeDto,
  BoardFamilyDto,
  BoardPersonDto,
  HandOverDto,
  SplitDto,
  TakeOffDto,
} from './convoys/boarding.dto';
import { ReportBoarding } from './convoys/report-boarding';
import { ReportOnConvoy } from './convoys/report-on-convoy';
import {
  HeadCountDto,
  LegReportDto,
  MovingReportDto,
  OthersDto,
  ProblemReportDto,
  StopReportDto,
} from './convoys/report-on-convoy.dto';
import { RequestEvacuation } from './evacuations/request-evacuation';
import { RequestEvacuationDto } from './evacuations/request-evacuation.dto';
import type { Envelope } from './http/caller';
import { ReportIncident } from './incidents/report-incident';
import { ReportIncidentDto } from './incidents/report-incident.dto';

/** How one command from a phone becomes one that can be run. */
export interface FieldDoor<Dto extends object = object> {
  readonly permission: Permission;
  readonly kind: SignedEnvelope['subject']['kind'];
  /** Whether the phone drew the id of its subject. */
  readonly isNew: boolean;
  readonly dto: Type<Dto>;
  readonly prepare: (envelope: Envelope, id: string, dto: Dto) => Promise<Prepared<unknown, object>>;
}

/**
 * Every command that a phone may send, with the use case that its own route runs too. The compiler refuses a name of the
 * domain that has no door here.
 */
@Injectable()
export class FieldCommands {
  private readonly doors: Readonly<Record<FieldCommand, FieldDoor>>;

  constructor(
    roads: ReportOnConvoy,
    boardings: ReportBoarding,
    byCode: BoardByCode,
    requests: RequestEvacuation,
    incidents: ReportIncident,
  ) {
    const road = <Dto extends object>(kind: ConvoyWord, dto: Type<Dto>): FieldDoor =>
      door({
        permission: 'convoys.report',
        kind: 'convoy',
        isNew: false,
        dto,
        prepare: (envelope, id, said) => roads.prepare(envelope, id, kind, said),
      });
    const family = <Dto extends object, Payload>(
      dto: Type<Dto>,
      prepare: (envelope: Envelope, id: string, dto: Dto) => Promise<Prepared<Payload, object>>,
    ): FieldDoor => door({ permission: 'convoys.report', kind: 'convoy', isNew: false, dto, prepare });
    this.doors = {
      report_departure: road('left', LegReportDto),
      report_stop: road('stopped', StopReportDto),
      report_moving: road('moving', MovingReportDto),
      report_arrival: road('arrived', LegReportDto),
      report_problem: road('problem', ProblemReportDto),
      report_head_count: road('head_count', HeadCountDto),
      board_others: road('others', OthersDto),
      board_family: family(BoardFamilyDto, (envelope, id, dto) => boardings.family(envelope, id, dto)),
      board_by_code: family(BoardByCodeDto, (envelope, id, dto) => byCode.prepare(envelope, id, dto)),
      board_person: family(BoardPersonDto, (envelope, id, dto) => boardings.person(envelope, id, dto)),
      take_off: family(TakeOffDto, (envelope, id, dto) => boardings.off(envelope, id, dto)),
      report_split: family(SplitDto, (envelope, id, dto) => boardings.split(envelope, id, dto)),
      hand_over: family(HandOverDto, (envelope, id, dto) => boardings.handover(envelope, id, dto)),
      request_evacuation: door({
        permission: 'evacuations.request',
        kind: 'case',
        isNew: true,
        dto: RequestEvacuationDto,
        prepare: (envelope, id, dto) => requests.prepare(envelope, id, dto),
      }),
      report_incident: door({
        permission: 'incidents.report',
        kind: 'incident',
        isNew: true,
        dto: ReportIncidentDto,
        prepare: (envelope, id, dto) => incidents.prepare(envelope, id, dto),
      }),
    };
  }

  of(name: FieldCommand): FieldDoor {
    return this.doors[name];
  }

  /** The door of a command that came from a phone once. */
  held(name: CommandName): FieldDoor {
    const known = fieldCommands.find((each) => each === name);
    if (!known) throw new Error(`${name} does not come from phones`);
    return this.doors[known];
  }

  /** Whether somebody may report anything of the kind themselves. */
  mayReport(actor: Actor, name: CommandName): boolean {
    return can(actor, this.held(name).permission);
  }
}

interface Typed<Dto extends object, Payload, Answer extends object> extends Omit<FieldDoor<Dto>, 'prepare'> {
  readonly prepare: (envelope: Envelope, id: string, dto: Dto) => Promise<Prepared<Payload, Answer>>;
}

/** Doors of every kind stand in one table; each is only ever handed what its own DTO has checked, and run with its own use case. */
const door = <Dto extends object, Payload, Answer extends object>(typed: Typed<Dto, Payload, Answer>): FieldDoor =>
  typed as unknown as FieldDoor;
