import { areasOf, can } from '@corridor/domain/accounts';
import { unknown } from '@corridor/domain/commands';
import {
  availableActions,
  capacityOf,
  type Convoy,
  type ManifestLine,
  type Vehicle,
  warningsOf,
} from '@corridor/domain/convoys';
import { type CaseStatus, closedGates } from '@corridor/domain/evacuations';
import { asListedBy, readCaseFiles, readRequirements } from '@corridor/storage/evacuations/case-files';
import { placeholders } from '@corridor/storage/statements';
import { Storage } from '@corridor/storage/storage';
import { within } from '@corridor/storage/within';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../http/caller';
import { pageOf, type PageQuery } from '../http/page';

/** Convoys as the console and the phone show them. Who is only field sees those they have a task on, and no list of people. */
@Injectable()
export class ConvoysQueries {
  constructor(private readonly storage: Storage) {}

  /** Newest first. */
  async list({ operation, actor }: Caller, { after, limit }: PageQuery) {
    const parameters: unknown[] = [operation.id, after ?? 'g', actor.accountId]; // no id sorts after 'g'
    const seen = within(areasOf(actor, 'convoys.read'), 'enclave_id', parameters);
    const rows = await this.storage.records(
      'convoys',
      `WHERE operation_id = $1 AND id < $2
          AND ((TRUE${seen}) OR id IN (SELECT convoy_id FROM convoy_assignments WHERE account_id = $3 AND ended_at IS NULL))
        ORDER BY id DESC LIMIT ${String(limit + 1)}`,
      parameters,
    );
    const vehicles = await this.vehiclesOf(rows.map(({ id }) => id));
    return pageOf(
      rows,
      limit,
      ({ id }) => id,
      (convoy) => inList(convoy, vehicles),
    );
  }

  async one(caller: Caller, id: string) {
    const { operation, actor, now } = caller;
    const [convoy] = await this.storage.records('convoys', 'WHERE operation_id = $1 AND id = $2', [operation.id, id]);
    if (!convoy) throw unknown('convoy', id);
    const [legs, vehicles, lines, assignments, reports] = await Promise.all([
      this.storage.records('convoyLegs', 'WHERE convoy_id = $1 ORDER BY position', [id]),
      this.vehiclesOf([id]),
      this.lines(id),
      this.assignments(id),
      this.storage.records('convoyReports', 'WHERE convoy_id = $1 ORDER BY occurred_at, id', [id]),
    ]);
    const assignedAccountIds = assignments.map(({ accountId }) => accountId);
    // A convoy of others answers as one that does not exist.
    const subject = { operationId: operation.id, enclaveId: convoy.enclaveId, assignedAccountIds };
    if (!can(actor, 'convoys.read', subject)) throw unknown('convoy', id);
    const standing = lines.filter(({ removedAt }) => removedAt === null);
    const listed = {
      patients: standing.filter(({ personKind }) => personKind === 'patient').length,
      companions: standing.filter(({ personKind }) => personKind === 'companion').length,
    };
    const { operationId: _operation, ...shown } = convoy;
    return {
      ...shown,
      ...inList(convoy, vehicles),
      legs: legs.map(({ operationId: _o, convoyId: _c, ...leg }) => leg),
      vehicles: vehicles.map(({ operationId: _o, convoyId: _c, ...vehicle }) => vehicle),
      ...(can(actor, 'evacuations.read', subject) ? await this.withMissing(convoy, standing, now) : {}),
      listed,
      assignments,
      reports: reports.map(({ operationId: _o, convoyId: _c, ...report }) => report),
      availableActions: availableActions(convoy, actor, assignedAccountIds),
    };
  }

  private vehiclesOf(convoyIds: readonly string[]): Promise<Vehicle[]> {
    if (convoyIds.length === 0) return Promise.resolve([]);
    const list = convoyIds.map((_, i) => `$${String(i + 1)}`).join(', ');
    return this.storage.records('vehicles', `WHERE convoy_id IN (${list}) ORDER BY id`, convoyIds);
  }

  private async lines(convoyId: string) {
    const rows = await this.storage.all<Record<string, unknown> & { code: string; case_status: CaseStatus | null }>(
      `${this.storage
        .shape('manifestLines')
        .select.replace(
          ' FROM ',
          ', (SELECT code FROM medevac_cases c WHERE c.id = manifest_lines.case_id) AS code, (SELECT status FROM medevac_cases c WHERE c.id = manifest_lines.person_id) AS case_status FROM ',
        )}
        WHERE convoy_id = $1 ORDER BY vehicle_id, place`,
      [convoyId],
    );
    return rows.map((row) => {
      const { operationId: _o, convoyId: _c, ...line } = this.storage.shape('manifestLines').decode(row);
      return { ...line, code: row.code, caseStatus: row.case_status };
    });
  }

  /** What keeps each person from leaving, as the freeze will see it; nobody is asked any more once they have travelled. */
  private async withMissing<
    Line extends Pick<ManifestLine, 'caseId' | 'personId' | 'vehicleId' | 'removedAt' | 'travelled'>,
  >({ id, operationId }: Convoy, lines: readonly Line[], now: string) {
    const ids = [...new Set(lines.map(({ caseId }) => caseId))];
    const cases =
      ids.length === 0
        ? []
        : await this.storage.records('medevacCases', `WHERE id IN (${placeholders(ids.length)})`, ids);
    const [files, required] = await Promise.all([
      readCaseFiles(this.storage, operationId, cases),
      readRequirements(this.storage, operationId),
    ]);
    const moving = lines.filter(({ travelled }) => travelled === null);
    return {
      lines: lines.map((line) => {
        const file = line.travelled === null ? files.get(line.caseId) : undefined;
        const closed = file ? closedGates(asListedBy(file, id), line.personId, required, now) : [];
        return { ...line, missing: closed.map(({ gate, missing }) => ({ gate, missing })) };
      }),
      // What the list would do to families: shown, so that somebody asks before it is done.
      families: [...files.values()]
        .map(({ patient, companions }) => ({
          caseId: patient.id,
          code: patient.code,
          warnings: warningsOf(patient, companions, moving),
        }))
        .filter(({ warnings }) => warnings.length > 0),
    };
  }

  private async assignments(convoyId: string) {
    const rows = await this.storage.all<{ account_id: string; name: string; task: string }>(
      `SELECT g.account_id, a.name, g.task FROM convoy_assignments g JOIN accounts a ON a.id = g.account_id
        WHERE g.convoy_id = $1 AND g.ended_at IS NULL ORDER BY g.assigned_at, g.id`,
      [convoyId],
    );
    return rows.map(({ account_id, name, task }) => ({ accountId: account_id, name, task }));
  }
}

function inList(convoy: Convoy, vehicles: readonly Vehicle[]) {
  const {
    id,
    version,
    reference,
    status,
    manifestStatus,
    enclaveId,
    plannedAt,
    departedAt,
    newsDueAt,
    overdueSince,
    problemAt,
    aboardPatients,
    aboardCompanions,
  } = convoy;
  const capacity = capacityOf(vehicles.filter(({ convoyId }) => convoyId === id));
  return {
    id,
    version,
    reference,
    status,
    manifestStatus,
    enclaveId,
    plannedAt,
    departedAt,
    newsDueAt,
    overdueSince,
    problemAt,
    aboardPatients,
    aboardCompanions,
    capacity,
  };
}
