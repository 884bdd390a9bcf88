import { RuleViolation } from '@corridor/domain/commands';

/**
 * Constraints that say the same as a rule. The rule speaks first; the constraint is for the race that a rule could not
 * see. SQLite names the columns, PostgreSQL the index.
 */
const refusals: readonly { readonly index: string; readonly columns: string; readonly code: string }[] = [
  {
    index: 'manifest_lines_convoy_id_vehicle_id_place_once',
    columns: 'manifest_lines.convoy_id, manifest_lines.vehicle_id, manifest_lines.place',
    code: 'manifest.place_taken',
  },
  {
    index: 'manifest_lines_convoy_id_person_id_once',
    columns: 'manifest_lines.convoy_id, manifest_lines.person_id',
    code: 'manifest.person_already_on_it',
  },
  {
    index: 'manifest_lines_operation_id_person_id_once',
    columns: 'manifest_lines.operation_id, manifest_lines.person_id',
    code: 'manifest.person_already_frozen',
  },
  { index: 'manifest_lines_convoy_id_vehicle_id_place_fk', columns: '', code: 'manifest.place_unknown' },
  {
    index: 'enclaves_operation_id_slug_once',
    columns: 'enclaves.operation_id, enclaves.slug',
    code: 'enclave.slug_taken',
  },
  {
    index: 'medevac_cases_operation_id_code_once',
    columns: 'medevac_cases.operation_id, medevac_cases.code',
    code: 'evacuation.code_taken',
  },
  { index: 'commands_key', columns: 'commands.id', code: 'command.payload_differs' },
  { index: 'accounts_name_once', columns: 'accounts.name', code: 'account.name_taken' },
];

interface DriverError {
  readonly code?: string;
  readonly constraint?: string;
  readonly message?: string;
}

const driverError = (error: unknown): DriverError =>
  (error as { driverError?: DriverError }).driverError ?? (error as DriverError);

/** Whether the database refused the rows themselves. */
export function isConstraint(error: unknown): boolean {
  const { code } = driverError(error);
  return code === 'SQLITE_CONSTRAINT' || (code?.startsWith('23') ?? false);
}

/** Whether one command of a batch is to blame, and not the database's state: the others are then run without it. */
export function isOneCommands(error: unknown): boolean {
  const isOurs = error instanceof TypeError || error instanceof RangeError || error instanceof RuleViolation;
  // 22: data that a column cannot hold.
  return isOurs || isConstraint(error) || (driverError(error).code?.startsWith('22') ?? false);
}

/** Whether the same batch may well go through the next time (a deadlock, a serialisation failure). */
export function isPassing(error: unknown): boolean {
  const { code } = driverError(error);
  return code === '40P01' || code === '40001';
}

/** The refusal that a broken constraint stands for. */
export function refusalFor(error: unknown): RuleViolation {
  const { constraint, message } = driverError(error);
  const found = refusals.find(({ index, columns }) =>
    constraint === undefined ? columns !== '' && (message?.endsWith(columns) ?? false) : constraint === index,
  );
  return new RuleViolation(found?.code ?? 'storage.constraint', {}, 'conflict');
}
