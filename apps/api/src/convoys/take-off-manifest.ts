import { type ConvoyAnswer, takeOffManifest } from '@corridor/domain/convoys';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import { placeOfConvoy } from '@corridor/storage/touched';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { type Envelope, submission } from '../http/caller';

const taking: UseCase<{ readonly lineId: string }, ConvoyAnswer> = {
  needs: [({ subject, payload }) => ({ convoys: { id: [subject.id] }, manifestLines: { id: [payload.lineId] } })],
  touches: (rows, { subject }) => placeOfConvoy(rows, subject.id),
  decide: (rows, { subject, payload: { lineId } }, context) =>
    takeOffManifest(rows.get('convoys', subject.id, 'convoy'), rows.find('manifestLines', lineId), lineId, context),
};

@Injectable()
export class TakeOffManifest {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(envelope: Envelope, convoyId: string, lineId: string) {
    const about = { name: 'take_off_manifest', subject: { kind: 'convoy', id: convoyId } } as const;
    return this.unitOfWork.run(submission(envelope, about, { lineId }, { lineId }), taking);
  }
}
