import type { Command } from '@corridor/domain/commands';
import {
  type AllClear,
  cancelConvoy,
  closeConvoy,
  type ConvoyAnswer,
  type ConvoyOnRecord,
  declareAllClear,
  releaseConvoy,
} from '@corridor/domain/convoys';
import { passengersOf } from '@corridor/storage/convoys/journeys';
import { placeOfConvoy } from '@corridor/storage/touched';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import type { Needs, Rows } from '@corridor/storage/working-set';
import { Injectable } from '@nestjs/common';
import { type Envelope, submission } from '../http/caller';
import { convoyOnRecord, passengersOnRecord, recordOfConvoy } from './convoy-on-record';
import { gatesOfLines, needsOfGates } from './gates-of-lines';
import type { AllClearDto } from './settle-convoy.dto';

const theConvoy = ({ subject }: Command): Needs => ({ convoys: { id: [subject.id] } });
const standing = (rows: Rows, { subject }: Command): number => rows.get('convoys', subject.id, 'convoy').version;
const casesAboardAndListed = (command: Command, rows: Rows): Needs => {
  const listed = rows.where('manifestLines', 'convoyId', command.subject.id);
  const { boardings, medevacCases } = passengersOnRecord(command, rows);
  const people = listed.map(({ caseId }) => caseId);
  return {
    boardings: { caseId: [...(boardings?.caseId ?? []), ...people] },
    medevacCases: { id: [...(medevacCases?.id ?? []), ...people] },
  };
};

/** The patients whom the convoy's manifest holds, and those aboard by name. */
function patientsOf(rows: Rows, convoyId: string) {
  const held = rows
    .where('manifestLines', 'convoyId', convoyId)
    .filter(({ holds, personKind }) => holds && personKind === 'patient')
    .map(({ personId }) => rows.get('medevacCases', personId, 'evacuation'));
  return [...new Map([...held, ...passengersOf(rows, convoyId)].map((each) => [each.id, each])).values()];
}

/** The convoy with the steps of everybody on its list besides: who boarded another convoy did not travel on this one. */
function recordToSettle(rows: Rows, convoyId: string): ConvoyOnRecord {
  const record = recordOfConvoy(rows, convoyId);
  const cases = new Set(record.lines.map(({ caseId }) => caseId));
  const listed = [...cases].flatMap((caseId) => rows.where('boardings', 'caseId', caseId));
  const boardings = [...new Map([...record.boardings, ...listed].map((step) => [step.id, step])).values()];
  return { ...record, boardings };
}

const release: UseCase<null, ConvoyAnswer> = {
  needs: [(command) => ({ ...theConvoy(command), manifestLines: { convoyId: [command.subject.id] } }), ...needsOfGates],
  touches: (rows, { subject }) => placeOfConvoy(rows, subject.id),
  version: standing,
  decide: (rows, command, context) => {
    const { closed } = gatesOfLines(rows, command, context.now);
    const shut = rows
      .where('manifestLines', 'convoyId', command.subject.id)
      .filter(({ holds }) => holds)
      .flatMap((line) => closed(line).map(({ gate, missing }) => ({ caseId: line.caseId, gate, missing })));
    return releaseConvoy(rows.get('convoys', command.subject.id, 'convoy'), shut, context);
  },
};

const cancel: UseCase<null, ConvoyAnswer> = {
  needs: [convoyOnRecord, casesAboardAndListed],
  touches: (rows, { subject }) => placeOfConvoy(rows, subject.id),
  decide: (rows, { subject, actorId }, { now }) =>
    cancelConvoy(recordToSettle(rows, subject.id), patientsOf(rows, subject.id), { now, actorId }),
};

const allClear: UseCase<AllClear, ConvoyAnswer> = {
  needs: [convoyOnRecord, casesAboardAndListed],
  touches: (rows, { subject }) => placeOfConvoy(rows, subject.id),
  version: standing,
  decide: (rows, { subject, payload, actorId }, { now }) =>
    declareAllClear(recordToSettle(rows, subject.id), patientsOf(rows, subject.id), payload, { now, actorId }),
};

const close: UseCase<null, ConvoyAnswer> = {
  needs: [theConvoy],
  touches: (rows, { subject }) => placeOfConvoy(rows, subject.id),
  decide: (rows, { subject }, context) => closeConvoy(rows.get('convoys', subject.id, 'convoy'), context),
};

const simple = {
  release: { name: 'release_convoy', useCase: release },
  cancel: { name: 'cancel_convoy', useCase: cancel },
  close: { name: 'close_convoy', useCase: close },
} as const;

/** The decisions that move a convoy as a whole. */
@Injectable()
export class SettleConvoy {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(envelope: Envelope, convoyId: string, decision: keyof typeof simple) {
    const { name, useCase } = simple[decision];
    return this.unitOfWork.run(
      submission(envelope, { name, subject: { kind: 'convoy', id: convoyId } }, null, {}),
      useCase,
    );
  }

  allClear(envelope: Envelope, convoyId: string, dto: AllClearDto) {
    const about = { name: 'declare_all_clear', subject: { kind: 'convoy', id: convoyId } } as const;
    return this.unitOfWork.run(submission(envelope, about, dto, dto), allClear);
  }
}
