import { Entity } from 'typeorm';
import { Key, NumberKey, Text } from '../columns';

/** A reading of what is sealed: who, of whom or what, why. Its own chain an operation; insert only. */
@Entity('access_log')
export class AccessLogRow {
  @Key() readonly operationId!: string;
  @NumberKey() readonly seq!: number;
  @Text() readonly subjectKind!: string;
  @Text() readonly subjectId!: string;
  @Text() readonly actorId!: string;
  @Text() readonly purpose!: string;
  @Text() readonly at!: string;
  @Text() readonly previousHash!: string;
  @Text() readonly hash!: string;
}
