import {
  type DestinationAnswer,
  isUnderWay,
  type NewDestination,
  settleDestination,
} from '@corridor/domain/evacuations';
import { placeOfCase } from '@corridor/storage/touched';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Envelope, submission } from '../http/caller';
import type { DestinationDto } from './prepare-case.dto';

const settling: UseCase<NewDestination, DestinationAnswer> = {
  needs: [
    ({ subject, payload: { facilityId, offerId } }) => ({
      medevacCases: { id: [subject.id] },
      companions: { caseId: [subject.id] },
      facilities: { id: facilityId === null ? [] : [facilityId] },
      bedOffers: { id: offerId === null ? [] : [offerId] },
      destinations: { caseId: [subject.id], offerId: offerId === null ? [] : [offerId] },
    }),
    ({ payload: { offerId } }, rows) => ({
      medevacCases: {
        id: offerId === null ? [] : rows.where('destinations', 'offerId', offerId).map(({ caseId }) => caseId),
      },
    }),
  ],
  touches: (rows, { subject }) => placeOfCase(rows, subject.id),
  decide: (rows, { subject, payload, actorId }, { now }) => {
    const { facilityId, offerId } = payload;
    if (facilityId !== null) rows.get('facilities', facilityId, 'facility');
    const own = rows.where('destinations', 'caseId', subject.id);
    const onOffer = offerId === null ? [] : rows.where('destinations', 'offerId', offerId);
    const beds = {
      offer: offerId === null ? undefined : rows.find('bedOffers', offerId),
      destinations: [...own, ...onOffer],
      companions: rows.where('companions', 'caseId', subject.id).length,
      ended: onOffer
        .map(({ caseId }) => caseId)
        .filter((id) => !isUnderWay(rows.get('medevacCases', id, 'evacuation'))),
    };
    return settleDestination(rows.get('medevacCases', subject.id, 'evacuation'), payload, beds, { now, actorId });
  },
};

/** Where a patient goes: a bed that a hospital offers, a hospital without one, or decided on arrival. */
@Injectable()
export class SettleDestination {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(envelope: Envelope, caseId: string, dto: DestinationDto) {
    const asked: NewDestination = { id: uuid(), facilityId: dto.facilityId ?? null, offerId: dto.offerId ?? null };
    const about = { name: 'settle_destination', subject: { kind: 'case', id: caseId } } as const;
    return this.unitOfWork.run(submission(envelope, about, asked, dto), settling);
  }
}
