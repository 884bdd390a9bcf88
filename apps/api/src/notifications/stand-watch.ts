import { RuleViolation } from '@corridor/domain/commands';
import {
  endWatch,
  isScopeOfOne,
  mostUsual,
  type NewWatch,
  standUsualWatches,
  standWatch,
} from '@corridor/domain/notifications';
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
      ...(scope === 'enclave' ? { enclaves: { id: [scopeId] } } : {}),
      ...(isScopeOfOne(scope) ? needsOfPlace({ kind: scope, id: scopeId }) : {}),
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
      return isScopeOfOne(scope) ? needsOfPlace({ kind: scope, id: scopeId }) : {};
    },
  ],
  touches: (rows, { subject }) => placeOfWatch(rows, rows.get('watches', subject.id, 'watch')),
  decide: (rows, { subject }, context) => endWatch(rows.get('watches', subject.id, 'watch'), context),
};

const standingUsual: UseCase<readonly string[], { readonly ids: readonly string[] }> = {
  needs: [({ actorId }) => ({ watches: { accountId: [actorId] } })],
  // As far as the actor's own roles reach, and no further.
  touches: () => 'nowhere',
  decide: (rows, { payload, actorId }, { actor, now }) =>
    standUsualWatches(actor, rows.where('watches', 'accountId', actorId), { ids: payload, now }),
};

/** Begins and ends watches of people and of teams. */
@Injectable()
export class StandWatch {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(envelope: Envelope, dto: StandWatchDto) {
    const { operation, now, actor } = envelope;
    const watch: NewWatch = {
      id: uuid(),
      accountId: dto.accountId ?? actor.accountId,
      team: dto.team ?? null,
      scope: dto.scope,
      scopeId: isScopeOfOne(dto.scope) ? (dto.scopeId ?? '') : operation.id,
      kinds: dto.kinds,
      leastSeverity: dto.leastSeverity,
      timing: dto.timing,
      onDutyFrom: dto.onDutyFrom === undefined ? now : instant(dto.onDutyFrom),
      onDutyUntil: dto.onDutyUntil === undefined ? null : instant(dto.onDutyUntil),
    };
    const about = { name: 'stand_watch', subject: { kind: 'watch', id: watch.id }, isNew: true } as const;
    return this.unitOfWork.run(submission(envelope, about, watch, dto), standing);
  }

  /** What the caller's roles usually watch. */
  usual(envelope: Envelope) {
    const { actor, operation } = envelope;
    const about = { name: 'stand_usual_watches', subject: { kind: 'operation', id: operation.id } } as const;
    const ids = Array.from({ length: mostUsual(actor) }, () => uuid());
    return this.unitOfWork.run(submission(envelope, about, ids, {}), standingUsual);
  }

  end(envelope: Envelope, watchId: string) {
    return this.unitOfWork.run(
      submission(envelope, { name: 'end_watch', subject: { kind: 'watch', id: watchId } }, null, {}),
      ending,
    );
  }
}

const placeOfWatch = (rows: Rows, { scope, scopeId }: Pick<NewWatch, 'scope' | 'scopeId'>): Touched =>
  isScopeOfOne(scope) ? placeOf(rows, { kind: scope, id: scopeId }) : { enclaveId: null };

function mustExist(rows: Rows, { accountId, scope, scopeId }: NewWatch): void {
  if (!rows.where('assignments', 'accountId', accountId).some(({ revokedAt }) => revokedAt === null)) {
    throw new RuleViolation('account.unknown', { id: accountId }, 'not_found');
  }
  if (scope === 'convoy') rows.get('convoys', scopeId, 'convoy');
  if (scope === 'case') rows.get('medevacCases', scopeId, 'evacuation');
  if (scope === 'enclave') rows.get('enclaves', scopeId, 'enclave');
}
