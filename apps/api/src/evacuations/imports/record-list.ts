import { RuleViolation, unknown } from '@corridor/domain/commands';
import { type ImportAnswer, type ImportLine, type NewImport, recordImport } from '@corridor/domain/imports';
import { PersonTokens } from '@corridor/storage/keys/person-tokens';
import { type Sealed, Seals } from '@corridor/storage/keys/seals';
import { Storage } from '@corridor/storage/storage';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { type Envelope, submission } from '../../http/caller';
import type { TakeListDto } from './list.dto';
import type { ReadFile } from './read-list-file';

const recording: UseCase<NewImport, ImportAnswer> = {
  needs: [({ payload }) => ({ imports: { id: [payload.id], fileHash: [payload.fileHash] } })],
  touches: (_rows, { payload }) => ({ enclaveId: payload.enclaveId }),
  decide: (rows, { operationId, payload, actorId }, { now }) =>
    recordImport(payload, operationId, rows.where('imports', 'fileHash', payload.fileHash), { now, actorId }),
};

interface Taken {
  readonly file: ReadFile;
  readonly fileHash: string;
  readonly lines: readonly Omit<ImportLine, 'operationId' | 'importId'>[];
  readonly beside: Pick<Sealed['beside'], 'sealedValues'>;
  readonly areas: readonly string[];
}

/** Puts the list itself on record, once its rows are cases. */
@Injectable()
export class RecordList {
  constructor(
    private readonly storage: Storage,
    private readonly personTokens: PersonTokens,
    private readonly seals: Seals,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Before anything is taken. Refuses with `import.same_file` and `organisation.unknown`. */
  async hashOfNew({ operation, commandId }: Envelope, { file, organisationId }: TakeListDto): Promise<string> {
    const fileHash = await this.personTokens.hash(operation.id, file);
    const [same] = await this.storage.records('imports', 'WHERE operation_id = $1 AND file_hash = $2 AND id <> $3', [
      operation.id,
      fileHash,
      commandId,
    ]);
    if (same) throw new RuleViolation('import.same_file', { importId: same.id }, 'conflict');
    if (organisationId === undefined) return fileHash;
    const [sender] = await this.storage.records('organisations', 'WHERE operation_id = $1 AND id = $2', [
      operation.id,
      organisationId,
    ]);
    if (!sender) throw unknown('organisation', organisationId);
    return fileHash;
  }

  async execute(envelope: Envelope, dto: TakeListDto, { file, fileHash, lines, beside, areas }: Taken) {
    const id = envelope.commandId;
    const about = { kind: 'import', id } as const;
    const header = await this.seals.underOperationKey(envelope.operation.id, about, {
      header: JSON.stringify(file.header),
    });
    const places = new Set([dto.enclaveId, ...areas]);
    const list: NewImport = {
      id,
      enclaveId: places.size === 1 ? dto.enclaveId : null,
      defaultEnclaveId: dto.enclaveId,
      facilityId: dto.facilityId ?? null,
      organisationId: dto.organisationId ?? null,
      format: file.table.format,
      fileHash,
      columns: file.columns,
      headerId: header.ids['header'] ?? '',
      lines,
    };
    const made = submission(envelope, { name: 'record_import', subject: about, isNew: true }, list, dto);
    const sealedValues = [...(header.beside.sealedValues ?? []), ...(beside.sealedValues ?? [])];
    return this.unitOfWork.run({ ...made, beside: { sealedValues } }, recording);
  }
}
