import { NotDone } from './command';
import { errand, errands } from './errand';
import { progressOf, say } from './progress';
import type { RunningOffice } from './running-office';
import { proposeWith, sayReason, sayWaiting, settle } from './signatures';

interface Standing {
  readonly version: number;
  readonly caseKeys: number;
  readonly wrappedByOlder: number;
}

/** The operation's key: which one counts, and its replacement by two people. */
export const keys = errands({
  '': errand(
    { form: 'keys', says: "says which key of the operation counts, and how many cases' keys an older one wraps" },
    async (office) => {
      sayStanding(await standing(office));
      await sayWaiting(office, 'rotate_keys');
    },
  ),
  rotate: errand(
    {
      form: 'keys rotate --reason WORDS',
      says: 'asks for a new key of the operation',
      options: { reason: { type: 'string' } },
      needs: ['reason'],
    },
    (office, _about, { reason = '' }) => proposeWith(office, '/api/operations/current/key-rotation', reason, 'keys'),
  ),
  why: errand({ form: 'keys why ID', says: 'shows the reason; the reading is on record' }, (office, id) =>
    sayReason(office, 'rotate_keys', id),
  ),
  sign: errand(
    { form: 'keys sign ID', says: 'signs for it as the second person, and waits until it is done' },
    async (office, id) => {
      await settle(office, 'rotate_keys', id, 'signature');
      await untilWrapped(office);
      sayStanding(await standing(office));
    },
  ),
  decline: errand({ form: 'keys decline ID', says: 'says no to it' }, async (office, id) => {
    await settle(office, 'rotate_keys', id, 'decline');
    say('Declined: the key stays as it is.');
  }),
});

const standing = (office: RunningOffice): Promise<Standing> => office.read<Standing>('/api/operations/current/keys');

function sayStanding({ version, caseKeys, wrappedByOlder }: Standing): void {
  say(`The operation's key is of version ${String(version)}.`);
  say(`Of ${String(caseKeys)} cases' keys an older one still wraps ${String(wrappedByOlder)}.`);
}

const EVERY_MS = 500;
const STALLED_MS = 120_000;

/** The office does it by itself, whether or not anybody watches. */
async function untilWrapped(office: RunningOffice): Promise<void> {
  const progress = progressOf('wrapping keys anew');
  let least = Number.POSITIVE_INFINITY;
  for (let waited = 0; ; waited += EVERY_MS) {
    const { caseKeys, wrappedByOlder } = await standing(office);
    progress(caseKeys === 0 ? 1 : 1 - wrappedByOlder / caseKeys);
    if (wrappedByOlder === 0) return;
    if (wrappedByOlder < least) waited = 0;
    least = Math.min(least, wrappedByOlder);
    if (waited > STALLED_MS)
      throw new NotDone(
        'The new key counts, but nothing was wrapped by it for two minutes. `keys` says how far it has come.',
      );
    await office.wait(EVERY_MS);
  }
}
