/** Matches the refusal with this code: `expect(() => …).toThrow(refusal('convoy.unknown'))`. Codes are stable, words are not. */
export const refusal = (code: string): Error =>
  // Jest takes a matcher here; its types know only errors.
  expect.objectContaining({ name: 'RuleViolation', code }) as Error;
