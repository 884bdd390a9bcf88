import { Entity } from 'typeorm';
import { Key, Text } from '../columns';

/** How a person proves who they are. Beside the account, so that a list of people never carries it. */
@Entity('credentials')
export class CredentialRow {
  @Key() readonly accountId!: string;
  @Text() readonly passphraseHash!: string;
  /** Real time; sessions from before it have ended. */
  @Text() readonly changedAt!: string;
}
