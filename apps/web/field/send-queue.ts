import { signal } from '@preact/signals';
import type { Written } from '../shared/answers';
import type { Answer, Problem, Write } from '../shared/api';

/**
 * `waiting`: no connection, will be sent again. `signed_out`: waits for somebody who may carry it to sign in.
 * `refused`: base said no, and only a call helps.
 */
export type SentState = 'sending' | 'received' | 'waiting' | 'signed_out' | 'refused';

/** What base answered; `heldBecause` where a person looks at it before it counts. */
export type Received = Written & { readonly heldBecause?: string };

export interface Sent<About> {
  readonly key: string;
  /** Whoever pressed the button. */
  readonly accountId: string;
  /** Signed by the phone, anybody's session carries it. Else only their own may, or base would record the wrong reporter. */
  readonly isSigned: boolean;
  /** May still be in the making: a signature takes a moment. */
  readonly write: Omit<Write, 'key'> | Promise<Omit<Write, 'key'>>;
  readonly about: About;
  readonly state: SentState;
  readonly answer?: Received;
  readonly problem?: Problem;
}

interface Outside {
  readonly send: (write: Write, isSigned: boolean) => Promise<Answer<Received>>;
  readonly signedInAs: () => string | undefined;
  /** Resolves after the given time or when `wake` is called. */
  readonly pause: (milliseconds: number) => Promise<void>;
}

/**
 * Sends one after another, in the order of the presses, each with one key for all its tries: so base records it once
 * however often it was sent. Kept in memory only: closing the page loses what was not sent, and the page says so.
 */
export function makeSendQueue<About>({ send, signedInAs, pause }: Outside) {
  const items = signal<readonly Sent<About>[]>([]);
  let isRunning = false;

  const change = (key: string, next: Partial<Sent<About>>): void => {
    items.value = items.value.map((item) => (item.key === key ? { ...item, ...next } : item));
  };
  const mayCarry = ({ isSigned, accountId }: Sent<About>): boolean =>
    isSigned ? signedInAs() !== undefined : signedInAs() === accountId;

  const trySending = async (item: Sent<About>, failures: number): Promise<number> => {
    const { key, isSigned } = item;
    if (!mayCarry(item)) {
      change(key, { state: 'signed_out' });
      return failures;
    }
    change(key, { state: 'sending' });
    const answer = await send({ ...(await item.write), key }, isSigned);
    if (answer.ok) {
      change(key, { state: 'received', answer: answer.value });
      return 0;
    }
    const { problem } = answer;
    if (isAboutTheSession(problem)) change(key, { state: 'signed_out' });
    else if (!mayPass(problem)) change(key, { state: 'refused', problem });
    else {
      change(key, { state: 'waiting' });
      await pause(Math.min(2 ** failures, 30) * 1000);
      return failures + 1;
    }
    return 0;
  };

  /** Sends what is unsent; does nothing while it is at it already. */
  const run = async (): Promise<void> => {
    if (isRunning) return;
    isRunning = true;
    let failures = 0;
    try {
      // After a `signed_out` nothing is left to try until somebody signs in and calls `run` again.
      for (let next = firstUnsent(items.value); next; next = firstUnsent(items.value))
        failures = await trySending(next, failures);
    } finally {
      isRunning = false;
    }
  };

  return {
    items,
    put(item: Pick<Sent<About>, 'key' | 'accountId' | 'isSigned' | 'write' | 'about'>): void {
      items.value = [...items.value, { ...item, state: 'sending' }];
      void run();
    },
    /** After a sign-in: what waited for it is tried again. */
    resume(): void {
      items.value = items.value.map((item) =>
        item.state === 'signed_out' && mayCarry(item) ? { ...item, state: 'waiting' } : item,
      );
      void run();
    },
  };
}

export const isUnsent = ({ state }: Pick<Sent<unknown>, 'state'>): boolean =>
  state !== 'received' && state !== 'refused';

const firstUnsent = <About>(items: readonly Sent<About>[]): Sent<About> | undefined =>
  items.find(({ state }) => state === 'sending' || state === 'waiting');

/** What is missing is somebody's way in, not anything about the message: nobody is signed in, or nobody of its operation. */
const isAboutTheSession = ({ status, code }: Problem): boolean =>
  status === 401 ||
  code === 'session.second_factor_required' ||
  code === 'operation.unknown' ||
  code === 'operation.ambiguous';

/** Whether trying again can help: the line broke, or base is busy or restarting. */
const mayPass = ({ status }: Problem): boolean =>
  status === 0 || status >= 500 || status === 408 || status === 425 || status === 429;
