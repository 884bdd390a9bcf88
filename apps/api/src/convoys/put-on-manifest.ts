import { can } from '@corridor/domain/accounts';
import { RuleViolation } from '@corridor/domain/commands';
import { type ConvoyAnswer, type NewManifestLine, putOnManifest } from '@corridor/domain/convoys';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import { placeOfConvoy } from '@corridor/storage/touched';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Envelope, submission } from '../http/caller';
import type { PutOnManifestDto } from './put-on-manifest.dto';

type Line = NewManifestLine & { readonly caseId: string };

const putting: UseCase<Line, ConvoyAnswer & { readonly lineId: string }> = {
  needs: [
    ({ subject, payload }) => ({
      convoys: { id: [subject.id] },
      vehiclePlaces: { vehicleId: [payload.vehicleId] },
      manifestLines: { convoyId: [subject.id] },
      medevacCases: { id: [payload.caseId] },
      companions: { caseId: [payload.caseId] },
    }),
  ],
  touches: (rows, { subject }) => placeOfConvoy(rows, subject.id),
  decide: (rows, { subject, operationId, payload }, { actor }) => {
    const convoy = rows.get('convoys', subject.id, 'convoy');
    const place = rows
      .where('vehiclePlaces', 'vehicleId', payload.vehicleId)
      .find((each) => each.place === payload.place);
    const found = rows.find('medevacCases', payload.caseId);
    // A patient of an area that the planner does not reach answers as one that does not exist.
    const isReached = found && can(actor, 'convoys.plan', { operationId, enclaveId: found.enclaveId });
    const patient = isReached ? found : undefined;
    const companions = rows.where('companions', 'caseId', payload.caseId);
    if (payload.personKind === 'companion' && !companions.some(({ id }) => id === payload.personId)) {
      throw new RuleViolation('companion.unknown', { id: payload.personId }, 'not_found');
    }
    return putOnManifest(convoy, place, rows.where('manifestLines', 'convoyId', subject.id), patient, payload);
  },
};

@Injectable()
export class PutOnManifest {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(envelope: Envelope, convoyId: string, dto: PutOnManifestDto) {
    const { companionId, ...said } = dto;
    const line: Line = { ...said, id: uuid(), personId: companionId ?? dto.caseId };
    const about = { name: 'put_on_manifest', subject: { kind: 'convoy', id: convoyId } } as const;
    return this.unitOfWork.run(submission(envelope, about, line, dto), putting);
  }
}
