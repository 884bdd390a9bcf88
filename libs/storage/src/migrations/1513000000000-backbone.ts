import { type MigrationInterface, type QueryRunner, Table, type TableColumnOptions } from 'typeorm';
import { createGuards } from '../ledger/guards';

type ColumnKind = 'text' | 'text?' | 'whole' | 'whole?' | 'decimal' | 'decimal?' | 'flag' | 'flag?';
interface Plan {
  readonly columns: Readonly<Record<string, ColumnKind>>;
  readonly key: readonly string[];
  readonly unique?: readonly (string | { readonly on: string; readonly where: string })[];
  readonly index?: readonly (string | { readonly on: string; readonly where: string })[];
  readonly check?: Readonly<Record<string, string>>;
  readonly foreign?: readonly { readonly on: string; readonly to: string; readonly columns: string }[];
}

/** Every table of the first state. Column lists stand here as they were then: later changes are later migrations. */
const tables: Readonly<Record<string, Plan>> = {
  operations: {
    columns: {
      id: 'text',
      version: 'whole',
      name: 'text',
      kind: 'text',
      time_zone: 'text',
      clock_offset_ms: 'whole',
      embargo_hours: 'whole',
      opened_at: 'text',
      closed_at: 'text?',
    },
    key: ['id'],
    check: { operations_live_clock: `kind = 'exercise' OR (kind = 'live' AND clock_offset_ms = 0)` },
  },
  accounts: {
    columns: {
      id: 'text',
      version: 'whole',
      name: 'text',
      email: 'text?',
      language: 'text',
      created_at: 'text',
      disabled_at: 'text?',
    },
    key: ['id'],
    unique: ['name'],
  },
  assignments: {
    columns: {
      id: 'text',
      operation_id: 'text',
      account_id: 'text',
      role: 'text',
      organisation_id: 'text?',
      granted_at: 'text',
      revoked_at: 'text?',
    },
    key: ['id'],
    unique: [{ on: 'operation_id,account_id,role', where: 'revoked_at IS NULL' }],
    index: ['account_id'],
  },
  credentials: { columns: { account_id: 'text', passphrase_hash: 'text' }, key: ['account_id'] },
  sessions: {
    columns: {
      id: 'text',
      token_hash: 'text',
      account_id: 'text',
      created_at: 'text',
      expires_at: 'text',
      revoked_at: 'text?',
    },
    key: ['id'],
    unique: ['token_hash'],
    index: ['account_id'],
  },
  devices: {
    columns: {
      id: 'text',
      operation_id: 'text',
      account_id: 'text',
      public_key: 'text',
      enrolled_at: 'text',
      revoked_at: 'text?',
    },
    key: ['id'],
    index: ['operation_id,account_id'],
  },
  organisations: {
    columns: { id: 'text', operation_id: 'text', version: 'whole', name: 'text', registered_at: 'text' },
    key: ['id'],
    index: ['operation_id'],
  },
  parties: {
    columns: { id: 'text', operation_id: 'text', version: 'whole', name: 'text', registered_at: 'text' },
    key: ['id'],
    index: ['operation_id'],
  },
  facilities: {
    columns: {
      id: 'text',
      operation_id: 'text',
      version: 'whole',
      kind: 'text',
      name: 'text',
      enclave_id: 'text?',
      registered_at: 'text',
    },
    key: ['id'],
    index: ['operation_id'],
  },
  enclaves: {
    columns: {
      id: 'text',
      operation_id: 'text',
      version: 'whole',
      slug: 'text',
      kind: 'text',
      name_en: 'text',
      name_ar: 'text',
      aliases: 'text',
      admin1_name: 'text',
      admin1_code: 'text',
      pcodes: 'text',
      latitude: 'decimal',
      longitude: 'decimal',
      logged_at: 'text',
    },
    key: ['id'],
    unique: ['operation_id,slug'],
    check: { enclaves_on_earth: 'latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180' },
  },
  access_classifications: {
    columns: {
      id: 'text',
      operation_id: 'text',
      enclave_id: 'text',
      classification: 'text',
      classifier: 'text',
      effective_on: 'text',
      known_on: 'text',
      known_on_basis: 'text',
      scope_note: 'text',
      source_key: 'text',
      recorded_at: 'text',
    },
    key: ['id'],
    index: ['operation_id,enclave_id'],
  },
  population_estimates: {
    columns: {
      id: 'text',
      operation_id: 'text',
      enclave_id: 'text',
      value: 'whole',
      low: 'whole?',
      high: 'whole?',
      qualifier: 'text',
      as_of: 'text',
      known_on: 'text',
      known_on_basis: 'text',
      source: 'text',
      method: 'text',
      displaced_included: 'whole?',
      scope_note: 'text',
      source_key: 'text',
      recorded_at: 'text',
    },
    key: ['id'],
    index: ['operation_id,enclave_id'],
    check: { population_counts: 'value >= 0' },
  },
  incidents: {
    columns: {
      id: 'text',
      operation_id: 'text',
      version: 'whole',
      kind: 'text',
      enclave_id: 'text?',
      latitude: 'decimal?',
      longitude: 'decimal?',
      precision_metres: 'whole?',
      happened_at: 'text',
      hurt: 'whole?',
      are_we_affected: 'text',
      note_id: 'text?',
      reported_by: 'text',
      recorded_at: 'text',
    },
    key: ['id'],
    index: ['operation_id,id'],
  },
  medevac_cases: {
    columns: {
      id: 'text',
      operation_id: 'text',
      version: 'whole',
      code: 'text',
      code_alias: 'text?',
      enclave_id: 'text',
      facility_id: 'text?',
      status: 'text',
      priority: 'text',
      acuity: 'text',
      mobility: 'text',
      age_band: 'text',
      sex: 'text',
      condition_group: 'text',
      submitted_at: 'text',
      recorded_at: 'text',
    },
    key: ['id'],
    unique: ['operation_id,code'],
    index: ['operation_id,id', 'operation_id,status'],
  },
  companions: {
    columns: { id: 'text', operation_id: 'text', case_id: 'text', relation: 'text', age_band: 'text', sex: 'text' },
    key: ['id'],
    index: ['case_id'],
    foreign: [{ on: 'case_id', to: 'medevac_cases', columns: 'id' }],
  },
  convoys: {
    columns: {
      id: 'text',
      operation_id: 'text',
      version: 'whole',
      reference: 'text',
      enclave_id: 'text',
      status: 'text',
      manifest_status: 'text',
      manifest_hash: 'text?',
      planned_at: 'text',
      released_at: 'text?',
      departed_at: 'text?',
      arrived_at: 'text?',
      all_clear_at: 'text?',
      closed_at: 'text?',
      cancelled_at: 'text?',
      aboard_patients: 'whole?',
      aboard_companions: 'whole?',
      delivered_patients: 'whole?',
      delivered_companions: 'whole?',
      news_due_at: 'text?',
      overdue_since: 'text?',
      problem_at: 'text?',
    },
    key: ['id'],
    unique: ['operation_id,reference'],
    index: ['operation_id,id'],
    check: {
      convoys_frozen_has_hash: `(manifest_status = 'frozen') = (manifest_hash IS NOT NULL)`,
      convoys_counts:
        'COALESCE(aboard_patients, 0) >= 0 AND COALESCE(aboard_companions, 0) >= 0 AND COALESCE(delivered_patients, 0) >= 0 AND COALESCE(delivered_companions, 0) >= 0',
    },
  },
  convoy_legs: {
    columns: {
      id: 'text',
      operation_id: 'text',
      convoy_id: 'text',
      position: 'whole',
      from_place: 'text',
      to_place: 'text',
      to_facility_id: 'text?',
      planned_departure_at: 'text',
      planned_arrival_at: 'text',
      grace_minutes: 'whole',
      departed_at: 'text?',
      arrived_at: 'text?',
    },
    key: ['id'],
    unique: ['convoy_id,position'],
  },
  vehicles: {
    columns: {
      id: 'text',
      operation_id: 'text',
      convoy_id: 'text',
      label: 'text',
      kind: 'text',
      seats: 'whole',
      wheelchair_places: 'whole',
      stretchers: 'whole',
    },
    key: ['id'],
    index: ['convoy_id'],
  },
  vehicle_places: {
    columns: { id: 'text', operation_id: 'text', convoy_id: 'text', vehicle_id: 'text', place: 'whole', kind: 'text' },
    key: ['id'],
    unique: ['convoy_id,vehicle_id,place'],
    check: { vehicle_places_from_one: 'place >= 1' },
  },
  convoy_assignments: {
    columns: {
      id: 'text',
      operation_id: 'text',
      convoy_id: 'text',
      account_id: 'text',
      task: 'text',
      assigned_at: 'text',
      ended_at: 'text?',
    },
    key: ['id'],
    index: ['convoy_id', 'account_id'],
  },
  manifest_lines: {
    columns: {
      id: 'text',
      operation_id: 'text',
      convoy_id: 'text',
      person_kind: 'text',
      person_id: 'text',
      case_id: 'text',
      vehicle_id: 'text',
      place: 'whole',
      removed_at: 'text?',
      holds: 'flag',
      travelled: 'flag?',
    },
    key: ['id'],
    unique: [
      // A place carries one person: with the places as rows, this is the capacity of the convoy.
      { on: 'convoy_id,vehicle_id,place', where: 'removed_at IS NULL' },
      { on: 'convoy_id,person_id', where: 'removed_at IS NULL' },
      // One frozen manifest a person.
      { on: 'operation_id,person_id', where: 'holds' },
    ],
    index: ['case_id'],
    check: { manifest_lines_removed_hold_nobody: 'NOT (holds AND removed_at IS NOT NULL)' },
    foreign: [{ on: 'convoy_id,vehicle_id,place', to: 'vehicle_places', columns: 'convoy_id,vehicle_id,place' }],
  },
  convoy_reports: {
    columns: {
      id: 'text',
      operation_id: 'text',
      convoy_id: 'text',
      kind: 'text',
      leg_position: 'whole?',
      occurred_at: 'text',
      recorded_at: 'text',
      reported_by: 'text',
      reason: 'text?',
      next_news_by: 'text?',
      patients: 'whole?',
      companions: 'whole?',
      note_id: 'text?',
    },
    key: ['id'],
    index: ['convoy_id'],
  },
  watches: {
    columns: {
      id: 'text',
      operation_id: 'text',
      version: 'whole',
      account_id: 'text',
      scope: 'text',
      scope_id: 'text',
      least_severity: 'text',
      on_duty_from: 'text',
      on_duty_until: 'text?',
    },
    key: ['id'],
    index: ['operation_id'],
  },
  open_items: {
    columns: {
      id: 'text',
      operation_id: 'text',
      version: 'whole',
      kind: 'text',
      code: 'text',
      subject_kind: 'text',
      subject_id: 'text',
      entry_seq: 'whole',
      details: 'text',
      raised_at: 'text',
      owner_id: 'text?',
      due_at: 'text?',
      resolved_at: 'text?',
      resolved_by: 'text?',
    },
    key: ['id'],
    index: [{ on: 'operation_id,id', where: 'resolved_at IS NULL' }],
  },
  operation_keys: {
    columns: { operation_id: 'text', version: 'whole', wrapped: 'text' },
    key: ['operation_id', 'version'],
  },
  case_keys: {
    columns: { case_id: 'text', operation_id: 'text', key_version: 'whole', wrapped: 'text' },
    key: ['case_id'],
  },
  sealed_values: {
    columns: {
      id: 'text',
      operation_id: 'text',
      subject_kind: 'text',
      subject_id: 'text',
      field: 'text',
      entry_seq: 'whole',
      sealed_by: 'text',
      ciphertext: 'text',
    },
    key: ['id'],
    index: ['subject_kind,subject_id'],
    check: { sealed_values_by: `sealed_by IN ('case', 'operation')` },
  },
  access_log: {
    columns: {
      operation_id: 'text',
      seq: 'whole',
      subject_kind: 'text',
      subject_id: 'text',
      actor_id: 'text',
      purpose: 'text',
      at: 'text',
      previous_hash: 'text',
      hash: 'text',
    },
    key: ['operation_id', 'seq'],
    index: ['subject_kind,subject_id'],
  },
  ledger_heads: { columns: { operation_id: 'text', seq: 'whole', hash: 'text' }, key: ['operation_id'] },
  ledger_entries: {
    columns: {
      operation_id: 'text',
      seq: 'whole',
      name: 'text',
      actor_id: 'text',
      device_id: 'text?',
      command_id: 'text',
      occurred_at: 'text',
      recorded_at: 'text',
      body_hash: 'text',
      previous_hash: 'text',
      hash: 'text',
    },
    key: ['operation_id', 'seq'],
    check: { ledger_entries_from_one: 'seq >= 1' },
  },
  ledger_bodies: {
    columns: { operation_id: 'text', seq: 'whole', salt: 'text', body: 'text' },
    key: ['operation_id', 'seq'],
  },
  entry_subjects: {
    columns: { operation_id: 'text', kind: 'text', subject_id: 'text', seq: 'whole' },
    key: ['operation_id', 'kind', 'subject_id', 'seq'],
  },
  handlings: {
    columns: {
      operation_id: 'text',
      seq: 'whole',
      handler: 'text',
      attempts: 'whole',
      relay_at: 'whole',
      done_at: 'text?',
      failed_at: 'text?',
      failure: 'text?',
    },
    key: ['operation_id', 'seq', 'handler'],
    index: [
      { on: 'relay_at', where: 'done_at IS NULL AND failed_at IS NULL' },
      { on: 'operation_id,failed_at', where: 'failed_at IS NOT NULL' },
    ],
  },
  commands: {
    columns: {
      id: 'text',
      operation_id: 'text',
      actor_id: 'text',
      payload_hash: 'text',
      outcome: 'text',
      code: 'text?',
      entry_seq: 'whole?',
      recorded_at: 'text',
      answer: 'text',
    },
    key: ['id'],
    check: {
      commands_outcome: `(outcome = 'applied' AND entry_seq IS NOT NULL) OR (outcome = 'refused' AND code IS NOT NULL AND entry_seq IS NULL)`,
    },
  },
  deadlines: {
    columns: {
      operation_id: 'text',
      kind: 'text',
      subject_kind: 'text',
      subject_id: 'text',
      due_at: 'text?',
      leased_until: 'whole',
    },
    key: ['operation_id', 'kind', 'subject_kind', 'subject_id'],
    index: [{ on: 'operation_id,due_at', where: 'due_at IS NOT NULL' }],
  },
  inbox_messages: {
    columns: {
      id: 'text',
      operation_id: 'text',
      account_id: 'text',
      seq: 'whole',
      event: 'text',
      severity: 'text',
      subject_kind: 'text',
      subject_id: 'text',
      reference: 'text?',
      at: 'text',
      read_at: 'text?',
    },
    key: ['id'],
    unique: ['operation_id,seq,account_id'],
    index: ['account_id,operation_id,seq'],
  },
  deliveries: {
    columns: {
      id: 'text',
      operation_id: 'text',
      account_id: 'text',
      seq: 'whole',
      channel: 'text',
      event: 'text',
      reference: 'text?',
      at: 'text',
      state: 'text',
      attempts: 'whole',
      relay_at: 'whole',
      leased_until: 'whole',
      sent_at: 'text?',
      error_code: 'text?',
    },
    key: ['id'],
    unique: ['operation_id,seq,account_id,channel'],
    index: [{ on: 'relay_at', where: `state IN ('pending', 'claimed')` }],
    check: { deliveries_state: `state IN ('pending', 'claimed', 'sent', 'failed')` },
  },
};

const typeOf = { text: 'text', whole: 'bigint', decimal: 'double precision', flag: 'boolean' } as const;

/** The backbone: scope root, registers, the main job's nouns, ledger, queue of handlings, keys, deadlines. */
export class Backbone1513000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const isPostgres = runner.connection.options.type === 'postgres';
    for (const [name, plan] of Object.entries(tables)) await createTable(runner, name, plan, isPostgres);
    await createGuards(runner, isPostgres);
  }

  /** The first state cannot be taken back: the ledger's guards forbid it, and so they should. */
  down(): Promise<void> {
    return Promise.reject(new Error('the backbone holds the ledger and is not taken back; restore a backup instead'));
  }
}

async function createTable(runner: QueryRunner, name: string, plan: Plan, isPostgres: boolean): Promise<void> {
  const indexes = [...named(name, plan.unique ?? [], true), ...named(name, plan.index ?? [], false)];
  await runner.createTable(
    new Table({
      name,
      // Composite keys on SQLite: one B-tree to write instead of two.
      withoutRowid: !isPostgres && plan.key.length > 1,
      columns: Object.entries(plan.columns).map(([column, kind]) =>
        columnOf(column, kind, plan.key.includes(column) ? `${name}_key` : null, isPostgres),
      ),
      checks: Object.entries(plan.check ?? {}).map(([check, expression]) => ({ name: check, expression })),
      foreignKeys: (plan.foreign ?? []).map(({ on, to, columns }) => ({
        name: `${name}_${on.split(',').join('_')}_fk`,
        columnNames: on.split(','),
        referencedTableName: to,
        referencedColumnNames: columns.split(','),
      })),
    }),
  );
  for (const { index, unique, on, where } of indexes) {
    await runner.query(
      `CREATE ${unique ? 'UNIQUE ' : ''}INDEX ${index} ON ${name} (${on})${where === null ? '' : ` WHERE ${where}`}`,
    );
  }
}

function columnOf(name: string, kind: ColumnKind, primaryKey: string | null, isPostgres: boolean): TableColumnOptions {
  const type = typeOf[kind.replace('?', '') as keyof typeof typeOf];
  return {
    name,
    type,
    ...(primaryKey === null ? {} : { isPrimary: true, primaryKeyConstraintName: primaryKey }),
    isNullable: kind.endsWith('?'),
    // Byte order, as in SQLite and in JavaScript: a locale's order would make cursors and comparisons disagree.
    ...(isPostgres && type === 'text' ? { collation: 'C' } : {}),
  };
}

function named(
  table: string,
  indexes: NonNullable<Plan['unique']>,
  unique: boolean,
): { index: string; unique: boolean; on: string; where: string | null }[] {
  return indexes.map((each) => {
    const { on, where } = typeof each === 'string' ? { on: each, where: null } : each;
    return { index: `${table}_${on.replaceAll(',', '_')}_${unique ? 'once' : 'idx'}`, unique, on, where };
  });
}
