import { can, caseTiersOf } from '@corridor/domain/accounts';
import { closedGates, gatesOf, isReady } from '@corridor/domain/evacuations';
import { isClinical } from '@corridor/domain/imports';
import { mustBeLetOut } from '@corridor/domain/open-items';
import { translate } from '@corridor/messages/index';
import { readCaseFiles, readRequirements } from '@corridor/storage/evacuations/case-files';
import { AccessLog } from '@corridor/storage/keys/access-log';
import { Seals } from '@corridor/storage/keys/seals';
import type { RecordOf } from '@corridor/storage/records';
import { placeholders } from '@corridor/storage/statements';
import { Storage } from '@corridor/storage/storage';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../http/caller';
import { DiscloseList } from './disclose-list';
import type { ExportListDto } from './list.dto';
import { ReachableImport } from './reachable-import';
import { writeTable } from './write-table';

export interface ExportedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

type Case = RecordOf<'medevacCases'>;
const AT_ONCE = 400;

/**
 * A list as its sender wrote it, with what has become of each person behind it, for one of the two who signed for it. It
 * names everybody: the reading of every case is on record before the file is made, and what ails somebody is only in the file of who may know.
 */
@Injectable()
export class ExportList {
  constructor(
    private readonly reachable: ReachableImport,
    private readonly disclosing: DiscloseList,
    private readonly storage: Storage,
    private readonly seals: Seals,
    private readonly accessLog: AccessLog,
  ) {}

  async execute(caller: Caller, id: string, { purpose, format, language }: ExportListDto): Promise<ExportedFile> {
    const list = await this.reachable.find(caller, id, 'evacuations.import', 'evacuations.disclose_identity');
    mustBeLetOut(list, await this.reachable.exportsOf(list), { now: caller.now, actorId: caller.actor.accountId });
    const lines = (await this.reachable.linesOf(list)).filter(({ code }) => code === null);
    const cases = await this.casesOf(caller, lines);
    await this.accessLog.noteAll(
      [
        ...[list.id].map((subjectId) => ({ subjectKind: 'import', subjectId })),
        ...cases.map((each) => ({ subjectKind: 'case', subjectId: each.id })),
      ].map((about) => ({
        operationId: caller.operation.id,
        ...about,
        actorId: caller.actor.accountId,
        purpose,
        at: caller.now,
      })),
    );
    const standing = await this.standingOf(caller, cases, language);
    const byId = new Map(cases.map((each) => [each.id, each]));
    const rows = await Promise.all(
      lines.flatMap(({ caseId }) => {
        const found = byId.get(caseId ?? '');
        return found
          ? [this.cellsOf(caller, list, found).then((cells) => [...cells, ...(standing.get(found.id) ?? [])])]
          : [];
      }),
    );
    const appended = (['code', 'status', 'ready', 'changed'] as const).map((each) =>
      translate(language, `export.${each}`),
    );
    const header = await this.disclosing.headerOf(list);
    return { name: `list.${format}`, ...(await writeTable(format, [[...header, ...appended], ...rows])) };
  }

  /** Those within the caller's reach. */
  private async casesOf({ operation, actor }: Caller, lines: readonly RecordOf<'importLines'>[]): Promise<Case[]> {
    const ids = lines.flatMap(({ caseId }) => (caseId === null ? [] : [caseId]));
    const found: Case[] = [];
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const some = ids.slice(from, from + AT_ONCE);
      found.push(...(await this.storage.records('medevacCases', `WHERE id IN (${placeholders(some.length)})`, some)));
    }
    return found.filter(({ enclaveId }) =>
      can(actor, 'evacuations.disclose_identity', { operationId: operation.id, enclaveId }),
    );
  }

  /** The row as it was written; empty where the case was erased. */
  private async cellsOf({ actor }: Caller, { columns }: RecordOf<'imports'>, { id, operationId, enclaveId }: Case) {
    const words = await this.seals.openCase(operationId, id);
    const cells = JSON.parse(words['row'] ?? '[]') as string[];
    const seesAll = caseTiersOf(actor, { operationId, enclaveId }).includes('clinical');
    return columns.map((use, i) => (seesAll || !isClinical(use) ? (cells[i] ?? '') : ''));
  }

  /** By case: its code, its status, whether everything is ready or what is missing, and when something last changed. */
  private async standingOf({ operation, now }: Caller, cases: readonly Case[], language: ExportListDto['language']) {
    const required = await readRequirements(this.storage, operation.id);
    const standing = new Map<string, readonly string[]>();
    for (let from = 0; from < cases.length; from += AT_ONCE) {
      const some = cases.slice(from, from + AT_ONCE);
      const [files, changed] = await Promise.all([
        readCaseFiles(this.storage, operation.id, some),
        this.changedAt(operation.id, some),
      ]);
      for (const { id, code, status } of some) {
        const file = files.get(id);
        const missing = file ? closedGates(file, id, required, now) : [];
        const isAllReady = file !== undefined && isReady(gatesOf(file, id, required, now));
        standing.set(id, [
          code,
          translate(language, `case.status.${status}`),
          isAllReady
            ? translate(language, 'export.is_ready')
            : missing.map(({ gate }) => translate(language, `prepare.gate.${gate}`)).join(', '),
          (changed.get(id) ?? '').slice(0, 10),
        ]);
      }
    }
    return standing;
  }

  private async changedAt(operationId: string, cases: readonly Case[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.storage.all<{ subject_id: string; at: string }>(
      `SELECT s.subject_id, MAX(e.recorded_at) AS at FROM entry_subjects s
         JOIN ledger_entries e ON e.operation_id = s.operation_id AND e.seq = s.seq
        WHERE s.operation_id = $1 AND s.kind = 'case' AND s.subject_id IN (${placeholders(cases.length, 1)})
        GROUP BY s.subject_id`,
      [operationId, ...cases.map(({ id }) => id)],
    );
    return new Map(rows.map(({ subject_id: id, at }) => [id, at]));
  }
}
