import { get, send, type Answer } from './api';
import type { Session } from './answers';
import { hasChosenLanguage, useLanguage } from './language';
import { chosenOperationId, clockErrorMinutes, session, sessionEnded } from './session-state';

/** Asks base who is signed in here. Without a connection a session that stands is kept as it is. */
export async function loadSession(): Promise<Answer<Session>> {
  const answer = await get<Session>('/api/sessions/current');
  if (answer.ok) begin(answer.value);
  else if (answer.problem.status === 401) session.value = null;
  return answer;
}

export async function signIn(who: {
  readonly name: string;
  readonly passphrase: string;
  readonly code: string | undefined;
}): Promise<Answer<Session>> {
  const answer = await send<Session>({ path: '/api/sessions', body: who });
  if (!answer.ok) return answer;
  begin(answer.value);
  void loadSession(); // brings base's clock
  return answer;
}

export async function signOut(): Promise<void> {
  await send({ method: 'DELETE', path: '/api/sessions/current' });
  session.value = null;
  sessionEnded.value = false;
  chosenOperationId.value = null;
}

function begin(next: Session): void {
  session.value = next;
  sessionEnded.value = false;
  const now = next.operations[0]?.now;
  if (now !== undefined) {
    clockErrorMinutes.value = Math.round(
      (Date.now() + (next.operations[0]?.clockOffsetMs ?? 0) - Date.parse(now)) / 60_000,
    );
  }
  if (!hasChosenLanguage()) void useLanguage(next.account.language);
}
