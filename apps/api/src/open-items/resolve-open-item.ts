import { resolveOpenItem } from '@corridor/domain/open-items';
import { Seals } from '@corridor/storage/keys/seals';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import { needsOfPlace, placeOf } from '@corridor/storage/touched';
import type { UseCase } from '@corridor/storage/use-case';
import type { Rows } from '@corridor/storage/working-set';
import { Injectable } from '@nestjs/common';
import { type Envelope, submission } from '../http/caller';
import type { ResolveOpenItemDto } from './resolve-open-item.dto';

const resolving: UseCase<{ readonly noteId: string | null }, { readonly id: string; readonly version: number }> = {
  needs: [
    ({ subject }) => ({ openItems: { id: [subject.id] } }),
    ({ subject }, rows) => needsOfPlace(aboutOf(rows, subject.id)),
  ],
  touches: (rows, { subject }) => placeOf(rows, aboutOf(rows, subject.id)),
  decide: (rows, { subject, payload, actorId }, context) =>
    resolveOpenItem(rows.get('openItems', subject.id, 'open_item'), { actorId, noteId: payload.noteId }, context),
};

function aboutOf(rows: Rows, id: string) {
  const { subjectKind: kind, subjectId } = rows.get('openItems', id, 'open_item');
  return { kind, id: subjectId };
}

@Injectable()
export class ResolveOpenItem {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly seals: Seals,
  ) {}

  async execute(envelope: Envelope, id: string, dto: ResolveOpenItemDto) {
    const subject = { kind: 'open_item', id } as const;
    const { ids, beside } = await this.seals.underOperationKey(envelope.operation.id, subject, { note: dto.note });
    const made = submission(envelope, { name: 'resolve_open_item', subject }, { noteId: ids['note'] ?? null }, dto);
    return this.unitOfWork.run({ ...made, beside }, resolving);
  }
}
