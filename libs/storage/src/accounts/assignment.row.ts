import type { Assignment, Role } from '@corridor/domain/accounts';
import { Entity } from 'typeorm';
import { Key, OptionalText, Text } from '../columns';

@Entity('assignments')
export class AssignmentRow implements Assignment {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Text() readonly accountId!: string;
  @Text() readonly role!: Role;
  @OptionalText() readonly organisationId!: string | null;
  @OptionalText() readonly enclaveId!: string | null;
  @Text() readonly grantedAt!: string;
  @OptionalText() readonly revokedAt!: string | null;
}
