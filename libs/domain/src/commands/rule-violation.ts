/** What kind of "no" it is; the edge turns it into an HTTP status. */
export type RefusalKind = 'invalid' | 'not_permitted' | 'not_found' | 'conflict' | 'refused';

/**
 * A rule says no. `code` is stable and translated by the client (`feature.reason`); `details` holds ids, counts and
 * states that help to mend it, never personal data.
 */
export class RuleViolation extends Error {
  override readonly name = 'RuleViolation';

  constructor(
    readonly code: string,
    readonly details: Readonly<Record<string, unknown>> = {},
    readonly kind: RefusalKind = 'refused',
  ) {
    super(code);
  }
}

/** The refusal for an id that this operation does not know. */
export function unknown(noun: string, id: string): RuleViolation {
  return new RuleViolation(`${noun}.unknown`, { id }, 'not_found');
}
