/**
 * A decision (plan, freeze, release) is checked and may be refused. A report of what happened is never refused for
 * state, gate, capacity, order or clock (DOMAIN 0.1).
 */
export type CommandKind = 'decision' | 'report';

/**
 * Against a newer version than the one seen: `commutes` is applied as it is, `recheck` is decided again on what stands
 * now, `exact` must have seen the version that stands.
 */
export type Concurrency = 'commutes' | 'recheck' | 'exact';

export interface CommandRule {
  readonly kind: CommandKind;
  readonly concurrency: Concurrency;
}

export const commandRules = {
  open_operation: { kind: 'decision', concurrency: 'recheck' },
  // Two people who each press *15 minutes* mean half an hour.
  advance_clock: { kind: 'decision', concurrency: 'commutes' },
  close_operation: { kind: 'decision', concurrency: 'recheck' },
  create_account: { kind: 'decision', concurrency: 'recheck' },
  grant_roles: { kind: 'decision', concurrency: 'recheck' },
  remove_account: { kind: 'decision', concurrency: 'recheck' },
  issue_sign_in_link: { kind: 'decision', concurrency: 'recheck' },
  redeem_sign_in_link: { kind: 'decision', concurrency: 'recheck' },
  issue_token: { kind: 'decision', concurrency: 'recheck' },
  revoke_token: { kind: 'decision', concurrency: 'recheck' },
  enrol_device: { kind: 'decision', concurrency: 'recheck' },
  revoke_device: { kind: 'decision', concurrency: 'recheck' },
  apply_held: { kind: 'decision', concurrency: 'recheck' },
  set_aside_held: { kind: 'decision', concurrency: 'recheck' },
  purge_held: { kind: 'decision', concurrency: 'recheck' },
  register_organisation: { kind: 'decision', concurrency: 'commutes' },
  register_party: { kind: 'decision', concurrency: 'commutes' },
  register_facility: { kind: 'decision', concurrency: 'commutes' },
  log_enclave: { kind: 'decision', concurrency: 'recheck' },
  record_access_classification: { kind: 'decision', concurrency: 'commutes' },
  record_population_estimate: { kind: 'decision', concurrency: 'commutes' },
  record_reported_figure: { kind: 'decision', concurrency: 'commutes' },
  draft_report: { kind: 'decision', concurrency: 'commutes' },
  discard_draft: { kind: 'decision', concurrency: 'recheck' },
  // What must have been seen is the figures, and they have a hash of their own.
  release_report: { kind: 'decision', concurrency: 'recheck' },
  countersign_report: { kind: 'decision', concurrency: 'recheck' },
  add_outside_watch: { kind: 'decision', concurrency: 'commutes' },
  end_outside_watch: { kind: 'decision', concurrency: 'recheck' },
  rotate_outside_secret: { kind: 'decision', concurrency: 'recheck' },
  open_list: { kind: 'decision', concurrency: 'commutes' },
  record_list_version: { kind: 'decision', concurrency: 'commutes' },
  withdraw_list_copy: { kind: 'decision', concurrency: 'recheck' },
  report_incident: { kind: 'report', concurrency: 'commutes' },
  request_evacuation: { kind: 'report', concurrency: 'commutes' },
  record_import: { kind: 'decision', concurrency: 'recheck' },
  purge_import: { kind: 'decision', concurrency: 'recheck' },
  mend_import: { kind: 'decision', concurrency: 'recheck' },
  merge_cases: { kind: 'decision', concurrency: 'recheck' },
  keep_cases_apart: { kind: 'decision', concurrency: 'commutes' },
  report_death: { kind: 'report', concurrency: 'commutes' },
  confirm_death: { kind: 'decision', concurrency: 'recheck' },
  withdraw_death: { kind: 'decision', concurrency: 'recheck' },
  assess_triage: { kind: 'decision', concurrency: 'recheck' },
  record_consent: { kind: 'report', concurrency: 'commutes' },
  name_carers: { kind: 'decision', concurrency: 'recheck' },
  repeat_triage: { kind: 'decision', concurrency: 'recheck' },
  record_consent_of_many: { kind: 'report', concurrency: 'commutes' },
  check_documents_of_many: { kind: 'report', concurrency: 'commutes' },
  record_clearance: { kind: 'report', concurrency: 'commutes' },
  offer_beds: { kind: 'decision', concurrency: 'commutes' },
  withdraw_beds: { kind: 'decision', concurrency: 'recheck' },
  settle_destination: { kind: 'decision', concurrency: 'recheck' },
  check_documents: { kind: 'report', concurrency: 'commutes' },
  override_gate: { kind: 'decision', concurrency: 'recheck' },
  decide_case: { kind: 'decision', concurrency: 'recheck' },
  report_outcome: { kind: 'report', concurrency: 'commutes' },
  set_gates: { kind: 'decision', concurrency: 'recheck' },
  proceed_alone: { kind: 'decision', concurrency: 'recheck' },
  plan_convoy: { kind: 'decision', concurrency: 'recheck' },
  assign_to_convoy: { kind: 'decision', concurrency: 'recheck' },
  put_on_manifest: { kind: 'decision', concurrency: 'recheck' },
  take_off_manifest: { kind: 'decision', concurrency: 'recheck' },
  record_call_round: { kind: 'report', concurrency: 'commutes' },
  substitute: { kind: 'decision', concurrency: 'recheck' },
  freeze_manifest: { kind: 'decision', concurrency: 'exact' },
  release_convoy: { kind: 'decision', concurrency: 'exact' },
  cancel_convoy: { kind: 'decision', concurrency: 'recheck' },
  report_head_count: { kind: 'report', concurrency: 'commutes' },
  report_departure: { kind: 'report', concurrency: 'commutes' },
  report_stop: { kind: 'report', concurrency: 'commutes' },
  report_moving: { kind: 'report', concurrency: 'commutes' },
  report_arrival: { kind: 'report', concurrency: 'commutes' },
  report_problem: { kind: 'report', concurrency: 'commutes' },
  board_others: { kind: 'report', concurrency: 'commutes' },
  board_family: { kind: 'report', concurrency: 'commutes' },
  board_person: { kind: 'report', concurrency: 'commutes' },
  take_off: { kind: 'report', concurrency: 'commutes' },
  report_split: { kind: 'report', concurrency: 'commutes' },
  hand_over: { kind: 'report', concurrency: 'commutes' },
  raise_overdue: { kind: 'decision', concurrency: 'recheck' },
  declare_all_clear: { kind: 'decision', concurrency: 'exact' },
  close_convoy: { kind: 'decision', concurrency: 'recheck' },
  stand_watch: { kind: 'decision', concurrency: 'commutes' },
  end_watch: { kind: 'decision', concurrency: 'commutes' },
  resolve_open_item: { kind: 'decision', concurrency: 'recheck' },
  log_call: { kind: 'report', concurrency: 'commutes' },
  keep_pasted_text: { kind: 'report', concurrency: 'commutes' },
  settle_pasted_text: { kind: 'decision', concurrency: 'recheck' },
  propose: { kind: 'decision', concurrency: 'recheck' },
  sign_proposal: { kind: 'decision', concurrency: 'recheck' },
  decline_proposal: { kind: 'decision', concurrency: 'recheck' },
  break_glass: { kind: 'decision', concurrency: 'commutes' },
  erase_identity: { kind: 'decision', concurrency: 'recheck' },
  purge_pasted_text: { kind: 'decision', concurrency: 'recheck' },
  purge_list_copy: { kind: 'decision', concurrency: 'recheck' },
} as const satisfies Record<string, CommandRule>;

export type CommandName = keyof typeof commandRules;
