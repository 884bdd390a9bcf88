import { type ConvoyAnswer, freezeManifest, type ManifestLine } from '@corridor/domain/convoys';
import { closedGates, type GateState } from '@corridor/domain/evacuations';
import { caseFileOf, needsOfBeds, needsOfCaseFiles, requirementsOf } from '@corridor/storage/evacuations/case-files';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import { placeOfConvoy } from '@corridor/storage/touched';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { type Envelope, submission } from '../http/caller';

const freezing: UseCase<null, ConvoyAnswer & { readonly manifestHash: string }> = {
  needs: [
    ({ subject }) => ({ convoys: { id: [subject.id] }, manifestLines: { convoyId: [subject.id] } }),
    ({ subject, operationId }, rows) => {
      const lines = rows.where('manifestLines', 'convoyId', subject.id);
      const files = needsOfCaseFiles(operationId, casesOf(lines));
      return {
        ...files,
        manifestLines: { ...files.manifestLines, personId: lines.map(({ personId }) => personId) },
      };
    },
    ({ subject }, rows) => needsOfBeds(rows, casesOf(rows.where('manifestLines', 'convoyId', subject.id))),
  ],
  touches: (rows, { subject }) => placeOfConvoy(rows, subject.id),
  version: (rows, { subject }) => rows.get('convoys', subject.id, 'convoy').version,
  decide: (rows, { subject, operationId }, context) => {
    const lines = rows.where('manifestLines', 'convoyId', subject.id);
    const elsewhere = lines
      .flatMap(({ personId }) => rows.where('manifestLines', 'personId', personId))
      .filter(({ convoyId }) => convoyId !== subject.id);
    const files = new Map(casesOf(lines).map((id) => [id, caseFileOf(rows, id)]));
    const required = requirementsOf(rows, operationId);
    const closed = ({ caseId, personId }: ManifestLine): readonly GateState[] => {
      const file = files.get(caseId);
      return file ? closedGates(file, personId, required, context.now) : [];
    };
    const cases = [...files.values()].map(({ patient }) => patient);
    return freezeManifest(rows.get('convoys', subject.id, 'convoy'), lines, elsewhere, cases, { ...context, closed });
  },
};

const casesOf = (lines: readonly ManifestLine[]): string[] => [...new Set(lines.map(({ caseId }) => caseId))];

@Injectable()
export class FreezeManifest {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(envelope: Envelope, convoyId: string) {
    const about = { name: 'freeze_manifest', subject: { kind: 'convoy', id: convoyId } } as const;
    return this.unitOfWork.run(submission(envelope, about, null, {}), freezing);
  }
}
