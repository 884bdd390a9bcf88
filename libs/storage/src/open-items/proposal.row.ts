import type { SubjectKind } from '@corridor/domain/audit';
import type { Proposal, ProposalDetails, ProposalKind, ProposalOutcome } from '@corridor/domain/open-items';
import { Entity } from 'typeorm';
import { Json, Key, OptionalText, Text, Whole } from '../columns';

/** What waits for a second signature, or got it. */
@Entity('proposals')
export class ProposalRow implements Proposal {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Whole() readonly version!: number;
  @Text() readonly kind!: ProposalKind;
  @Text() readonly subjectKind!: SubjectKind;
  @Text() readonly subjectId!: string;
  @Text() readonly reasonId!: string;
  @Json() readonly details!: ProposalDetails;
  @Text() readonly proposedBy!: string;
  @Text() readonly proposedAt!: string;
  @OptionalText() readonly proceededAt!: string | null;
  @OptionalText() readonly outcome!: ProposalOutcome | null;
  @OptionalText() readonly settledBy!: string | null;
  @OptionalText() readonly settledAt!: string | null;
}
