import { computed, effect } from '@preact/signals';
import type { ConvoyWord, OthersCount, StopReason } from '@corridor/domain/convoys';
import type { StepKind } from '@corridor/domain/evacuations';
import type { IncidentKind } from '@corridor/domain/incidents';
import type { SyncOutcome } from '@corridor/domain/devices';
import { type Answer, inOperation, newKey, send, type Write } from '../shared/api';
import { operation, session } from '../shared/session-state';
import { phone } from './phone';
import { isUnsent, makeSendQueue, type Received, type Sent } from './send-queue';
import { type FieldWrite, signedWrite } from './signing';

/** What is said of a family: each has a button of its own. */
export type BoardingPress = 'boarded' | 'declined' | 'off' | 'split' | 'handed_over';

/** What a message on the phone is about: enough to say it in the log and to foresee the convoy's state. */
export type About =
  | {
      readonly kind: 'report';
      readonly convoyId: string;
      readonly word: ConvoyWord;
      readonly leg: number | null;
      readonly reason: StopReason | null;
      readonly nextNewsBy: string | null;
      readonly patients: number | null;
      readonly companions: number | null;
      /** People without a case. */
      readonly others: OthersCount | null;
      readonly occurredAt: string;
    }
  | {
      readonly kind: 'boarding';
      readonly convoyId: string;
      readonly what: BoardingPress;
      readonly code: string;
      readonly steps: readonly { readonly personId: string; readonly kind: StepKind }[];
      readonly occurredAt: string;
    }
  | { readonly kind: 'patient'; readonly code: string; readonly occurredAt: string }
  | { readonly kind: 'incident'; readonly what: IncidentKind; readonly occurredAt: string };

export type SentMessage = Sent<About>;

let wake = (): void => undefined;

const queue = makeSendQueue<About>({
  send: (write, isSigned) => (isSigned ? sendSigned(write) : send(write)),
  signedInAs: () => session.peek()?.account.id,
  pause: (milliseconds) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    }),
});

export const sent = queue.items;
export const unsentCount = computed(() => sent.value.filter(isUnsent).length);

/** A command, and the path of its own route for a phone that cannot sign. */
interface Press extends FieldWrite {
  readonly path: string;
}

/** Puts one press into the queue and says under which key. The operation is the one on the screen now. */
export function put({ path, ...command }: Press, about: About): string {
  const key = newKey();
  const accountId = session.peek()?.account.id ?? '';
  const signed = signedNow(key, command);
  const { occurredAt, payload } = command;
  const write = signed ?? { path: inOperation(path), body: { ...payload, occurredAt } };
  queue.put({ key, accountId, isSigned: signed !== undefined, write, about });
  return key;
}

/** Signed by the open phone; undefined where there is none, or base does not know it in this operation yet. */
function signedNow(id: string, command: FieldWrite): Promise<Omit<Write, 'key'>> | undefined {
  const here = phone.peek();
  const operationId = operation.peek()?.id ?? '';
  const deviceId = here?.state === 'open' ? here.key.kept.devices[operationId] : undefined;
  if (here?.state !== 'open' || deviceId === undefined) return undefined;
  return signedWrite(here.key, command, { id, operationId, deviceId });
}

interface Outcome {
  readonly outcome: SyncOutcome;
  readonly answer: Received | null;
  readonly problem: { readonly code: string; readonly details: Readonly<Record<string, unknown>> } | null;
}

/** What became of the one command, as its own route would have said it. */
async function sendSigned(write: Write): Promise<Answer<Received>> {
  const sent = await send<{ readonly outcomes: readonly Outcome[] }>(write);
  if (!sent.ok) return sent;
  const [outcome] = sent.value.outcomes;
  if (outcome?.answer) return { ok: true, value: outcome.answer };
  return {
    ok: false,
    problem: { status: 422, code: outcome?.problem?.code ?? 'server', details: outcome?.problem?.details ?? {} },
  };
}

/** Tries again when the signal or the person is back, and warns before the page takes unsent messages with it. */
export function startSending(): void {
  window.addEventListener('online', () => {
    wake();
  });
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) wake();
  });
  window.addEventListener('beforeunload', (event) => {
    if (unsentCount.peek() > 0) event.preventDefault();
  });
  effect(() => {
    if (session.value)
      queueMicrotask(() => {
        queue.resume();
      });
  });
}
