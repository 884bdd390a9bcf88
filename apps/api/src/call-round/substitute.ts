import { can } from '@corridor/domain/accounts';
import { type Command, RuleViolation, unknown } from '@corridor/domain/commands';
import { type ConvoyAnswer, substitute, type Substituting, type SubstitutionRecord } from '@corridor/domain/convoys';
import { closedGates, type MedevacCase } from '@corridor/domain/evacuations';
import { caseFileOf, needsOfBeds, needsOfCaseFiles, requirementsOf } from '@corridor/storage/evacuations/case-files';
import { Seals } from '@corridor/storage/keys/seals';
import { placeOfConvoy } from '@corridor/storage/touched';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { Context, UseCase } from '@corridor/storage/use-case';
import type { Rows } from '@corridor/storage/working-set';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Envelope, submission } from '../http/caller';
import type { SubstituteDto } from './substitute.dto';

interface Asked extends Substituting {
  readonly outCaseId: string;
  readonly inCaseId: string;
}

const substituting: UseCase<Asked, ConvoyAnswer> = {
  needs: [
    ({ subject, operationId, payload: { outCaseId, inCaseId } }) => {
      const files = needsOfCaseFiles(operationId, [inCaseId]);
      return {
        ...files,
        convoys: { id: [subject.id] },
        vehiclePlaces: { convoyId: [subject.id] },
        medevacCases: { id: [outCaseId, inCaseId] },
        manifestLines: { ...files.manifestLines, convoyId: [subject.id] },
      };
    },
    ({ payload }, rows) => needsOfBeds(rows, [payload.inCaseId]),
  ],
  touches: (rows, { subject }) => placeOfConvoy(rows, subject.id),
  decide: (rows, command, context) => {
    const { subject, operationId, payload, actorId } = command;
    const out = reached(rows, command, context, payload.outCaseId);
    const incoming = reached(rows, command, context, payload.inCaseId);
    const record: SubstitutionRecord = {
      convoy: rows.get('convoys', subject.id, 'convoy'),
      lines: rows.where('manifestLines', 'convoyId', subject.id),
      places: rows.where('vehiclePlaces', 'convoyId', subject.id),
      out,
      in: incoming,
      companionIds: rows.where('companions', 'caseId', incoming.id).map(({ id }) => id),
      linesOfIn: rows.where('manifestLines', 'caseId', incoming.id),
    };
    // A list that is frozen is amended by who may freeze one.
    const place = { operationId, enclaveId: record.convoy.enclaveId };
    if (record.convoy.manifestStatus === 'frozen' && !can(context.actor, 'convoys.freeze_manifest', place))
      throw new RuleViolation('permission.denied', { permission: 'convoys.freeze_manifest' }, 'not_permitted');
    const seated = payload.seats.map(({ personId }) => ({ personId, convoyId: subject.id }));
    const file = { ...caseFileOf(rows, incoming.id), seated };
    const required = requirementsOf(rows, operationId);
    const closed: Parameters<typeof substitute>[2]['closed'] = ({ personId }) =>
      closedGates(file, personId, required, context.now);
    return substitute(record, payload, { ...context, closed }, { now: context.now, actorId });
  },
};

/** A case of an area that the planner does not reach answers as one that does not exist. */
function reached(rows: Rows, { operationId }: Command<unknown>, { actor }: Context, id: string): MedevacCase {
  const found = rows.get('medevacCases', id, 'evacuation');
  if (!can(actor, 'convoys.plan', { operationId, enclaveId: found.enclaveId })) throw unknown('evacuation', id);
  return found;
}

/** One family goes in the place of another; both cases know of it. */
@Injectable()
export class Substitute {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly seals: Seals,
  ) {}

  async execute(envelope: Envelope, convoyId: string, dto: SubstituteDto) {
    const { outCaseId, inCaseId, reason, seats } = dto;
    const field = `substitution:${envelope.commandId}:note`;
    const { ids, beside } = await this.seals.saidOfCase(envelope.operation.id, outCaseId, { [field]: dto.note });
    const asked: Asked = {
      id: envelope.commandId,
      outCaseId,
      inCaseId,
      reason,
      noteId: ids[field] ?? null,
      seats: seats.map((seat) => ({ ...seat, lineId: uuid() })),
    };
    const about = { name: 'substitute', subject: { kind: 'convoy', id: convoyId } } as const;
    return this.unitOfWork.run({ ...submission(envelope, about, asked, dto), beside }, substituting);
  }
}
