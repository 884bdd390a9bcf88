import { type Permission, rolePermissions } from './role-permissions';
import type { Role } from './roles';

/**
 * Where a role's permission reaches only some things of the area: convoys that the person has a task on. A phone may be
 * taken at a checkpoint, and shows no movement but its own.
 */
const onlyAssigned: Readonly<Partial<Record<Role, readonly Permission[]>>> = {
  field: ['convoys.read', 'convoys.report'],
};

/** Where a role's permission reaches only what the person, or their organisation, brought in themselves. */
const onlyOwn: Readonly<Partial<Record<Role, readonly Permission[]>>> = {
  field: ['evacuations.disclose_identity'],
};

/** One role that a person holds in an operation. */
export interface Grant {
  readonly role: Role;
  /** The organisation on whose behalf; null where that does not matter. */
  readonly organisationId: string | null;
  /** The one area for which the role counts; null: all of them, and what belongs to no area. */
  readonly enclaveId: string | null;
}

/** Those roles, for the whole operation and on nobody's behalf. */
export const inAllOfIt = (...held: readonly Role[]): readonly Grant[] =>
  held.map((role) => ({ role, organisationId: null, enclaveId: null }));

/** Who acts, in which operation, as what. */
export interface Actor {
  readonly accountId: string;
  readonly operationId: string;
  readonly grants: readonly Grant[];
  /** A program's token narrows what its maker may; left out, nothing is narrowed. */
  readonly scope?: readonly Permission[];
}

/** The thing that the permission is asked for. */
export interface PermissionSubject {
  readonly operationId: string;
  /** The area that it lies in; null where it belongs to the whole operation. */
  readonly enclaveId: string | null;
  /** Accounts with a task on a convoy. */
  readonly assignedAccountIds?: readonly string[];
  /** Who brought it in, and on whose behalf. */
  readonly broughtBy?: { readonly accountId: string | null; readonly organisationId: string | null };
}

const granting = ({ grants, scope }: Actor, permission: Permission): readonly Grant[] =>
  scope && !scope.includes(permission) ? [] : grants.filter(({ role }) => rolePermissions[role].includes(permission));

/**
 * Whether the actor may do it: to that thing, or, where none is named, to anything at all. Pure; the only place that answers
 * the question, for routes, commands, queries and the live feed alike.
 */
export function can(actor: Actor, permission: Permission, subject?: PermissionSubject): boolean {
  const grants = granting(actor, permission);
  if (!subject) return grants.length > 0;
  if (subject.operationId !== actor.operationId) return false;
  return grants.some((grant) => reaches(grant, actor.accountId, permission, subject));
}

function reaches(
  { role, organisationId, enclaveId }: Grant,
  accountId: string,
  permission: Permission,
  subject: PermissionSubject,
): boolean {
  if (enclaveId !== null && enclaveId !== subject.enclaveId) return false;
  if (isOnlyAssigned(role, permission)) return subject.assignedAccountIds?.includes(accountId) ?? false;
  if (!(onlyOwn[role]?.includes(permission) ?? false)) return true;
  const { broughtBy } = subject;
  return (
    broughtBy !== undefined &&
    (broughtBy.accountId === accountId || (organisationId !== null && broughtBy.organisationId === organisationId))
  );
}

const isOnlyAssigned = (role: Role, permission: Permission): boolean =>
  onlyAssigned[role]?.includes(permission) ?? false;

/** Areas by id, or every one. What belongs to no area is only within every one. */
export type Areas = 'every' | readonly string[];

/** The areas in which the actor may without a task; none where nothing grants it. */
export function areasOf(actor: Actor, permission: Permission): Areas {
  const areas = granting(actor, permission)
    .filter(({ role }) => !isOnlyAssigned(role, permission))
    .map(({ enclaveId }) => enclaveId);
  return areas.includes(null) ? 'every' : [...new Set(areas.filter((each) => each !== null))].sort();
}

/** The organisations on whose behalf the actor holds a role that grants it. */
export const organisationsOf = (actor: Actor, permission: Permission): readonly string[] => [
  ...new Set(
    granting(actor, permission).flatMap(({ organisationId }) => (organisationId === null ? [] : [organisationId])),
  ),
];

/** Sealed parts of a case by how much they tell (DOMAIN 6): who it is, and what ails them. */
export const caseTiers = ['identity', 'clinical'] as const;
export type CaseTier = (typeof caseTiers)[number];

/** What a role reads of a case once it discloses it; a coordinator is told who, and not what ails them. */
const tiersOf: Readonly<Partial<Record<Role, readonly CaseTier[]>>> = {
  coordinator: ['identity'],
  medical_reviewer: ['identity', 'clinical'],
  field: ['identity'],
};

/** The parts of a case in that area that the actor may be shown. */
export function caseTiersOf(actor: Actor, subject: PermissionSubject): readonly CaseTier[] {
  return caseTiers.filter((tier) =>
    actor.grants.some(
      (grant) =>
        (tiersOf[grant.role]?.includes(tier) ?? false) &&
        can({ ...actor, grants: [grant] }, 'evacuations.disclose_identity', subject),
    ),
  );
}
