import { SYSTEM_ACTOR } from '@corridor/domain/commands';
import { endOutsideWatch, type OutsideWatchAnswer, rotateSecret } from '@corridor/domain/reports';
import { Seals } from '@corridor/storage/keys/seals';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { type Envelope, submission } from '../http/caller';
import { newSigningSecret } from './add-outside-watch';

/** By who keeps the addresses, or, where the system acts, by the one who was told. */
export const endingOutsideWatch: UseCase<null, OutsideWatchAnswer> = {
  needs: [({ subject }) => ({ outsideWatches: { id: [subject.id] } })],
  decide: (rows, { subject, actorId }, { now }) =>
    endOutsideWatch(rows.get('outsideWatches', subject.id, 'outside_watch'), {
      now,
      actorId: actorId === SYSTEM_ACTOR ? null : actorId,
    }),
};

const rotating: UseCase<{ readonly secretId: string }, OutsideWatchAnswer> = {
  needs: [({ subject }) => ({ outsideWatches: { id: [subject.id] } })],
  decide: (rows, { subject, payload: { secretId } }) =>
    rotateSecret(rows.get('outsideWatches', subject.id, 'outside_watch'), secretId),
};

/** Ends a watch from outside, and gives a webhook another secret. */
@Injectable()
export class ChangeOutsideWatch {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly seals: Seals,
  ) {}

  end(envelope: Envelope, id: string) {
    const about = { name: 'end_outside_watch', subject: { kind: 'outside_watch', id } } as const;
    return this.unitOfWork.run(submission(envelope, about, null, {}), endingOutsideWatch);
  }

  /** The new secret stands in this answer and nowhere else. */
  async rotate(envelope: Envelope, id: string) {
    const subject = { kind: 'outside_watch', id } as const;
    const secret = newSigningSecret();
    const { ids, beside } = await this.seals.underOperationKey(envelope.operation.id, subject, { secret });
    const about = { name: 'rotate_outside_secret', subject } as const;
    const payload = { secretId: ids['secret'] ?? '' };
    const answer = await this.unitOfWork.run({ ...submission(envelope, about, payload, {}), beside }, rotating);
    return { ...answer, secret: answer.outcome === 'applied' ? secret : null };
  }
}
