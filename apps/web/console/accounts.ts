import type { Language, Role } from '@corridor/domain/accounts';
import type { List } from '../shared/answers';
import { type Load, useLoad } from '../shared/load';
import { may } from './may';

export interface AccountItem {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly language: Language;
  readonly email: string | null;
}

/** The people of the operation; asks nothing where the role may not read them. */
export const useAccounts = (): Load<List<AccountItem>> =>
  useLoad<List<AccountItem>>(may('accounts.read') ? '/api/accounts' : null);
