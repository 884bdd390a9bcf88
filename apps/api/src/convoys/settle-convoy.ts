import type { Command } from '@corridor/domain/commands';
import {
  type AllClear,
  cancelConvoy,
  closeConvoy,
  type ConvoyAnswer,
  declareAllClear,
  releaseConvoy,
} from '@corridor/domain/convoys';
import { placeOfConvoy } from '@corridor/storage/touched';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import type { Needs, Rows } from '@corridor/storage/working-set';
import { Injectable } from '@nestjs/common';
import { type Envelope, submission } from '../http/caller';
import { convoyOnRecord, recordOfConvoy } from './convoy-on-record';
import { gatesOfLines, needsOfGates } from './gates-of-lines';
import type { AllClearDto } from './settle-convoy.dto';

const theConvoy = ({ subject }: Command): Needs => ({ convoys: { id: [subject.id] } });
const standing = (rows: Rows, { subject }: Command): number => rows.get('convoys', subject.id, 'convoy').version;
const casesOfLines = ({ subject }: Command, rows: Rows): Needs => ({
  medevacCases: { id: rows.where('manifestLines', 'convoyId', subject.id).map(({ caseId }) => caseId) },
});

/** The patients whom the convoy's manifest holds. */
function patientsHeld(rows: Rows, convoyId: string) {
  const held = rows
    .where('manifestLines', 'convoyId', convoyId)
    .filter(({ holds, personKind }) => holds && personKind === 'patient');
  return held.map(({ personId }) => rows.get('medevacCases', personId, 'evacuation'));
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
  needs: [convoyOnRecord, casesOfLines],
  touches: (rows, { subject }) => placeOfConvoy(rows, subject.id),
  decide: (rows, { subject }, context) =>
    cancelConvoy(recordOfConvoy(rows, subject.id), patientsHeld(rows, subject.id), context),
};

const allClear: UseCase<AllClear, ConvoyAnswer> = {
  needs: [convoyOnRecord, casesOfLines],
  touches: (rows, { subject }) => placeOfConvoy(rows, subject.id),
  version: standing,
  decide: (rows, { subject, payload }, context) =>
    declareAllClear(recordOfConvoy(rows, subject.id), patientsHeld(rows, subject.id), payload, context),
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
