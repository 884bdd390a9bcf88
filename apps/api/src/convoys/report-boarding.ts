import type { CommandName } from '@corridor/domain/commands';
import {
  type BoardingSaid,
  type ConvoyAnswer,
  type HandoverSaid,
  type SaidOfFamily,
  type SplitSaid,
  type TakenOffSaid,
} from '@corridor/domain/convoys';
import { Seals } from '@corridor/storage/keys/seals';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { Prepared, UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { type Envelope, submission } from '../http/caller';
import type { ReportedDto } from '../http/said.dto';
import type { BoardFamilyDto, BoardPersonDto, HandOverDto, SplitDto, TakeOffDto } from './boarding.dto';
import { boarding, gettingOff, handingOver, type OfFamily, splitting } from './boarding-rules';

type Made<Said> = Promise<Prepared<OfFamily<Said>, ConvoyAnswer>>;

/** Who boards, by family or one by one; who gets off; who is handed over. Words are sealed under the case's own key. */
@Injectable()
export class ReportBoarding {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly seals: Seals,
  ) {}

  async run<Said>(made: Made<Said>) {
    const { submission: prepared, useCase } = await made;
    return this.unitOfWork.run(prepared, useCase);
  }

  family(envelope: Envelope, convoyId: string, dto: BoardFamilyDto): Made<BoardingSaid> {
    return this.made<BoardingSaid>(envelope, convoyId, dto, {
      name: 'board_family',
      useCase: boarding,
      said: (by) => ({ ...by, personIds: null, absent: dto.absent, consent: atTheDoor(dto) }),
    });
  }

  person(envelope: Envelope, convoyId: string, dto: BoardPersonDto): Made<BoardingSaid> {
    return this.made<BoardingSaid>(envelope, convoyId, dto, {
      name: 'board_person',
      useCase: boarding,
      said: (by) => ({ ...by, personIds: [dto.personId], absent: [], consent: atTheDoor(dto) }),
    });
  }

  off(envelope: Envelope, convoyId: string, dto: TakeOffDto): Made<TakenOffSaid> {
    return this.made(envelope, convoyId, dto, {
      name: 'take_off',
      useCase: gettingOff,
      ...(dto.reason === 'died' ? { place: 'death' as const } : {}),
      said: (by) => ({ ...by, personIds: dto.personIds ?? null, reason: dto.reason }),
    });
  }

  split(envelope: Envelope, convoyId: string, dto: SplitDto): Made<SplitSaid> {
    return this.made(envelope, convoyId, dto, {
      name: 'report_split',
      useCase: splitting,
      said: (by) => ({ ...by, staying: dto.staying }),
    });
  }

  handover(envelope: Envelope, convoyId: string, dto: HandOverDto): Made<HandoverSaid> {
    const { personIds = null, facilityId = null, condition, receivedBy } = dto;
    return this.made(envelope, convoyId, dto, {
      name: 'hand_over',
      useCase: handingOver,
      words: { received_by: receivedBy },
      said: (by, ids) => ({ ...by, personIds, facilityId, condition, receivedById: ids('received_by') }),
    });
  }

  private async made<Said extends SaidOfFamily>(
    envelope: Envelope,
    convoyId: string,
    dto: ReportedDto & { readonly caseId: string },
    { name, useCase, words, said, place = 'boarding' }: Saying<Said>,
  ): Made<Said> {
    const field = (word: string): string => `${place}:${envelope.commandId}:${word}`;
    const typed = { note: dto.note, said_by: dto.reporter?.saidBy, ...words };
    const { ids, beside } = await this.seals.saidOfCase(
      envelope.operation.id,
      dto.caseId,
      Object.fromEntries(Object.entries(typed).map(([word, text]) => [field(word), text])),
    );
    const idOf = (word: string): string | null => ids[field(word)] ?? null;
    const by: SaidOfFamily = {
      id: envelope.commandId,
      noteId: idOf('note'),
      channel: dto.reporter?.channel ?? null,
      saidById: idOf('said_by'),
    };
    const about = { name, subject: { kind: 'convoy', id: convoyId } } as const;
    const payload = { caseId: dto.caseId, said: said(by, idOf) };
    return { submission: { ...submission(envelope, about, payload, dto), beside }, useCase };
  }
}

interface Saying<Said extends SaidOfFamily> {
  readonly name: CommandName;
  readonly useCase: UseCase<OfFamily<Said>, ConvoyAnswer>;
  /** Where the words stand: those of a death are read with it. */
  readonly place?: 'boarding' | 'death';
  /** Words of its own, beside the note and who said it. */
  readonly words?: Readonly<Record<string, string | undefined>>;
  readonly said: (by: SaidOfFamily, ids: (word: string) => string | null) => Said;
}

const atTheDoor = ({ consent, speaker }: BoardFamilyDto | BoardPersonDto): BoardingSaid['consent'] =>
  consent === undefined ? null : { answer: consent, speaker };
