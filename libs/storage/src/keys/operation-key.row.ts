import { Entity } from 'typeorm';
import { Key, NumberKey, Text } from '../columns';

/** A key of an operation, wrapped by a master key. Versioned, so that it can be replaced. */
@Entity('operation_keys')
export class OperationKeyRow {
  @Key() readonly operationId!: string;
  @NumberKey() readonly version!: number;
  @Text() readonly wrapped!: string;
}
