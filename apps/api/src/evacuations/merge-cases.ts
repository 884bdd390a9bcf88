import type { Command } from '@corridor/domain/commands';
import { RuleViolation } from '@corridor/domain/commands';
import { type CaseAnswer, keepApart, mergeCases } from '@corridor/domain/evacuations';
import { needsOfStandings } from '@corridor/storage/convoys/journeys';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import { placeOfCase } from '@corridor/storage/touched';
import type { UseCase } from '@corridor/storage/use-case';
import type { Needs, Rows } from '@corridor/storage/working-set';
import { Injectable } from '@nestjs/common';
import { type Envelope, submission } from '../http/caller';
import { recordOfCase } from './case-on-record';
import type { KeepApartDto, MergeCasesDto } from './merge-cases.dto';

interface WithOther {
  readonly otherId: string;
}

const both = ({ subject, payload }: Command<WithOther>): Needs => {
  const ids = [subject.id, payload.otherId];
  return {
    medevacCases: { id: ids },
    deathReports: { caseId: ids },
    outcomeReports: { caseId: ids },
    openItems: { subjectId: ids },
    manifestLines: { personId: ids },
    boardings: { caseId: ids },
    casesApart: { caseId: ids },
  };
};

const road = ({ subject, payload }: Command<WithOther>, rows: Rows): Needs =>
  needsOfStandings(rows, [subject.id, payload.otherId]);

/** Whoever joins or parts two cases reaches both: one that lies in two areas is for who has all of them. */
const placeOfBoth = (rows: Rows, { subject, payload }: Command<WithOther>) => {
  const [place, other] = [placeOfCase(rows, subject.id), placeOfCase(rows, payload.otherId)];
  const isOneArea = place !== 'nowhere' && other !== 'nowhere' && place.enclaveId === other.enclaveId;
  return isOneArea ? place : { enclaveId: null };
};

const merging: UseCase<WithOther, CaseAnswer> = {
  needs: [both, road],
  touches: placeOfBoth,
  decide: (rows, { subject, payload, actorId }, { now }) =>
    mergeCases(recordOfCase(rows, subject.id), recordOfCase(rows, payload.otherId), { now, actorId }),
};

const parting: UseCase<WithOther & { readonly id: string }, { readonly id: string }> = {
  needs: [both, road],
  touches: placeOfBoth,
  decide: (rows, { subject, payload: { id, otherId }, actorId }, { now }) => {
    const ids = [subject.id, otherId];
    const known = ids.flatMap((each) => rows.where('casesApart', 'caseId', each));
    if (known.some((two) => ids.includes(two.caseId) && ids.includes(two.otherId)))
      throw new RuleViolation('merge.kept_apart_already', { id: otherId }, 'conflict');
    return keepApart(recordOfCase(rows, subject.id), recordOfCase(rows, otherId), { id, now, actorId });
  },
};

/** Says of two cases that they are one person, or that they are two. */
@Injectable()
export class MergeCases {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  merge(envelope: Envelope, caseId: string, dto: MergeCasesDto) {
    const about = { name: 'merge_cases', subject: { kind: 'case', id: caseId } } as const;
    return this.unitOfWork.run(submission(envelope, about, { otherId: dto.intoId }, dto), merging);
  }

  keepApart(envelope: Envelope, caseId: string, { otherId }: KeepApartDto) {
    const about = { name: 'keep_cases_apart', subject: { kind: 'case', id: caseId } } as const;
    const payload = { id: envelope.commandId, otherId };
    return this.unitOfWork.run(submission(envelope, about, payload, { otherId }), parting);
  }
}
