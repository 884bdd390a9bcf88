/** The kinds of thing that a command or an entry can be about. */
export const subjectKinds = [
  'operation',
  'organisation',
  'party',
  'facility',
  'account',
  'enclave',
  'incident',
  'case',
  'convoy',
  'watch',
  'shift',
  'open_item',
  'call',
  'pasted_text',
  'proposal',
  'device',
  'held_command',
  'list',
  'list_copy',
  'import',
  'report',
  'outside_watch',
] as const;
export type SubjectKind = (typeof subjectKinds)[number];

export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
}
