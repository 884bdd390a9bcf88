import { Entity } from 'typeorm';
import { Key, NumberKey, Text } from '../columns';

/** A reading of identity: who, of whom, why. Its own chain an operation; insert only. */
@Entity('access_log')
export class AccessLogRow {
  @Key() readonly operationId!: string;
  @NumberKey() readonly seq!: number;
  @Text() readonly caseId!: string;
  @Text() readonly actorId!: string;
  @Text() readonly purpose!: string;
  @Text() readonly at!: string;
  @Text() readonly previousHash!: string;
  @Text() readonly hash!: string;
}
