import type { MedevacCase } from './medevac-case';

/** A case in an answer for many, as the person who enters it saw it. */
export interface Seen {
  readonly patient: MedevacCase;
  readonly seenVersion: number;
}

export interface ManyAnswered {
  readonly cases: number;
  /** Cases that changed meanwhile: left out, to be looked at again. */
  readonly conflicts: readonly string[];
}

/** A case that moved since it was seen is left out and named, whatever the answer is about. */
export function split<Each extends Seen>(
  seen: readonly Each[],
): { readonly taken: readonly Each[]; readonly conflicts: string[] } {
  return {
    taken: seen.filter(({ patient, seenVersion }) => patient.version === seenVersion),
    conflicts: seen
      .filter(({ patient, seenVersion }) => patient.version !== seenVersion)
      .map(({ patient }) => patient.id),
  };
}

/** What an entry about these patients is about. */
export const about = (patients: readonly MedevacCase[], convoyIds: readonly string[] = []) => [
  ...patients.flatMap(({ id, enclaveId }) => [
    { kind: 'case', id } as const,
    { kind: 'enclave', id: enclaveId } as const,
  ]),
  ...convoyIds.map((id) => ({ kind: 'convoy', id }) as const),
];
