import { can } from '@corridor/domain/accounts';
import { unknown } from '@corridor/domain/commands';
import { happenedAt, inOrder, withStepsNotRecorded } from '@corridor/domain/evacuations';
import { Storage } from '@corridor/storage/storage';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../http/caller';

interface HandOver {
  readonly occurred_at: string;
  readonly recorded_at: string;
  readonly facility_id: string | null;
  readonly channel: string | null;
  readonly reported_by: string | null;
}

/** Said by name at a vehicle's door; or counted out with everybody when base declared the all-clear. */
const HAND_OVERS = `SELECT occurred_at, recorded_at, facility_id, channel, reported_by FROM boardings
   WHERE person_id = $1 AND kind = 'handed_over'
 UNION ALL
 SELECT c.all_clear_at, c.all_clear_at, NULL, NULL, NULL FROM manifest_lines l JOIN convoys c ON c.id = l.convoy_id
   WHERE l.person_id = $1 AND l.travelled AND c.all_clear_at IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM boardings b WHERE b.person_id = $1 AND b.convoy_id = c.id AND b.kind = 'handed_over')`;

/** What became of a patient, as people said it: who, when, and what nobody recorded. */
@Injectable()
export class AftercareQueries {
  constructor(private readonly storage: Storage) {}

  async ofCase({ operation, actor }: Caller, id: string) {
    const [found] = await this.storage.records('medevacCases', 'WHERE operation_id = $1 AND id = $2', [
      operation.id,
      id,
    ]);
    const place = { operationId: operation.id, enclaveId: found?.enclaveId ?? null };
    // A case of another area answers as one that does not exist.
    if (!found || !can(actor, 'evacuations.read', place)) throw unknown('evacuation', id);
    const [handOvers, outcomes, names] = await Promise.all([
      this.storage.all<HandOver & Record<string, unknown>>(HAND_OVERS, [id]),
      this.storage.records('outcomeReports', 'WHERE case_id = $1', [id]),
      this.namesFor(id),
    ]);
    const steps = [...handOvers.map(handedOver), ...inOrder(outcomes).map(said)].sort(byTime);
    const named = steps.map(({ reportedBy, ...step }) => ({
      ...step,
      reportedByName: reportedBy === null ? null : (names.get(reportedBy) ?? null),
      facilityName: step.facilityId === null ? null : (names.get(step.facilityId) ?? null),
    }));
    return { id, version: found.version, steps: withStepsNotRecorded(named) };
  }

  /** Of the people who said something of the case, and of the hospitals that they named. */
  private async namesFor(caseId: string): Promise<ReadonlyMap<string, string>> {
    const rows = await this.storage.all<{ id: string; name: string }>(
      `SELECT id, name FROM accounts WHERE id IN (SELECT reported_by FROM outcome_reports WHERE case_id = $1
          UNION SELECT reported_by FROM boardings WHERE case_id = $1)
       UNION ALL SELECT id, name FROM facilities WHERE id IN (SELECT facility_id FROM outcome_reports WHERE case_id = $1
          UNION SELECT facility_id FROM boardings WHERE case_id = $1)`,
      [caseId],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

type Said = Omit<ReturnType<typeof inOrder>[number], 'operationId' | 'caseId' | 'followUpDueAt' | 'id' | 'outcome'>;

interface Step extends Omit<Said, 'reportedBy' | 'channel'> {
  readonly outcome: 'handed_over' | ReturnType<typeof inOrder>[number]['outcome'];
  readonly channel: string | null;
  /** Null: base counted everybody out, and named nobody. */
  readonly reportedBy: string | null;
}

const handedOver = (row: HandOver): Step => ({
  outcome: 'handed_over',
  facilityId: row.facility_id,
  ward: null,
  followUpOn: null,
  voluntary: null,
  safeReturnCheck: null,
  occurredAt: row.occurred_at,
  recordedAt: row.recorded_at,
  reportedBy: row.reported_by,
  channel: row.channel,
  noteId: null,
  saidById: null,
});

function said(report: ReturnType<typeof inOrder>[number]): Step {
  const { id: _id, operationId: _operation, caseId: _case, followUpDueAt: _due, ...shown } = report;
  return shown;
}

/** Stable: what happened at one moment stays in its order, the hand-over first. */
const byTime = (a: Step, b: Step): number =>
  happenedAt(a) === happenedAt(b) ? 0 : happenedAt(a) < happenedAt(b) ? -1 : 1;
