/** Standing roles in an operation. Convoy leader and deputy are assignments on a convoy, not roles. */
export const roles = [
  'coordinator',
  'medical_reviewer',
  'field',
  'duty_officer',
  'security',
  'logistics',
  'situation_analyst',
  'head_of_office',
  'donor',
  'administrator',
] as const;
export type Role = (typeof roles)[number];

/** Roles that mean nothing in one area alone: an office is led as a whole, and figures are released for all of it. */
export const rolesOfTheWhole = ['head_of_office', 'donor', 'administrator'] as const satisfies readonly Role[];
