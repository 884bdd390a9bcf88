import { RuleViolation, type Decision, type Moment, unknown } from '../commands';
import type { Instant } from '../time';
import { type ContactRoute, USUAL_WAIT_MINUTES } from './contact-route';
import { type Role, rolesOfTheWhole } from './roles';

export const languages = ['ar', 'en', 'fr'] as const;
export type Language = (typeof languages)[number];

/** A person who signs in. Belongs to no operation; what they may do stands in their assignments. */
export interface Account {
  readonly id: string;
  readonly version: number;
  /** The name they sign in with: lower case, unique on this installation. */
  readonly name: string;
  readonly language: Language;
  /** IANA, for what is told at an hour of their day; null: the operation's. */
  readonly timeZone: string | null;
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
  /** The only area for which the role counts; null: everywhere. */
  readonly enclaveId: string | null;
  readonly grantedAt: Instant;
  readonly revokedAt: Instant | null;
}

export interface NewAccount {
  readonly id: string;
  readonly name: string;
  /** Where they are reached first; they say the rest themselves. */
  readonly mail: { readonly routeId: string; readonly address: string } | null;
  readonly language: Language;
  readonly organisationId: string | null;
  readonly enclaveId: string | null;
  readonly assignments: readonly { readonly id: string; readonly role: Role }[];
}

export interface AccountChanges {
  readonly accounts: readonly Account[];
  readonly assignments: readonly Assignment[];
  readonly contactRoutes: readonly ContactRoute[];
}

/** Makes an account with its roles in one operation. The passphrase's hash never comes near a rule. */
export function createAccount(
  sameName: Account | undefined,
  operationId: string,
  plan: NewAccount,
  { now }: Moment,
): Decision<AccountChanges, { readonly id: string; readonly version: number }> {
  if (sameName) throw new RuleViolation('account.name_taken', {}, 'conflict');
  mustFitAnArea(plan.enclaveId, plan.assignments);
  return {
    changes: {
      accounts: [
        {
          id: plan.id,
          version: 1,
          name: plan.name,
          language: plan.language,
          timeZone: null,
          createdAt: now,
          disabledAt: null,
        },
      ],
      assignments: plan.assignments.map((each) => ({
        ...each,
        operationId,
        accountId: plan.id,
        organisationId: plan.organisationId,
        enclaveId: plan.enclaveId,
        grantedAt: now,
        revokedAt: null,
      })),
      contactRoutes: plan.mail === null ? [] : [firstRoute(plan.id, plan.mail, now)],
    },
    entry: {
      name: 'account.created',
      body: {
        accountId: plan.id,
        roles: plan.assignments.map(({ role }) => role),
        organisationId: plan.organisationId,
        enclaveId: plan.enclaveId,
      },
      subjects: [{ kind: 'account', id: plan.id }],
    },
    answer: { id: plan.id, version: 1 },
  };
}

const firstRoute = (
  accountId: string,
  { routeId, address }: { readonly routeId: string; readonly address: string },
  now: Instant,
): ContactRoute => ({
  id: routeId,
  accountId,
  position: 1,
  channel: 'mail',
  address,
  canWake: false,
  waitMinutes: USUAL_WAIT_MINUTES,
  setAt: now,
  removedAt: null,
});

export interface NewRoles {
  readonly accountId: string;
  readonly organisationId: string | null;
  readonly enclaveId: string | null;
  readonly roles: readonly { readonly id: string; readonly role: Role }[];
}

function mustFitAnArea(enclaveId: string | null, given: readonly { readonly role: Role }[]): void {
  const whole: readonly Role[] = rolesOfTheWhole;
  const unfit = given.find(({ role }) => whole.includes(role));
  if (enclaveId !== null && unfit) throw new RuleViolation('account.role_not_for_one_area', { role: unfit.role });
}

/** Gives an account of this installation roles in an operation; one that it holds there for the same area already is left as it is. */
export function grantRoles(
  account: Account | undefined,
  operationId: string,
  held: readonly Assignment[],
  { accountId, organisationId, enclaveId, roles }: NewRoles,
  { now }: Moment,
): Decision<Pick<AccountChanges, 'assignments'>, { readonly id: string }> {
  if (!account) throw unknown('account', accountId);
  mustFitAnArea(enclaveId, roles);
  const standing = held.filter((each) => each.operationId === operationId && each.revokedAt === null);
  const granted = roles.filter(
    ({ role }) => !standing.some((each) => each.role === role && each.enclaveId === enclaveId),
  );
  return {
    changes: {
      assignments: granted.map((each) => ({
        ...each,
        operationId,
        accountId,
        organisationId,
        enclaveId,
        grantedAt: now,
        revokedAt: null,
      })),
    },
    entry: {
      name: 'account.roles_granted',
      body: { accountId, roles: granted.map(({ role }) => role) },
      subjects: [{ kind: 'account', id: accountId }],
    },
    answer: { id: accountId },
  };
}

/** Takes every role of this operation from somebody: from the next request on they are nobody here. */
export function removeAccount(
  account: Account | undefined,
  operationId: string,
  held: readonly Assignment[],
  { id, actorId, now }: Moment & { readonly id: string; readonly actorId: string },
): Decision<Pick<AccountChanges, 'assignments'>, { readonly id: string; readonly revoked: number }> {
  if (!account) throw unknown('account', id);
  if (id === actorId) throw new RuleViolation('account.removes_oneself', { id });
  const standing = held.filter((each) => each.operationId === operationId && each.revokedAt === null);
  if (standing.length === 0) throw unknown('account', id);
  return {
    changes: { assignments: standing.map((each) => ({ ...each, revokedAt: now })) },
    entry: {
      name: 'account.removed',
      body: { accountId: id, roles: standing.map(({ role }) => role) },
      subjects: [{ kind: 'account', id }],
    },
    answer: { id, revoked: standing.length },
  };
}
