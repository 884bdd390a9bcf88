import { type Actor, can } from '@corridor/domain/accounts';
import { RuleViolation } from '@corridor/domain/commands';
import { type OpenItem, resolveOpenItem } from '@corridor/domain/open-items';
import { Seals } from '@corridor/storage/keys/seals';
import { Storage } from '@corridor/storage/storage';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import { needsOfPlace, placeOf, type Touched } from '@corridor/storage/touched';
import type { UseCase } from '@corridor/storage/use-case';
import type { Rows } from '@corridor/storage/working-set';
import { Injectable } from '@nestjs/common';
import { type Envelope, submission } from '../http/caller';
import { settlementOf } from '../http/disclose-notes';
import type { ResolveOpenItemDto } from './resolve-open-item.dto';

const resolving: UseCase<{ readonly noteId: string | null }, { readonly id: string; readonly version: number }> = {
  needs: [
    ({ subject }) => ({ openItems: { id: [subject.id] } }),
    ({ subject }, rows) => needsOfPlace(aboutOf(rows, subject.id)),
  ],
  touches: (rows, { subject }) => placeOf(rows, aboutOf(rows, subject.id)),
  decide: (rows, { subject, operationId, payload, actorId }, context) => {
    const item = rows.get('openItems', subject.id, 'open_item');
    mustBeOfTheTrade(item, context.actor, placeOf(rows, aboutOf(rows, subject.id)), operationId);
    return resolveOpenItem(item, { actorId, noteId: payload.noteId }, context);
  },
};

/** A P1 is seconded by somebody who could have found it. */
function mustBeOfTheTrade({ code }: OpenItem, actor: Actor, place: Touched, operationId: string): void {
  const permission = 'evacuations.assess';
  const subject = place === 'nowhere' ? undefined : { operationId, ...place };
  if (code === 'p1_unseconded' && !can(actor, permission, subject))
    throw new RuleViolation('permission.denied', { permission }, 'not_permitted');
}

function aboutOf(rows: Rows, id: string) {
  const { subjectKind: kind, subjectId } = rows.get('openItems', id, 'open_item');
  return { kind, id: subjectId };
}

/** The words are sealed under the key of the case that it is about, else under the operation's. */
@Injectable()
export class ResolveOpenItem {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly seals: Seals,
    private readonly storage: Storage,
  ) {}

  async execute(envelope: Envelope, id: string, dto: ResolveOpenItemDto) {
    const subject = { kind: 'open_item', id } as const;
    const { operation } = envelope;
    const caseId = await this.caseBehind(operation.id, id);
    const field = caseId === undefined ? 'note' : settlementOf(id);
    const { ids, beside } =
      caseId === undefined
        ? await this.seals.underOperationKey(operation.id, subject, { [field]: dto.note })
        : await this.seals.underCaseKey(operation.id, caseId, { [field]: dto.note });
    const made = submission(envelope, { name: 'resolve_open_item', subject }, { noteId: ids[field] ?? null }, dto);
    return this.unitOfWork.run({ ...made, beside }, resolving);
  }

  /** The case that it is about, unless that was erased: what is still open about it can be settled all the same. */
  private async caseBehind(operationId: string, id: string): Promise<string | undefined> {
    const [found] = await this.storage.all<{ id: string }>(
      `SELECT m.id FROM open_items i JOIN medevac_cases m ON m.id = i.subject_id AND m.operation_id = i.operation_id
        WHERE i.id = $1 AND i.operation_id = $2 AND m.erased_at IS NULL`,
      [id, operationId],
    );
    return found?.id;
  }
}
