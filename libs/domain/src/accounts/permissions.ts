import type { Role } from './roles';

/** What a route can ask for. Every route names one; what a role may do stands in `rolePermissions` and nowhere else. */
export const permissions = [
  'operation.open',
  'operation.read',
  'now.read',
  'exercise.steer',
  'accounts.manage',
  'accounts.read',
  'registers.write',
  'registers.read',
  'enclaves.write',
  'enclaves.read',
  'incidents.report',
  'incidents.read',
  'evacuations.request',
  'evacuations.read',
  'evacuations.disclose_identity',
  'evacuations.report_death',
  'evacuations.settle_death',
  'notes.disclose',
  'convoys.plan',
  'convoys.freeze_manifest',
  'convoys.release',
  'convoys.report',
  'convoys.all_clear',
  'convoys.read',
  'watches.stand',
  'notifications.read',
  'open_items.read',
  'open_items.resolve',
  'calls.log',
  'calls.read',
  'mail.read',
  'handlings.retry',
  'reports.read',
  'reported_figures.write',
  'audit.read',
] as const;
export type Permission = (typeof permissions)[number];

const seesTheWork = [
  'operation.read',
  'now.read',
  'registers.read',
  'enclaves.read',
  'incidents.read',
  'convoys.read',
  'notifications.read',
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
    'registers.write',
    'enclaves.write',
    'reported_figures.write',
    'incidents.report',
    'evacuations.request',
    'evacuations.read',
    'evacuations.disclose_identity',
    'evacuations.report_death',
    'evacuations.settle_death',
    'convoys.plan',
    'convoys.freeze_manifest',
    'convoys.release',
    'convoys.report',
    'convoys.all_clear',
    'watches.stand',
    'open_items.read',
    'open_items.resolve',
    'audit.read',
  ],
  medical_reviewer: [
    ...seesTheWork,
    'evacuations.request',
    'evacuations.read',
    'evacuations.disclose_identity',
    'evacuations.report_death',
    'evacuations.settle_death',
    'watches.stand',
  ],
  // A nurse sees the convoys she is assigned to and what she herself must report; the rest is not on a phone.
  field: [
    'operation.read',
    'enclaves.read',
    'registers.read',
    'incidents.report',
    'evacuations.request',
    'evacuations.report_death',
    'convoys.read',
    'convoys.report',
    'notifications.read',
  ],
  duty_officer: [
    ...seesTheWork,
    'notes.disclose',
    'accounts.read',
    'incidents.report',
    'evacuations.read',
    'evacuations.report_death',
    'convoys.report',
    'convoys.all_clear',
    'watches.stand',
    'open_items.read',
    'open_items.resolve',
  ],
  security: [
    ...seesTheWork,
    'notes.disclose',
    'incidents.report',
    'convoys.release',
    'convoys.report',
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
  situation_analyst: [...seesTheWork, 'enclaves.write', 'reported_figures.write', 'incidents.report', 'watches.stand'],
  head_of_office: [
    ...seesTheWork,
    'notes.disclose',
    'accounts.read',
    'evacuations.read',
    'watches.stand',
    'open_items.read',
    'open_items.resolve',
    'audit.read',
  ],
  donor: ['operation.read', 'reports.read'],
  // Keeps people and machines in order; reads no case and no convoy.
  administrator: [
    'operation.open',
    'operation.read',
    'exercise.steer',
    'accounts.manage',
    'accounts.read',
    'registers.read',
    'registers.write',
    'mail.read',
    'handlings.retry',
    'audit.read',
    'reports.read',
  ],
};

/** Who acts, in which operation. */
export interface Actor {
  readonly accountId: string;
  readonly operationId: string;
  readonly roles: readonly Role[];
}

/** Where the roles are not enough: the thing that the permission is asked for. */
export interface PermissionSubject {
  readonly operationId: string;
  /** Accounts with a task on a convoy; a person whose only role is field may touch no other convoy. */
  readonly assignedAccountIds?: readonly string[];
}

/** Whether the actor may do it, to that thing. Pure; the only place that answers the question. */
export function can(actor: Actor, permission: Permission, subject?: PermissionSubject): boolean {
  if (subject && subject.operationId !== actor.operationId) return false;
  const granting = actor.roles.filter((role) => rolePermissions[role].includes(permission));
  if (granting.length === 0) return false;
  if (!subject?.assignedAccountIds) return true;
  return granting.some((role) => role !== 'field') || subject.assignedAccountIds.includes(actor.accountId);
}
