import type { AccessClassification, Classification } from '@corridor/domain/enclaves';
import { Entity } from 'typeorm';
import { Key, Text } from '../columns';

@Entity('access_classifications')
export class AccessClassificationRow implements AccessClassification {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Text() readonly enclaveId!: string;
  @Text() readonly classification!: Classification;
  @Text() readonly classifier!: string;
  @Text() readonly effectiveOn!: string;
  @Text() readonly knownOn!: string;
  @Text() readonly knownOnBasis!: string;
  @Text() readonly scopeNote!: string;
  @Text() readonly sourceKey!: string;
  @Text() readonly recordedAt!: string;
}
