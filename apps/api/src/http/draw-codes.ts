import { randomInt } from 'node:crypto';

/** How many codes go with a request: that all of three are taken does not happen before millions of cases. */
const DRAWS = 3;

/** Random codes for a new record; the rule takes the first that is free. */
export function drawCodes(make: (values: readonly number[]) => string): readonly string[] {
  return Array.from({ length: DRAWS }, () => make(Array.from({ length: 6 }, () => randomInt(32))));
}
