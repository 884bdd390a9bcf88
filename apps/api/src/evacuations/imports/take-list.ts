import { RuleViolation } from '@corridor/domain/commands';
import { isError, type ListRow, type NewImport } from '@corridor/domain/imports';
import type { Sealed } from '@corridor/storage/keys/seals';
import { Injectable } from '@nestjs/common';
import { v5 as uuidFor, v7 as uuid } from 'uuid';
import type { Envelope } from '../../http/caller';
import type { SameAs } from '../duplicates.queries';
import { KeepLeftOut } from './keep-left-out';
import type { TakeListDto } from './list.dto';
import { PreviewList } from './preview-list';
import { type ReadFile, ReadListFile } from './read-list-file';
import { RecordList } from './record-list';
import { type Requested, RequestRow } from './request-row';

/** Takes the rows of a list: each becomes a case by itself, and what could not stays behind, with its reason. */
@Injectable()
export class TakeList {
  constructor(
    private readonly reading: ReadListFile,
    private readonly preview: PreviewList,
    private readonly requestRow: RequestRow,
    private readonly keepLeftOut: KeepLeftOut,
    private readonly record: RecordList,
  ) {}

  async execute(envelope: Envelope, dto: TakeListDto) {
    const file = await this.reading.execute(envelope, dto);
    const fileHash = await this.record.hashOfNew(envelope, dto);
    const organisationId = dto.organisationId ?? null;
    const left = new Set(dto.leaveOut);
    const meant = file.rows.filter(({ row, problems }) => !problems.some(isError) && !left.has(row));
    if (meant.length === 0) throw new RuleViolation('import.nothing_taken', {}, 'invalid');
    // All at once: what waits together is committed together.
    const requested = await Promise.all(
      meant.map((row) =>
        this.requestRow.execute(envelope, commandOf(fileHash, row, envelope), { ...row, organisationId }),
      ),
    );
    const became = new Map(meant.map(({ row }, i) => [row, requested[i]]));
    const { lines, beside } = await this.linesOf(envelope, file, became);
    return this.record.execute(envelope, dto, { file, fileHash, lines, beside, areas: areasOfTaken(meant, requested) });
  }

  /** What stood in a row that is left out is about the case that it resembles, where there is one, and goes with that. */
  private async linesOf(envelope: Envelope, file: ReadFile, became: ReadonlyMap<number, Requested | undefined>) {
    const sameAs = await this.preview.sameAs(envelope, file);
    const lines: NewImport['lines'][number][] = [];
    const sealedValues: NonNullable<Sealed['beside']['sealedValues']>[number][] = [];
    for (const [i, row] of file.rows.entries()) {
      const outcome = became.get(row.row);
      const id = uuid();
      if (outcome && 'caseId' in outcome) {
        lines.push({ id, rowNumber: row.row, code: null, caseId: outcome.caseId, sealed: null });
        continue;
      }
      const code = outcome?.code ?? reasonOf(row, sameAs[i] ?? []);
      const twin = row.sameAsRow === null ? undefined : became.get(row.sameAsRow);
      const caseId = twin && 'caseId' in twin ? twin.caseId : (sameAs[i]?.[0]?.id ?? null);
      const kept = await this.keepLeftOut.seal(envelope.operation.id, { lineId: id, caseId, cells: row.cells });
      lines.push({ id, rowNumber: row.row, code, caseId, sealed: kept.sealed });
      sealedValues.push(...kept.sealedValues);
    }
    return { lines, beside: { sealedValues } };
  }
}

/** Made of the file and the row, and not of this sending: the same row of the same file is one command whoever sends it when. */
const commandOf = (fileHash: string, { row }: ListRow, { operation }: Envelope): string =>
  uuidFor(`${fileHash} ${String(row)}`, operation.id);

function reasonOf({ problems, sameAsRow }: ListRow, sameAs: readonly SameAs[]): string {
  const error = problems.find(isError);
  if (error) return error.code;
  if (sameAsRow !== null) return 'same_as_row';
  return sameAs.length > 0 ? 'same_as_case' : 'left_out';
}

const areasOfTaken = (rows: readonly ListRow[], requested: readonly Requested[]): readonly string[] =>
  rows.filter((_, i) => 'caseId' in (requested[i] ?? {})).map(({ facts }) => facts.areaId);
