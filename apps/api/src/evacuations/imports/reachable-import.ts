import { can, type Permission } from '@corridor/domain/accounts';
import { unknown } from '@corridor/domain/commands';
import type { RecordOf } from '@corridor/storage/records';
import { Storage } from '@corridor/storage/storage';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../http/caller';

/** A list within somebody's reach. */
@Injectable()
export class ReachableImport {
  constructor(private readonly storage: Storage) {}

  /** Refuses with `import.unknown` where this operation has none of that id, or one of the permissions does not reach so far. */
  async find({ operation, actor }: Caller, id: string, ...needed: readonly Permission[]): Promise<RecordOf<'imports'>> {
    const [found] = await this.storage.records('imports', 'WHERE operation_id = $1 AND id = $2', [operation.id, id]);
    const subject = { operationId: operation.id, enclaveId: found?.enclaveId ?? null };
    if (!found || !needed.every((permission) => can(actor, permission, subject))) throw unknown('import', id);
    return found;
  }

  /** What was asked and signed about taking it out. */
  exportsOf({ id }: RecordOf<'imports'>): Promise<RecordOf<'proposals'>[]> {
    return this.storage.records('proposals', `WHERE subject_id = $1 AND kind = 'export_import'`, [id]);
  }

  linesOf({ id }: RecordOf<'imports'>): Promise<RecordOf<'importLines'>[]> {
    return this.storage.records('importLines', 'WHERE import_id = $1 ORDER BY row_number', [id]);
  }
}
