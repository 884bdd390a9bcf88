import { RuleViolation } from '@corridor/domain/commands';
import { endWatch, type NewWatch, standWatch } from '@corridor/domain/notifications';
import { instant } from '@corridor/domain/time';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import { needsOfPlace, placeOf, type Touched } from '@corridor/storage/touched';
import type { UseCase } from '@corridor/storage/use-case';
import type { Rows } from '@corridor/storage/working-set';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Envelope, submission } from '../http/caller';
import type { StandWatchDto } from './stand-watch.dto';

type Written = { readonly id: string; readonly version: number };

const standing: UseCase<NewWatch, Written> = {
  needs: [
    ({ payload: { accountId, scope, scopeId } }) => ({
      assignments: { accountId: [accountId] },
      ...(scope === 'convoy' ? { convoys: { id: [scopeId] } } : {}),
      ...(scope === 'enclave' ? { enclaves: { id: [scopeId] } } : {}),
    }),
  ],
  touches: (rows, { payload }) => placeOfWatch(rows, payload),
  decide: (rows, { operationId, payload }) => {
    mustExist(rows, payload);
    return standWatch(operationId, payload);
  },
};

const ending: UseCase<null, Written> = {
  needs: [
    ({ subject }) => ({ watches: { id: [subject.id] } }),
    ({ subject }, rows) => {
      const { scope, scopeId } = rows.get('watches', subject.id, 'watch');
      return scope === 'operation' ? {} : needsOfPlace({ kind: scope, id: scopeId });
    },
  ],
  touches: (rows, { subject }) => placeOfWatch(rows, rows.get('watches', subject.id, 'watch')),
  decide: (rows, { subject }, context) => endWatch(rows.get('watches', subject.id, 'watch'), context),
};

/** Puts people on duty and takes them off. */
@Injectable()
export class StandWatch {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(envelope: Envelope, dto: StandWatchDto) {
    const { operation, now, actor } = envelope;
    const watch: NewWatch = {
      id: uuid(),
      accountId: dto.accountId ?? actor.accountId,
      scope: dto.scope,
      scopeId: dto.scope === 'operation' ? operation.id : (dto.scopeId ?? ''),
      leastSeverity: dto.leastSeverity,
      onDutyFrom: dto.onDutyFrom === undefined ? now : instant(dto.onDutyFrom),
      onDutyUntil: dto.onDutyUntil === undefined ? null : instant(dto.onDutyUntil),
    };
    const about = { name: 'stand_watch', subject: { kind: 'watch', id: watch.id }, isNew: true } as const;
    return this.unitOfWork.run(submission(envelope, about, watch, dto), standing);
  }

  end(envelope: Envelope, watchId: string) {
    return this.unitOfWork.run(
      submission(envelope, { name: 'end_watch', subject: { kind: 'watch', id: watchId } }, null, {}),
      ending,
    );
  }
}

const placeOfWatch = (rows: Rows, { scope, scopeId }: Pick<NewWatch, 'scope' | 'scopeId'>): Touched =>
  scope === 'operation' ? { enclaveId: null } : placeOf(rows, { kind: scope, id: scopeId });

function mustExist(rows: Rows, { accountId, scope, scopeId }: NewWatch): void {
  if (!rows.where('assignments', 'accountId', accountId).some(({ revokedAt }) => revokedAt === null)) {
    throw new RuleViolation('account.unknown', { id: accountId }, 'not_found');
  }
  if (scope === 'convoy') rows.get('convoys', scopeId, 'convoy');
  if (scope === 'enclave') rows.get('enclaves', scopeId, 'enclave');
}
