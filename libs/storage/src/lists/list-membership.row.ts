import type { ListMembership } from '@corridor/domain/lists';
import { Entity } from 'typeorm';
import { Key, Text } from '../columns';

/** A case on a version. Insert only. */
@Entity('list_memberships')
export class ListMembershipRow implements ListMembership {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Text() readonly versionId!: string;
  @Text() readonly caseId!: string;
}
