import { generateSync } from 'otplib';
import type { Person } from './person';

/** The code that an app with this secret shows at a moment (milliseconds). */
export const codeOf = (secret: string, now: number): string => generateSync({ secret, epoch: Math.floor(now / 1_000) });

/** Sets up an authenticator app for somebody, as a live operation asks of who coordinates or administers. */
export async function setUpSecondFactor(person: Person, now: number): Promise<string> {
  const { secret } = await person.created('/api/second-factor');
  await person.created('/api/second-factor/confirmation', { code: codeOf(String(secret), now) });
  return String(secret);
}
