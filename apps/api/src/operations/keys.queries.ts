import { Storage } from '@corridor/storage/storage';
import { Injectable } from '@nestjs/common';

/** How far a key's replacement has come: counts, and nothing of a key. */
@Injectable()
export class KeysQueries {
  constructor(private readonly storage: Storage) {}

  /** `version` is the key that seals now; `wrappedByOlder` of the cases' keys are still to be wrapped by it. */
  async standing(operationId: string) {
    const [row] = await this.storage.all<Record<'version' | 'case_keys' | 'behind', number | string>>(
      `SELECT o.version, COUNT(c.case_id) AS case_keys,
              COUNT(CASE WHEN c.key_version < o.version THEN 1 END) AS behind
         FROM (SELECT operation_id, MAX(version) AS version FROM operation_keys WHERE operation_id = $1 GROUP BY operation_id) o
         LEFT JOIN case_keys c ON c.operation_id = o.operation_id GROUP BY o.version`,
      [operationId],
    );
    return {
      version: Number(row?.version),
      caseKeys: Number(row?.case_keys),
      wrappedByOlder: Number(row?.behind),
    };
  }
}
