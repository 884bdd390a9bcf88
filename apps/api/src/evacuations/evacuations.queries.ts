import { type Actor, areasOf, can, organisationsOf } from '@corridor/domain/accounts';
import { unknown } from '@corridor/domain/commands';
import { type CaseStatus, caseStatuses, readCaseCode, waitingStatuses } from '@corridor/domain/evacuations';
import { minutesBetween } from '@corridor/domain/time';
import type { RecordOf } from '@corridor/storage/records';
import { placeholders } from '@corridor/storage/statements';
import { Storage } from '@corridor/storage/storage';
import { within } from '@corridor/storage/within';
import { Injectable } from '@nestjs/common';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { Caller } from '../http/caller';
import { type Page, pageOf, PageQuery } from '../http/page';

export class CasesQuery extends PageQuery {
  /** `waiting`: every state in which a patient still waits to leave. */
  @IsOptional()
  @IsIn([...caseStatuses, 'waiting'])
  readonly status?: CaseStatus | 'waiting';

  /** As somebody wrote it down; also the code of a case that is another's by now. */
  @IsOptional()
  @IsString()
  @MaxLength(20)
  readonly code?: string;
}

type CaseInList = ReturnType<typeof inList>;

/** Cases without anything that names somebody: that is in no answer to a GET. */
@Injectable()
export class EvacuationsQueries {
  constructor(private readonly storage: Storage) {}

  /** In the order in which they were asked for. */
  async list({ operation, actor, now }: Caller, { after, limit, status, code }: CasesQuery): Promise<Page<CaseInList>> {
    const { select } = this.storage.shape('medevacCases');
    const statuses = status === undefined ? [] : status === 'waiting' ? waitingStatuses : [status];
    const parameters: unknown[] = [operation.id, after ?? '', ...statuses];
    const filter = statuses.length === 0 ? '' : ` AND status IN (${placeholders(statuses.length, 2)})`;
    const named = code === undefined ? '' : ` AND code = $${String(parameters.push(readCaseCode(code) ?? ''))}`;
    const seen = within(areasOf(actor, 'evacuations.read'), 'enclave_id', parameters);
    const raw = await this.storage.all<Record<string, unknown> & { companions: number | string }>(
      `${select.replace(' FROM ', ', (SELECT COUNT(*) FROM companions c WHERE c.case_id = medevac_cases.id) AS companions FROM ')}
        WHERE operation_id = $1 AND id > $2${filter}${named}${seen} ORDER BY id LIMIT ${String(limit + 1)}`,
      parameters,
    );
    const rows = raw.map((row) => ({
      found: this.storage.shape('medevacCases').decode(row),
      companions: Number(row.companions),
    }));
    return pageOf(
      rows,
      limit,
      ({ found }) => found.id,
      ({ found, companions }) => inList(found, companions, now),
    );
  }

  /** What the caller asked for, and who shares their organisation: what a phone in a facility shows, newest first. */
  async mine({ operation, actor, now }: Caller, { after, limit }: PageQuery): Promise<Page<OwnPatient>> {
    const organisations = organisationsOf(actor, 'evacuations.request');
    const ofTheirs =
      organisations.length === 0 ? '' : ` OR organisation_id IN (${placeholders(organisations.length, 3)})`;
    const parameters: unknown[] = [operation.id, actor.accountId, after ?? 'g', ...organisations]; // no id sorts after 'g'
    const seen = within(areasOf(actor, 'evacuations.request'), 'enclave_id', parameters);
    const rows = await this.storage.records(
      'medevacCases',
      `WHERE operation_id = $1 AND (requested_by = $2${ofTheirs}) AND id < $3${seen} ORDER BY id DESC LIMIT ${String(limit + 1)}`,
      parameters,
    );
    return pageOf(
      rows,
      limit,
      ({ id }) => id,
      (found) => ownPatient(found, now),
    );
  }

  async one({ operation, actor, now }: Caller, id: string) {
    const [found] = await this.storage.records('medevacCases', 'WHERE operation_id = $1 AND id = $2', [
      operation.id,
      id,
    ]);
    const subject = { operationId: operation.id, enclaveId: found?.enclaveId ?? null };
    // A case of another area answers as one that does not exist.
    if (!found || !can(actor, 'evacuations.read', subject)) throw unknown('evacuation', id);
    const [companions, deaths, [into = null], merged] = await Promise.all([
      this.storage.records('companions', 'WHERE case_id = $1 ORDER BY id', [id]),
      this.storage.records('deathReports', 'WHERE case_id = $1 ORDER BY recorded_at, id', [id]),
      this.storage.all<{ id: string; code: string }>('SELECT id, code FROM medevac_cases WHERE id = $1', [
        found.mergedIntoId ?? '',
      ]),
      this.storage.all<{ id: string; code: string }>(
        'SELECT id, code FROM medevac_cases WHERE merged_into_id = $1 ORDER BY code',
        [id],
      ),
    ]);
    return {
      ...inList(found, companions.length, now),
      companions: companions.map(({ id: companionId, relation, sex, ageBand, isCarer }) => ({
        id: companionId,
        relation,
        sex,
        ageBand,
        isCarer,
      })),
      substitutions: await this.substitutions(actor, id),
      mergedInto: into,
      merged,
      deaths: deaths.map(({ operationId: _operation, caseId: _case, version: _version, ...death }) => death),
    };
  }

  /** Whose place the patient took, and who took theirs, oldest first. */
  private async substitutions(actor: Actor, caseId: string) {
    const rows = await this.storage.all<Record<string, string>>(
      `SELECT s.id, s.convoy_id, c.reference, s.reason, s.made_at, o.id AS other_id, o.code AS other_code, o.enclave_id, o.operation_id,
              s.out_case_id = $1 AS went_out
         FROM substitutions s JOIN convoys c ON c.id = s.convoy_id
         JOIN medevac_cases o ON o.id = CASE WHEN s.out_case_id = $1 THEN s.in_case_id ELSE s.out_case_id END
        WHERE s.out_case_id = $1 OR s.in_case_id = $1 ORDER BY s.made_at, s.id`,
      [caseId],
    );
    // A family of another area is not named to whoever reads this one alone.
    const isSeen = ({ operation_id: operationId = '', enclave_id: enclaveId = '' }: Readonly<Record<string, string>>) =>
      can(actor, 'evacuations.read', { operationId, enclaveId });
    return rows.filter(isSeen).map((row) => ({
      id: row['id'],
      convoyId: row['convoy_id'],
      reference: row['reference'],
      reason: row['reason'],
      madeAt: row['made_at'],
      otherCaseId: row['other_id'],
      otherCode: row['other_code'],
      wentOut: Boolean(row['went_out']),
    }));
  }
}

type OwnPatient = ReturnType<typeof ownPatient>;

/** As much as tells one's patients apart beside the card: no movement, no priority, no clinical detail (DOMAIN 0.6). */
function ownPatient(found: RecordOf<'medevacCases'>, now: string) {
  const { id, code, codeAlias, status, ageBand, sex, acuity, submittedAt } = found;
  return { id, code, codeAlias, status, ageBand, sex, acuity, submittedAt, daysWaiting: daysSince(submittedAt, now) };
}

const daysSince = (from: string, now: string): number => Math.max(0, Math.floor(minutesBetween(from, now) / 1_440));

function inList(found: RecordOf<'medevacCases'>, companions: number, now: string) {
  const { operationId: _operation, recordedAt: _recorded, organisationId: _organisation, ...shown } = found;
  return { ...shown, companions, daysWaiting: daysSince(found.submittedAt, now) };
}
