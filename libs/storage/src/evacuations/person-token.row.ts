import type { PersonToken, TokenKind } from '@corridor/domain/evacuations';
import { Entity } from 'typeorm';
import { Key, Text } from '../columns';

/** A fact about who a patient is, hashed under the operation's key. Goes with the case's own key. */
@Entity('person_tokens')
export class PersonTokenRow implements PersonToken {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Text() readonly caseId!: string;
  @Text() readonly kind!: TokenKind;
  @Text() readonly token!: string;
}
