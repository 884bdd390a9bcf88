import { Entity } from 'typeorm';
import { Key, OptionalText } from '../columns';

/** A code on paper for the day when the telephone is gone; works once. Only its hash is kept. */
@Entity('backup_codes')
export class BackupCodeRow {
  @Key() readonly accountId!: string;
  @Key() readonly codeHash!: string;
  @OptionalText() readonly usedAt!: string | null;
}
