import { areasOf, can } from '@corridor/domain/accounts';
import { RuleViolation, unknown } from '@corridor/domain/commands';
import {
  type ColumnUse,
  findHeader,
  guessColumns,
  type ListContext,
  readList,
  type ReadList,
} from '@corridor/domain/imports';
import { Storage } from '@corridor/storage/storage';
import { within } from '@corridor/storage/within';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../http/caller';
import type { PreviewListDto } from './list.dto';
import { readTable, type Table } from './read-table';

export interface ReadFile extends ReadList {
  readonly table: Table;
  readonly sheet: number;
  /** From 0; null where nothing names the columns. */
  readonly headerRow: number | null;
  readonly header: readonly string[];
  readonly columns: readonly ColumnUse[];
}

/** A file as a list of people, by what somebody said of its columns, or by what stands above them. */
@Injectable()
export class ReadListFile {
  constructor(private readonly storage: Storage) {}

  /** Nothing of it is kept. Refuses what cannot be read, and places that this operation does not have within reach. */
  async execute(caller: Caller, dto: PreviewListDto): Promise<ReadFile> {
    const context = await this.contextOf(caller, dto.enclaveId, dto.facilityId ?? null);
    const table = await readTable(Buffer.from(dto.file, 'base64'));
    const sheet = dto.sheet ?? fullest(table);
    const cells = table.sheets[sheet]?.cells;
    if (!cells) throw new RuleViolation('import.sheet_unknown', { sheet }, 'invalid');
    const headerRow = dto.headerRow === undefined ? findHeader(cells) : dto.headerRow === 0 ? null : dto.headerRow - 1;
    const width = cells[0]?.length ?? 0;
    const header = Array.from({ length: width }, (_, i) => (headerRow === null ? '' : (cells[headerRow]?.[i] ?? '')));
    const columns = dto.columns ?? guessColumns(header);
    if (columns.length !== width) throw new RuleViolation('import.columns_differ', { columns: width }, 'invalid');
    const list = readList({ cells, headerRow, columns, corrections: dto.corrections }, context, caller.now);
    return { ...list, table, sheet, headerRow, header, columns };
  }

  /** Every area and facility that a row may name. */
  async contextOf(
    { operation, actor, now, permission }: Caller,
    enclaveId: string,
    facilityId: string | null,
  ): Promise<ListContext> {
    if (permission === null) throw new Error('nobody reads a list by themselves');
    const parameters: unknown[] = [operation.id];
    const seen = within(areasOf(actor, permission), 'id', parameters);
    const [areas, facilities] = await Promise.all([
      this.storage.records('enclaves', `WHERE operation_id = $1${seen} ORDER BY id`, parameters),
      this.storage.records('facilities', 'WHERE operation_id = $1 ORDER BY id', [operation.id]),
    ]);
    if (!areas.some(({ id }) => id === enclaveId)) {
      const subject = { operationId: operation.id, enclaveId };
      if (!can(actor, permission, subject))
        throw new RuleViolation('permission.denied', { permission }, 'not_permitted');
      throw unknown('enclave', enclaveId);
    }
    if (facilityId !== null && !facilities.some(({ id }) => id === facilityId)) throw unknown('facility', facilityId);
    return {
      areas: areas.map(({ id, nameEn, nameAr, slug, aliases }) => ({ id, names: [nameEn, nameAr, slug, ...aliases] })),
      facilities: facilities.map(({ id, name }) => ({ id, names: [name] })),
      defaultAreaId: enclaveId,
      defaultFacilityId: facilityId,
      today: now.slice(0, 10),
    };
  }
}

/** The list is where the most rows are; other sheets hold keys and counts. */
const fullest = ({ sheets }: Table): number =>
  sheets.reduce((best, { cells }, i) => (cells.length > (sheets[best]?.cells.length ?? 0) ? i : best), 0);
