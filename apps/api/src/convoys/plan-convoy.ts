import { RuleViolation } from '@corridor/domain/commands';
import { type ConvoyAnswer, type ConvoyPlan, planConvoy } from '@corridor/domain/convoys';
import { caseCode } from '@corridor/domain/evacuations';
import { instant } from '@corridor/domain/time';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Envelope, submission } from '../http/caller';
import { drawCodes } from '../http/draw-codes';
import { belongs } from './assign-to-convoy';
import type { PlanConvoyDto } from './plan-convoy.dto';

const facilitiesOf = ({ legs }: ConvoyPlan): string[] => legs.flatMap(({ toFacilityId }) => toFacilityId ?? []);

const planning: UseCase<ConvoyPlan, ConvoyAnswer & { readonly reference: string }> = {
  needs: [
    ({ payload }) => ({
      enclaves: { id: [payload.enclaveId] },
      convoys: { reference: payload.references },
      facilities: { id: facilitiesOf(payload) },
      assignments: { accountId: payload.assignments.map(({ accountId }) => accountId) },
    }),
  ],
  touches: (_rows, { payload }) => ({ enclaveId: payload.enclaveId }),
  decide: (rows, { payload }, context) => {
    const stranger = payload.assignments.find(({ accountId }) => !belongs(rows, accountId));
    if (stranger) throw new RuleViolation('account.unknown', { id: stranger.accountId }, 'not_found');
    for (const id of facilitiesOf(payload)) rows.get('facilities', id, 'facility');
    const taken = new Set(payload.references.filter((each) => rows.where('convoys', 'reference', each).length > 0));
    return planConvoy(rows.find('enclaves', payload.enclaveId), taken, payload, context);
  },
};

@Injectable()
export class PlanConvoy {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(envelope: Envelope, dto: PlanConvoyDto) {
    const id = uuid();
    const plan: ConvoyPlan = {
      id,
      references: drawCodes(caseCode),
      enclaveId: dto.enclaveId,
      legs: dto.legs.map((leg) => ({
        ...leg,
        id: uuid(),
        toFacilityId: leg.toFacilityId ?? null,
        plannedDepartureAt: instant(leg.plannedDepartureAt),
        plannedArrivalAt: instant(leg.plannedArrivalAt),
      })),
      vehicles: dto.vehicles.map((vehicle) => ({ ...vehicle, id: uuid() })),
      assignments: dto.assignments.map((each) => ({ ...each, id: uuid() })),
    };
    return this.unitOfWork.run(
      submission(envelope, { name: 'plan_convoy', subject: { kind: 'convoy', id }, isNew: true }, plan, dto),
      planning,
    );
  }
}
