import { areasOf } from '@corridor/domain/accounts';
import { outcomeOf, personOf, type RowOutcome, rowOutcomes } from '@corridor/domain/imports';
import { PersonTokens } from '@corridor/storage/keys/person-tokens';
import { Storage } from '@corridor/storage/storage';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../http/caller';
import { DuplicatesQueries, type SameAs } from '../duplicates.queries';
import type { PreviewListDto } from './list.dto';
import { type ReadFile, ReadListFile } from './read-list-file';

const SAMPLES = 3;

/** What would become of a file. It is shown to who brought it, and nothing of it is kept or logged. */
@Injectable()
export class PreviewList {
  constructor(
    private readonly readListFile: ReadListFile,
    private readonly personTokens: PersonTokens,
    private readonly duplicates: DuplicatesQueries,
    private readonly storage: Storage,
  ) {}

  async execute(caller: Caller, dto: PreviewListDto) {
    const file = await this.readListFile.execute(caller, dto);
    const sameAs = await this.sameAs(caller, file);
    const rows = file.rows.map((row, i) => ({
      row: row.row,
      cells: row.cells,
      outcome: outcomeOf(row, (sameAs[i] ?? []).length > 0),
      problems: row.problems,
      sameAsRow: row.sameAsRow,
      sameAs: sameAs[i] ?? [],
    }));
    const [same] = await this.storage.records('imports', 'WHERE operation_id = $1 AND file_hash = $2', [
      caller.operation.id,
      await this.personTokens.hash(caller.operation.id, dto.file),
    ]);
    return {
      format: file.table.format,
      sheets: file.table.sheets.map(({ name, cells }) => ({ name, rows: cells.length })),
      sheet: file.sheet,
      headerRow: (file.headerRow ?? -1) + 1,
      columns: file.columns.map((use, i) => ({
        use,
        header: file.header[i] ?? '',
        samples: file.rows
          .map(({ cells }) => cells[i] ?? '')
          .filter((cell) => cell !== '')
          .slice(0, SAMPLES),
      })),
      counts: countsOf(rows),
      sameFile: same ? { id: same.id, receivedAt: same.receivedAt } : null,
      skipped: file.skipped,
      rows,
    };
  }

  /** For each row, the known cases that seem to be the same person's. */
  async sameAs({ operation, actor, now }: Caller, { rows }: ReadFile): Promise<readonly (readonly SameAs[])[]> {
    const tokens = await this.personTokens.of(
      operation.id,
      rows.map(({ facts }) => personOf(facts)),
      now,
    );
    const people = rows.map(({ facts }, i) => ({
      sex: facts.sex,
      ageBand: facts.ageBand,
      enclaveId: facts.areaId,
      facilityId: facts.facilityId,
      tokens: tokens[i] ?? [],
    }));
    return this.duplicates.ofEach(operation.id, areasOf(actor, 'evacuations.read'), people);
  }
}

function countsOf(rows: readonly { readonly outcome: RowOutcome }[]): Readonly<Record<RowOutcome | 'all', number>> {
  const counts = rowOutcomes.map((each) => [each, rows.filter(({ outcome }) => outcome === each).length] as const);
  return { ...(Object.fromEntries(counts) as Record<RowOutcome, number>), all: rows.length };
}
