import type { Role } from './roles';

/** What a route can ask for. Every route names one; what a role may do stands in `rolePermissions` and nowhere else. */
export const permissions = [
  'operation.open',
  'operation.set_gates',
  'operation.read',
  'now.read',
  'exercise.steer',
  'accounts.manage',
  'accounts.read',
  'tokens.issue',
  'devices.enrol',
  'devices.revoke',
  'keys.rotate',
  'proposals.settle',
  'registers.write',
  'registers.read',
  'enclaves.write',
  'enclaves.read',
  'incidents.report',
  'incidents.read',
  'evacuations.request',
  'evacuations.import',
  'evacuations.read',
  'evacuations.disclose_identity',
  'evacuations.read_disclosures',
  'evacuations.break_glass',
  'evacuations.erase',
  'evacuations.report_death',
  'evacuations.settle_death',
  'evacuations.assess',
  'evacuations.prepare',
  'evacuations.clear',
  'evacuations.override',
  'evacuations.second_override',
  'notes.disclose',
  'convoys.plan',
  'convoys.freeze_manifest',
  'convoys.release',
  'convoys.report',
  'convoys.all_clear',
  'convoys.read',
  'watches.stand',
  'rota.read',
  'rota.plan',
  'notifications.read',
  'open_items.read',
  'open_items.resolve',
  'calls.log',
  'calls.read',
  'mail.read',
  'handlings.retry',
  'reports.read',
  'reports.draft',
  'reports.release',
  'outside_watches.keep',
  'reported_figures.write',
  'lists.read',
  'lists.record',
  'lists.share',
  'lists.second_share',
  'audit.read',
] as const;
export type Permission = (typeof permissions)[number];

const seesTheWork = [
  'operation.read',
  'devices.enrol',
  'now.read',
  'registers.read',
  'enclaves.read',
  'incidents.read',
  'convoys.read',
  'notifications.read',
  'rota.read',
  'reports.read',
  'calls.log',
  'calls.read',
] as const satisfies readonly Permission[];

/** Deny by default: what is not in a role's list is not permitted. */
export const rolePermissions: Readonly<Record<Role, readonly Permission[]>> = {
  coordinator: [
    ...seesTheWork,
    // An exercise's clock, and its end; a live operation has no clock, and ends by who keeps it.
    'exercise.steer',
    'notes.disclose',
    'accounts.read',
    'devices.revoke',
    'tokens.issue',
    'registers.write',
    'enclaves.write',
    'reported_figures.write',
    'reports.draft',
    'reports.release',
    'outside_watches.keep',
    'lists.read',
    'lists.record',
    // Names leave the house by two hands: one asks, another signs (DOMAIN 0.4).
    'lists.share',
    'lists.second_share',
    'incidents.report',
    'evacuations.request',
    'evacuations.import',
    'evacuations.read',
    'evacuations.disclose_identity',
    'evacuations.read_disclosures',
    'evacuations.break_glass',
    'evacuations.erase',
    'proposals.settle',
    'evacuations.report_death',
    'evacuations.settle_death',
    'evacuations.prepare',
    // Which party said what is read by who coordinates, and by nobody else (DOMAIN 6).
    'evacuations.clear',
    'evacuations.override',
    'convoys.plan',
    'convoys.freeze_manifest',
    'convoys.release',
    'convoys.report',
    'convoys.all_clear',
    'rota.plan',
    'watches.stand',
    'open_items.read',
    'open_items.resolve',
    'audit.read',
  ],
  medical_reviewer: [
    ...seesTheWork,
    'lists.read',
    'evacuations.request',
    'evacuations.import',
    'evacuations.read',
    'evacuations.disclose_identity',
    'evacuations.read_disclosures',
    'evacuations.erase',
    'proposals.settle',
    'evacuations.report_death',
    'evacuations.settle_death',
    'evacuations.assess',
    'open_items.read',
    'open_items.resolve',
    'watches.stand',
  ],
  // A nurse sees the convoys she is assigned to and what she herself must report; the rest is not on a phone.
  field: [
    'operation.read',
    'devices.enrol',
    'enclaves.read',
    'registers.read',
    'incidents.report',
    'evacuations.request',
    'evacuations.disclose_identity',
    'evacuations.report_death',
    'convoys.read',
    'convoys.report',
    'notifications.read',
  ],
  duty_officer: [
    ...seesTheWork,
    'notes.disclose',
    'accounts.read',
    // A phone is taken at two in the morning.
    'devices.revoke',
    'incidents.report',
    'evacuations.read',
    'evacuations.break_glass',
    'evacuations.report_death',
    'evacuations.override',
    'proposals.settle',
    'convoys.report',
    'convoys.all_clear',
    'rota.plan',
    'watches.stand',
    'open_items.read',
    'open_items.resolve',
  ],
  security: [
    ...seesTheWork,
    'devices.revoke',
    'notes.disclose',
    'incidents.report',
    'proposals.settle',
    // A party's *no* endangers everyone aboard: it takes a coordinator and security (DOMAIN 0.3).
    'evacuations.second_override',
    'convoys.release',
    'convoys.report',
    'rota.plan',
    'watches.stand',
    'open_items.read',
  ],
  logistics: [
    ...seesTheWork,
    'registers.write',
    'evacuations.read',
    'convoys.plan',
    'convoys.freeze_manifest',
    'watches.stand',
    'open_items.read',
  ],
  // Drafts what somebody else answers for.
  situation_analyst: [
    ...seesTheWork,
    'enclaves.write',
    'reported_figures.write',
    'reports.draft',
    'incidents.report',
    'watches.stand',
  ],
  head_of_office: [
    ...seesTheWork,
    'reports.draft',
    'reports.release',
    'outside_watches.keep',
    'lists.read',
    'lists.second_share',
    'notes.disclose',
    'accounts.read',
    'devices.revoke',
    'evacuations.read',
    'evacuations.read_disclosures',
    'evacuations.break_glass',
    'evacuations.erase',
    'keys.rotate',
    // Whoever freezes a list does not say what has to be open: that would be one person's way round two.
    'operation.set_gates',
    'evacuations.override',
    'proposals.settle',
    'rota.plan',
    'watches.stand',
    'open_items.read',
    'open_items.resolve',
    'audit.read',
  ],
  donor: ['operation.read', 'reports.read'],
  // Keeps people and machines in order; reads no case and no convoy.
  administrator: [
    'operation.open',
    'operation.set_gates',
    'operation.read',
    'exercise.steer',
    'accounts.manage',
    'accounts.read',
    'devices.revoke',
    'tokens.issue',
    'keys.rotate',
    'proposals.settle',
    'registers.read',
    'registers.write',
    'mail.read',
    'handlings.retry',
    'audit.read',
    'reports.read',
    // Addresses of machines and people outside, as everybody else's.
    'outside_watches.keep',
  ],
};

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
