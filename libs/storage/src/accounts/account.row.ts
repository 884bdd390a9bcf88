import type { Account, Language } from '@corridor/domain/accounts';
import { Entity } from 'typeorm';
import { Key, OptionalText, Text, Whole } from '../columns';

@Entity('accounts')
export class AccountRow implements Account {
  @Key() readonly id!: string;
  @Whole() readonly version!: number;
  @Text() readonly name!: string;
  @Text() readonly language!: Language;
  @OptionalText() readonly timeZone!: string | null;
  @Text() readonly createdAt!: string;
  @OptionalText() readonly disabledAt!: string | null;
}
