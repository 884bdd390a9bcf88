import { type ConvoyAnswer, freezeManifest } from '@corridor/domain/convoys';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import { placeOfConvoy } from '@corridor/storage/touched';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { type Envelope, submission } from '../http/caller';
import { gatesOfLines, needsOfGates } from './gates-of-lines';

const freezing: UseCase<null, ConvoyAnswer & { readonly manifestHash: string }> = {
  needs: [
    ({ subject }) => ({ convoys: { id: [subject.id] }, manifestLines: { convoyId: [subject.id] } }),
    ...needsOfGates,
  ],
  touches: (rows, { subject }) => placeOfConvoy(rows, subject.id),
  version: (rows, { subject }) => rows.get('convoys', subject.id, 'convoy').version,
  decide: (rows, command, context) => {
    const { id } = command.subject;
    const lines = rows.where('manifestLines', 'convoyId', id);
    const elsewhere = lines
      .flatMap(({ personId }) => rows.where('manifestLines', 'personId', personId))
      .filter(({ convoyId }) => convoyId !== id);
    const { files, closed } = gatesOfLines(rows, command, context.now);
    const cases = files.map(({ patient }) => patient);
    return freezeManifest(rows.get('convoys', id, 'convoy'), lines, elsewhere, cases, { ...context, closed });
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
