import { caseTiersOf } from '@corridor/domain/accounts';
import { RuleViolation } from '@corridor/domain/commands';
import { type ImportAnswer, isClinical, isError, type MendedLine, mendImport, readRow } from '@corridor/domain/imports';
import type { RecordOf } from '@corridor/storage/records';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { v5 as uuidFor } from 'uuid';
import { type Caller, type Envelope, submission } from '../../http/caller';
import type { DiscloseDto } from '../../http/disclose.dto';
import { DiscloseList } from './disclose-list';
import { KeepLeftOut } from './keep-left-out';
import type { MendListDto } from './list.dto';
import { ReachableImport } from './reachable-import';
import { ReadListFile } from './read-list-file';
import { RequestRow } from './request-row';

const mending: UseCase<readonly MendedLine[], ImportAnswer> = {
  needs: [({ subject }) => ({ imports: { id: [subject.id] }, importLines: { importId: [subject.id] } })],
  touches: (rows, { subject }) => ({ enclaveId: rows.get('imports', subject.id, 'import').enclaveId }),
  decide: (rows, { subject, payload }) =>
    mendImport(rows.get('imports', subject.id, 'import'), rows.where('importLines', 'importId', subject.id), payload),
};

type List = RecordOf<'imports'>;
type Line = RecordOf<'importLines'>;

/** The rows of a list that were left out: shown to who may know, and taken once they are mended. */
@Injectable()
export class LeftOutRows {
  constructor(
    private readonly reachable: ReachableImport,
    private readonly keepLeftOut: KeepLeftOut,
    private readonly reading: ReadListFile,
    private readonly requestRow: RequestRow,
    private readonly unitOfWork: UnitOfWork,
    private readonly disclosing: DiscloseList,
  ) {}

  /** What stood in them. The reading is on record before the answer is made. */
  async disclose(caller: Caller, id: string, { purpose }: DiscloseDto) {
    const list = await this.reachable.find(caller, id, 'evacuations.import', 'evacuations.disclose_identity');
    await this.disclosing.note(caller, list, purpose);
    const hidden = hiddenFrom(caller, list);
    const left = (await this.reachable.linesOf(list)).filter(({ code }) => code !== null);
    const opened = left.map(async (line) => {
      const cells = await this.keepLeftOut.open(caller.operation.id, line);
      return {
        row: line.rowNumber,
        code: line.code,
        cells: cells?.map((cell, i) => (hidden.includes(i) ? '' : cell)) ?? null,
      };
    });
    return {
      columns: list.columns,
      header: await this.disclosing.headerOf(list),
      hidden,
      rows: await Promise.all(opened),
    };
  }

  /** Takes them as they are written now. What the caller was not shown stays as it stood. */
  async mend(envelope: Envelope, id: string, dto: MendListDto) {
    const list = await this.reachable.find(envelope, id, 'evacuations.import');
    const hidden = hiddenFrom(envelope, list);
    const lines = await this.reachable.linesOf(list);
    const context = await this.reading.contextOf(envelope, list.defaultEnclaveId, list.facilityId);
    const mended = await Promise.all(
      dto.rows.map(async ({ row, cells }) => {
        const line = lines.find(({ rowNumber }) => rowNumber === row);
        if (!line) throw new RuleViolation('import.row_unknown', { row }, 'not_found');
        const kept = await this.keepLeftOut.open(envelope.operation.id, line);
        const whole = list.columns.map((_, i) => (hidden.includes(i) ? kept?.[i] : cells[i]) ?? '');
        const { facts, problems } = readRow(whole, list.columns, context);
        return { line, cells: whole, facts, error: problems.find(isError)?.code };
      }),
    );
    const ready = mended.filter(({ error, line }) => error === undefined && line.code !== null);
    const requested = await Promise.all(
      ready.map(({ line, ...row }) =>
        this.requestRow.execute(envelope, commandOf(list, line, envelope), {
          ...row,
          organisationId: list.organisationId,
        }),
      ),
    );
    const taken = ready.flatMap(({ line }, i) => {
      const outcome = requested[i];
      return outcome && 'caseId' in outcome ? [{ lineId: line.id, caseId: outcome.caseId }] : [];
    });
    const about = { name: 'mend_import', subject: { kind: 'import', id } } as const;
    if (taken.length === 0) throw new RuleViolation('import.nothing_taken', { codes: codesOf(mended, requested) });
    const receipt = await this.unitOfWork.run(submission(envelope, about, taken, dto), mending);
    return { ...receipt, refused: codesOf(mended, requested) };
  }
}

const commandOf = ({ id }: List, { rowNumber }: Line, { commandId }: Envelope): string =>
  uuidFor(`${id} ${String(rowNumber)}`, commandId);

/** Why rows stay where they are, each reason once. */
const codesOf = (
  mended: readonly { readonly error: string | undefined }[],
  requested: readonly ({ readonly code: string } | { readonly caseId: string })[],
): readonly string[] => [
  ...new Set([
    ...mended.flatMap(({ error }) => (error === undefined ? [] : [error])),
    ...requested.flatMap((each) => ('code' in each ? [each.code] : [])),
  ]),
];

/** Columns that may tell what ails somebody, for who is not shown that. */
export function hiddenFrom({ actor, operation }: Caller, { columns, enclaveId }: List): readonly number[] {
  const tiers = caseTiersOf(actor, { operationId: operation.id, enclaveId });
  if (tiers.includes('clinical')) return [];
  return columns.flatMap((use, i) => (isClinical(use) ? [i] : []));
}
