import {
  type BedOffer,
  type NewBedOffer,
  offerBeds,
  movingStatuses,
  waitingStatuses,
  withdrawBeds,
} from '@corridor/domain/evacuations';
import { instant } from '@corridor/domain/time';
import { Storage } from '@corridor/storage/storage';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Caller, type Envelope, submission } from '../http/caller';
import type { BedOfferDto } from './bed-offer.dto';

type Answer = Pick<BedOffer, 'id' | 'version'>;

const offering: UseCase<NewBedOffer, Answer> = {
  needs: [({ payload }) => ({ facilities: { id: [payload.facilityId] } })],
  // A hospital outside is in no area: whoever prepares somebody anywhere may write down what it offers.
  touches: () => 'nowhere',
  decide: (rows, { operationId, payload }, context) => {
    rows.get('facilities', payload.facilityId, 'facility');
    return offerBeds(operationId, payload, context);
  },
};

const withdrawing: UseCase<Pick<BedOffer, 'id'>, Answer> = {
  needs: [({ payload }) => ({ bedOffers: { id: [payload.id] } })],
  touches: () => 'nowhere',
  decide: (rows, { payload }, context) => withdrawBeds(rows.get('bedOffers', payload.id, 'bed_offer'), context),
};

/** Beds that hospitals offer. */
@Injectable()
export class Beds {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly storage: Storage,
  ) {}

  /** Those that are not over, the one that ends first at the top, with how many of their beds are taken. */
  async list({ operation, now }: Caller) {
    const shape = this.storage.shape('bedOffers');
    const waits = [...waitingStatuses, ...movingStatuses].map((each) => `'${each}'`).join(', ');
    const taken = `(SELECT COUNT(*) FROM destinations d JOIN medevac_cases m ON m.id = d.case_id
      WHERE d.offer_id = bed_offers.id AND d.ended_at IS NULL AND m.status IN (${waits}))`;
    const rows = await this.storage.all<Record<string, unknown> & { taken: number | string; facility_name: string }>(
      `${shape.select.replace(' FROM ', `, ${taken} AS taken, (SELECT name FROM facilities f WHERE f.id = facility_id) AS facility_name FROM `)}
        WHERE operation_id = $1 AND valid_until > $2 AND withdrawn_at IS NULL ORDER BY valid_until, id LIMIT 500`,
      [operation.id, now],
    );
    return {
      items: rows.map((row) => {
        const { operationId: _operation, withdrawnAt: _withdrawn, ...offer } = shape.decode(row);
        return { ...offer, facilityName: row.facility_name, taken: Number(row.taken) };
      }),
    };
  }

  offer(envelope: Envelope, { validUntil, ...dto }: BedOfferDto) {
    const offer: NewBedOffer = { id: uuid(), ...dto, validUntil: instant(validUntil) };
    const about = { name: 'offer_beds', subject: { kind: 'facility', id: dto.facilityId } } as const;
    return this.unitOfWork.run(submission(envelope, about, offer, { validUntil, ...dto }), offering);
  }

  withdraw(envelope: Envelope, id: string) {
    const about = { name: 'withdraw_beds', subject: { kind: 'operation', id: envelope.operation.id } } as const;
    return this.unitOfWork.run(submission(envelope, about, { id }, { id }), withdrawing);
  }
}
