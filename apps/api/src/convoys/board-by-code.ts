import { type Command, RuleViolation } from '@corridor/domain/commands';
import { boardFamily, type ConsentAtTheDoor, type ConvoyAnswer, reportOnConvoy } from '@corridor/domain/convoys';
import { type MedevacCase, readCaseCode } from '@corridor/domain/evacuations';
import { passengersOf } from '@corridor/storage/convoys/journeys';
import { needsOfCasesThatGoOn, thatGoesOn } from '@corridor/storage/evacuations/merged-cases';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { Prepared, UseCase } from '@corridor/storage/use-case';
import type { Rows } from '@corridor/storage/working-set';
import { Injectable } from '@nestjs/common';
import { type Envelope, submission } from '../http/caller';
import type { BoardByCodeDto } from './boarding.dto';
import { convoyOnRecord, passengersOnRecord, recordOfConvoy, touchesRoad } from './convoy-on-record';
import { familyNeeds, familyOnRecord, isWithinReach } from './family-on-record';

interface ByCode {
  readonly code: string;
  readonly people: number;
  readonly consent: ConsentAtTheDoor | null;
}

const [ofFamily, ofFamilyLater] = familyNeeds;

/**
 * A code that base does not know is not lost: who boarded under it counts as people without a case, and a person looks
 * (DOMAIN 0.7). A case that the reporter does not reach answers alike, or codes could be tried.
 */
const boardingByCode: UseCase<ByCode, ConvoyAnswer> = {
  needs: [
    (command) => ({ ...convoyOnRecord(command), medevacCases: { code: [command.payload.code] } }),
    ...needsOfCasesThatGoOn(({ payload }: Command<ByCode>, rows) =>
      rows.where('medevacCases', 'code', payload.code).map(({ id }) => id),
    ),
    (command, rows) => {
      const found = caseOf(rows, command.payload.code);
      return found ? ofFamily(ofCase(command, found), rows) : passengersOnRecord(command, rows);
    },
    (command, rows) => {
      const found = caseOf(rows, command.payload.code);
      return found ? ofFamilyLater(ofCase(command, found), rows) : {};
    },
  ],
  touches: touchesRoad,
  decide: (rows, command, context) => {
    const { payload, subject, occurredAt, actorId } = command;
    const { code, people, consent } = payload;
    const witness = { now: context.now, occurredAt, actorId };
    const by = { id: command.id, noteId: null, channel: null, saidById: null };
    const found = caseOf(rows, code);
    if (found && isWithinReach(rows, ofCase(command, found), context.actor)) {
      const family = familyOnRecord(rows, ofCase(command, found), context);
      return boardFamily(family, { ...by, personIds: null, absent: [], consent, counted: people }, witness);
    }
    const said = { ...unsaid, ...by, kind: 'unknown_code' as const, saidCode: code, people };
    return reportOnConvoy(recordOfConvoy(rows, subject.id), said, witness, passengersOf(rows, subject.id));
  },
};

const unsaid = {
  legPosition: null,
  reason: null,
  nextNewsBy: null,
  patients: null,
  companions: null,
  women: null,
  men: null,
  girls: null,
  boys: null,
} as const;

/** The case of that code; of one that was merged, the case that goes on. */
function caseOf(rows: Rows, code: string): MedevacCase | undefined {
  const [found] = rows.where('medevacCases', 'code', code);
  return found && thatGoesOn(rows, found.id);
}

const ofCase = (command: Command<ByCode>, { id }: MedevacCase) => ({
  ...command,
  payload: { ...command.payload, caseId: id },
});

/** Boards the family whose code stands on the card, though it may not be on the list. */
@Injectable()
export class BoardByCode {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(envelope: Envelope, convoyId: string, dto: BoardByCodeDto) {
    const { submission: made, useCase } = await this.prepare(envelope, convoyId, dto);
    return this.unitOfWork.run(made, useCase);
  }

  /** Refuses with `evacuation.card_code_misread` where the check character does not fit. */
  prepare(envelope: Envelope, convoyId: string, dto: BoardByCodeDto): Promise<Prepared<ByCode, ConvoyAnswer>> {
    const { people, consent, speaker } = dto;
    const code = readCaseCode(dto.code);
    if (code === null) throw new RuleViolation('evacuation.card_code_misread', {}, 'invalid');
    const about = { name: 'board_by_code', subject: { kind: 'convoy', id: convoyId } } as const;
    const payload = { code, people, consent: consent === undefined ? null : { answer: consent, speaker } };
    return Promise.resolve({ submission: submission(envelope, about, payload, dto), useCase: boardingByCode });
  }
}
