import { keepPastedText } from '@corridor/domain/open-items';
import { Seals } from '@corridor/storage/keys/seals';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Envelope, submission } from '../http/caller';
import type { PasteTextDto } from './pasted-text.dto';

interface Pasted {
  readonly id: string;
  readonly sealed: string;
}

const keeping: UseCase<Pasted, { readonly id: string; readonly purgeAt: string }> = {
  needs: [],
  touches: () => 'nowhere',
  decide: (_rows, { operationId, payload, actorId }, { now }) => keepPastedText(operationId, payload, { now, actorId }),
};

/** Takes in what somebody pasted, sealed before anything is written or queued. */
@Injectable()
export class PasteText {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly seals: Seals,
  ) {}

  async execute(envelope: Envelope, dto: PasteTextDto) {
    const subject = { kind: 'pasted_text', id: uuid() } as const;
    const sealed = await this.seals.apart(envelope.operation.id, subject, dto.text);
    const about = { name: 'keep_pasted_text', subject, isNew: true } as const;
    return this.unitOfWork.run(submission(envelope, about, { id: subject.id, sealed }, dto), keeping);
  }
}
