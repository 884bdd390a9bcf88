import { RuleViolation } from '@corridor/domain/commands';
import { settlePastedText } from '@corridor/domain/open-items';
import { Storage } from '@corridor/storage/storage';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { type Envelope, submission } from '../http/caller';
import type { SettlePastedTextDto } from './pasted-text.dto';

type Settlement = Pick<SettlePastedTextDto, 'outcome'> & { readonly entrySeq: number | null };

const settling: UseCase<Settlement, { readonly id: string; readonly version: number }> = {
  needs: [({ subject }) => ({ pastedTexts: { id: [subject.id] } })],
  // Whose area a text is about is not known before somebody reads it.
  touches: (rows, { subject, actorId }) =>
    rows.get('pastedTexts', subject.id, 'pasted_text').pastedBy === actorId ? 'nowhere' : { enclaveId: null },
  decide: (rows, { subject, payload, actorId }, context) =>
    settlePastedText(rows.get('pastedTexts', subject.id, 'pasted_text'), { ...payload, actorId }, context),
};

/** A pasted text became an entry, or is not needed: either way it goes. */
@Injectable()
export class SettlePastedText {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly storage: Storage,
  ) {}

  async execute(envelope: Envelope, id: string, dto: SettlePastedTextDto) {
    const entrySeq = dto.outcome === 'logged' ? (dto.entrySeq ?? null) : null;
    if (entrySeq !== null) await this.mustStand(envelope.operation.id, entrySeq);
    const about = { name: 'settle_pasted_text', subject: { kind: 'pasted_text', id } } as const;
    return this.unitOfWork.run(submission(envelope, about, { outcome: dto.outcome, entrySeq }, dto), settling);
  }

  /** Entries are only ever added, so one that stands now stands when the rule decides. */
  private async mustStand(operationId: string, seq: number): Promise<void> {
    const [entry] = await this.storage.all('SELECT seq FROM ledger_entries WHERE operation_id = $1 AND seq = $2', [
      operationId,
      seq,
    ]);
    if (!entry) throw new RuleViolation('pasted_text.entry_unknown', { seq }, 'not_found');
  }
}
