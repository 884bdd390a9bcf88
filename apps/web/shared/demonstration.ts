import { get, newKey, type Problem, send } from './api';
import { demonstrationId } from './demonstration-state';
import { chooseLanguage, shown } from './language';
import { reloadAll } from './load';
import { loadSession } from './session';
import { chosenOperationId, operation } from './session-state';

export type Face = 'coordinator' | 'field' | 'donor';
export type Step = 'plus_15' | 'to_the_31st' | 'start_again';

/** Convoys of the story: of the 26th, the 27th, the 28th, and the draft. */
export interface Story {
  readonly convoyIds: readonly string[];
}

/** The page that each face begins at. */
export const doorOf = (face: Face): string =>
  ({ coordinator: '/#/', field: '/field#/', donor: `/reports?lang=${shown.peek().language}` })[face];

/** Goes to a page as that face; whoever is it already only goes there. The language on the screen stays. */
export async function goAs(face: Face, path = doorOf(face)): Promise<Problem | undefined> {
  if (operation.peek()?.roles.includes(face) !== true) {
    const answer = await send({ path: '/api/demonstration/entries', body: { face } });
    if (!answer.ok) return answer.problem;
    await chooseLanguage(shown.peek().language);
    // The same document with another hash is not loaded anew.
    if (path.startsWith(`${location.pathname}#`)) await loadSession();
  }
  location.assign(path);
  return undefined;
}

const steps: Readonly<Record<Step, { readonly path: string; readonly body?: object }>> = {
  plus_15: { path: 'clock-advances', body: { minutes: 15 } },
  to_the_31st: { path: 'ending' },
  start_again: { path: 'restarts' },
};

/** The alarm rings within a second of the clock, and its message comes a moment later. */
const AFTERMATH_MS = 2_500;

/** Steers the exercise, then shows everything as it stands after it. */
export async function steer(step: Step): Promise<Problem | undefined> {
  const { path, body } = steps[step];
  const answer = await send({ path: `/api/demonstration/${path}`, body, key: newKey() });
  if (!answer.ok) return answer.problem;
  await followClock();
  reloadAll();
  setTimeout(reloadAll, AFTERMATH_MS);
  return undefined;
}

let followed: string | null = null;

/** Another face may have moved the clock, or begun the exercise anew: then the page goes over to the fresh one. */
export async function followClock(): Promise<void> {
  await loadSession();
  const [before, now] = [followed, demonstrationId.peek()];
  followed = now;
  if (before === null || before === now) return;
  chosenOperationId.value = null;
  location.hash = '#/';
}

export function beginToFollow(): void {
  followed = demonstrationId.peek();
}

export const readStory = () => get<Story>('/api/demonstration');
