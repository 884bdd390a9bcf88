import { areasOf, can } from '@corridor/domain/accounts';
import { unknown } from '@corridor/domain/commands';
import { availableActions, capacityOf, type Convoy, type Vehicle } from '@corridor/domain/convoys';
import { DutyRota } from '@corridor/storage/duty/duty-rota';
import { Storage } from '@corridor/storage/storage';
import { within } from '@corridor/storage/within';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../http/caller';
import { pageOf, type PageQuery } from '../http/page';
import { ConvoyPeople } from './convoy-people';

/** Convoys as the console and the phone show them. Who is only field sees those they have a task on, and of the people what a door needs. */
@Injectable()
export class ConvoysQueries {
  constructor(
    private readonly storage: Storage,
    private readonly people: ConvoyPeople,
    private readonly dutyRota: DutyRota,
  ) {}

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
    const [legs, vehicles, people, assignments, reports] = await Promise.all([
      this.storage.records('convoyLegs', 'WHERE convoy_id = $1 ORDER BY position', [id]),
      this.vehiclesOf([id]),
      this.people.of(id),
      this.assignments(id),
      this.storage.records('convoyReports', 'WHERE convoy_id = $1 ORDER BY occurred_at, id', [id]),
    ]);
    const assignedAccountIds = assignments.map(({ accountId }) => accountId);
    // A convoy of others answers as one that does not exist.
    const subject = { operationId: operation.id, enclaveId: convoy.enclaveId, assignedAccountIds };
    if (!can(actor, 'convoys.read', subject)) throw unknown('convoy', id);
    const listed = {
      patients: people.lines.filter(({ personKind }) => personKind === 'patient').length,
      companions: people.lines.filter(({ personKind }) => personKind === 'companion').length,
    };
    const isAtTheDoor = isBoarding(convoy) && can(actor, 'convoys.report', subject);
    const isAsked = isMoving(convoy) && can(actor, 'rota.read', subject);
    const isOnIt = assignedAccountIds.includes(actor.accountId);
    const mayReadCases = can(actor, 'evacuations.read', subject);
    const { operationId: _operation, ...shown } = convoy;
    return {
      ...shown,
      ...inList(convoy, vehicles),
      legs: legs.map(({ operationId: _o, convoyId: _c, ...leg }) => leg),
      vehicles: vehicles.map(({ operationId: _o, convoyId: _c, ...vehicle }) => vehicle),
      ...(mayReadCases ? await this.people.forBase(convoy, people, now) : {}),
      ...(isAtTheDoor && (mayReadCases || isOnIt)
        ? { boarding: await this.people.forTheDoor(convoy, people, now) }
        : {}),
      ...(isAsked ? { wakesNobody: (await this.dutyRota.whereNobodyWakes(operation.id, now))(convoy.enclaveId) } : {}),
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

  private async assignments(convoyId: string) {
    const rows = await this.storage.all<{ account_id: string; name: string; task: string }>(
      `SELECT g.account_id, a.name, g.task FROM convoy_assignments g JOIN accounts a ON a.id = g.account_id
        WHERE g.convoy_id = $1 AND g.ended_at IS NULL ORDER BY g.assigned_at, g.id`,
      [convoyId],
    );
    return rows.map(({ account_id, name, task }) => ({ accountId: account_id, name, task }));
  }
}

/** From the frozen list until base has counted everybody out. */
const isBoarding = ({ manifestStatus, allClearAt, cancelledAt }: Convoy): boolean =>
  manifestStatus === 'frozen' && allClearAt === null && cancelledAt === null;

/** Released or gone, and not over. */
const isMoving = ({ releasedAt, departedAt, allClearAt, cancelledAt }: Convoy): boolean =>
  (releasedAt !== null || departedAt !== null) && allClearAt === null && cancelledAt === null;

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
    aboardOthers,
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
    aboardOthers,
    capacity,
  };
}
