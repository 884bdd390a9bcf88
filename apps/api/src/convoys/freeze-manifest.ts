import { type ConvoyAnswer, freezeManifest } from '@corridor/domain/convoys';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import { placeOfConvoy } from '@corridor/storage/touched';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { type Envelope, submission } from '../http/caller';

const freezing: UseCase<null, ConvoyAnswer & { readonly manifestHash: string }> = {
  needs: [
    ({ subject }) => ({ convoys: { id: [subject.id] }, manifestLines: { convoyId: [subject.id] } }),
    ({ subject }, rows) => {
      const lines = rows.where('manifestLines', 'convoyId', subject.id);
      return {
        manifestLines: { personId: lines.map(({ personId }) => personId) },
        medevacCases: { id: lines.map(({ caseId }) => caseId) },
      };
    },
  ],
  touches: (rows, { subject }) => placeOfConvoy(rows, subject.id),
  version: (rows, { subject }) => rows.get('convoys', subject.id, 'convoy').version,
  decide: (rows, { subject }, context) => {
    const lines = rows.where('manifestLines', 'convoyId', subject.id);
    const elsewhere = lines
      .flatMap(({ personId }) => rows.where('manifestLines', 'personId', personId))
      .filter(({ convoyId }) => convoyId !== subject.id);
    const cases = [...new Set(lines.map(({ caseId }) => caseId))].map((id) =>
      rows.get('medevacCases', id, 'evacuation'),
    );
    return freezeManifest(rows.get('convoys', subject.id, 'convoy'), lines, elsewhere, cases, context);
  },
};

@Injectable()
export class FreezeManifest {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(envelope: Envelope, convoyId: string) {
    const about = { name: 'freeze_manifest', subject: { kind: 'convoy', id: convoyId } } as const;
    return this.unitOfWork.run(submission(envelope, about, null, {}), freezing);
  }
}
