import { areasOf, can } from '@corridor/domain/accounts';
import { unknown } from '@corridor/domain/commands';
import { lastCall } from '@corridor/domain/convoys';
import { standingDestination } from '@corridor/domain/evacuations';
import type { RecordOf } from '@corridor/storage/records';
import { placeholders } from '@corridor/storage/statements';
import { Storage } from '@corridor/storage/storage';
import { within } from '@corridor/storage/within';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../http/caller';

/** The call round before a convoy: one row a family, by code, with what it said last. Names and numbers are not here. */
@Injectable()
export class CallRoundQueries {
  constructor(private readonly storage: Storage) {}

  async ofConvoy({ operation, actor }: Caller, id: string) {
    const [convoy] = await this.storage.records('convoys', 'WHERE operation_id = $1 AND id = $2', [operation.id, id]);
    const place = { operationId: operation.id, enclaveId: convoy?.enclaveId ?? null };
    if (!convoy || !can(actor, 'evacuations.read', place)) throw unknown('convoy', id);
    const [lines, calls, legs, substitutions] = await Promise.all([
      this.storage.records('manifestLines', 'WHERE convoy_id = $1 AND removed_at IS NULL', [id]),
      this.storage.records('callRoundCalls', 'WHERE convoy_id = $1', [id]),
      this.storage.records('convoyLegs', 'WHERE convoy_id = $1 ORDER BY position LIMIT 1', [id]),
      this.storage.records('substitutions', 'WHERE convoy_id = $1 ORDER BY made_at, id', [id]),
    ]);
    // Who was taken off because of what they said stays on the round: they may say something else.
    const caseIds = [
      ...new Set([
        ...[...lines, ...calls].map(({ caseId }) => caseId),
        ...substitutions.map(({ outCaseId }) => outCaseId),
      ]),
    ];
    const parameters: unknown[] = [...caseIds];
    const seen = within(areasOf(actor, 'evacuations.read'), 'enclave_id', parameters);
    const among = `IN (${placeholders(caseIds.length)})`;
    const of = <N extends 'companions' | 'destinations'>(name: N, also = '') =>
      this.storage.records(name, `WHERE case_id ${among}${also} ORDER BY id`, caseIds);
    const [cases, companions, destinations] =
      caseIds.length === 0
        ? [[], [], []]
        : await Promise.all([
            this.storage.records('medevacCases', `WHERE id ${among}${seen} ORDER BY code`, parameters),
            of('companions'),
            of('destinations', ' AND ended_at IS NULL'),
          ]);
    const families = cases.map((patient) => ({
      ...rowOf(patient, { lines, calls, companions, destinations }),
      // Who goes in their place; the family is not offered a second time.
      inPlace: inPlaceOf(patient.id, { substitutions, cases, lines }),
    }));
    return {
      id,
      version: convoy.version,
      reference: convoy.reference,
      status: convoy.status,
      manifestStatus: convoy.manifestStatus,
      // A time is told to families only once it stands (DOMAIN 0.5); a route never.
      leavesAt: convoy.releasedAt === null ? null : (legs[0]?.plannedDepartureAt ?? null),
      families,
      counts: {
        families: families.length,
        reached: families.filter(({ last }) => last !== null && last.outcome !== 'no_answer').length,
        coming: families.filter(({ last }) => last !== null && isComing(last)).length,
      },
    };
  }
}

const isComing = ({ outcome }: Pick<RecordOf<'callRoundCalls'>, 'outcome'>): boolean =>
  outcome === 'coming' || outcome === 'coming_without_companion';

interface OfRound {
  readonly lines: readonly RecordOf<'manifestLines'>[];
  readonly calls: readonly RecordOf<'callRoundCalls'>[];
  readonly companions: readonly RecordOf<'companions'>[];
  /** Those that stand. */
  readonly destinations: readonly RecordOf<'destinations'>[];
}

function rowOf({ id, code, status, ageBand }: RecordOf<'medevacCases'>, round: OfRound) {
  const { lines, calls, companions, destinations } = round;
  const own = lines.filter(({ caseId }) => caseId === id);
  const made = calls.filter(({ caseId }) => caseId === id);
  const last = lastCall(made);
  const destination = standingDestination(destinations, id);
  return {
    caseId: id,
    code,
    status,
    ageBand,
    people: own.length,
    isListed: own.some(({ personId }) => personId === id),
    companions: companions
      .filter(({ caseId }) => caseId === id)
      .map(({ id: companionId, relation, isCarer }) => ({
        id: companionId,
        relation,
        isCarer,
        isListed: own.some(({ personId }) => personId === companionId),
      })),
    // Where to, or that it is decided on arrival (no hospital), or null: nobody has settled it.
    destination: destination ? { facilityId: destination.facilityId } : null,
    tries: made.length,
    last: last
      ? { outcome: last.outcome, reason: last.reason, withoutIds: last.withoutIds, occurredAt: last.occurredAt }
      : null,
  };
}

function inPlaceOf(
  caseId: string,
  of: Pick<OfRound, 'lines'> & {
    readonly substitutions: readonly RecordOf<'substitutions'>[];
    readonly cases: readonly RecordOf<'medevacCases'>[];
  },
) {
  const isListed = of.lines.some(({ personId }) => personId === caseId);
  const last = isListed ? undefined : of.substitutions.filter(({ outCaseId }) => outCaseId === caseId).at(-1);
  const found = of.cases.find(({ id }) => id === last?.inCaseId);
  return found ? { caseId: found.id, code: found.code } : null;
}
