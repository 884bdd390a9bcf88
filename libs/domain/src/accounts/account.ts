import { RuleViolation, type Decision, type Moment } from '../commands';
import type { Instant } from '../time';
import type { Role } from './roles';

export const languages = ['ar', 'en', 'fr'] as const;
export type Language = (typeof languages)[number];

/** A person who signs in. Belongs to no operation; what they may do stands in their assignments. */
export interface Account {
  readonly id: string;
  readonly version: number;
  /** The name they sign in with: lower case, unique on this installation. */
  readonly name: string;
  readonly email: string | null;
  readonly language: Language;
  readonly createdAt: Instant;
  readonly disabledAt: Instant | null;
}

/** One role that an account holds in an operation, on behalf of an organisation where that matters. */
export interface Assignment {
  readonly id: string;
  readonly operationId: string;
  readonly accountId: string;
  readonly role: Role;
  readonly organisationId: string | null;
  readonly grantedAt: Instant;
  readonly revokedAt: Instant | null;
}

export interface NewAccount {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly language: Language;
  readonly organisationId: string | null;
  readonly assignments: readonly { readonly id: string; readonly role: Role }[];
}

export interface AccountChanges {
  readonly accounts: readonly Account[];
  readonly assignments: readonly Assignment[];
}

/** Makes an account with its roles in one operation. The passphrase's hash never comes near a rule. */
export function createAccount(
  sameName: Account | undefined,
  operationId: string,
  plan: NewAccount,
  { now }: Moment,
): Decision<AccountChanges, { readonly id: string; readonly version: number }> {
  if (sameName) throw new RuleViolation('account.name_taken', {}, 'conflict');
  return {
    changes: {
      accounts: [
        {
          id: plan.id,
          version: 1,
          name: plan.name,
          email: plan.email,
          language: plan.language,
          createdAt: now,
          disabledAt: null,
        },
      ],
      assignments: plan.assignments.map(({ id, role }) => ({
        id,
        operationId,
        accountId: plan.id,
        role,
        organisationId: plan.organisationId,
        grantedAt: now,
        revokedAt: null,
      })),
    },
    entry: {
      name: 'account.created',
      body: {
        accountId: plan.id,
        roles: plan.assignments.map(({ role }) => role),
        organisationId: plan.organisationId,
      },
      subjects: [{ kind: 'account', id: plan.id }],
    },
    answer: { id: plan.id, version: 1 },
  };
}
