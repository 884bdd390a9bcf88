import { computed, effect } from '@preact/signals';
import type { ReportKind, StopReason } from '@corridor/domain/convoys';
import type { IncidentKind } from '@corridor/domain/incidents';
import { inOperation, newKey, send, type Write } from '../shared/api';
import { session } from '../shared/session-state';
import { isUnsent, makeSendQueue, type Sent } from './send-queue';

/** What a message on the phone is about: enough to say it in the log and to foresee the convoy's state. */
export type About =
  | {
      readonly kind: 'report';
      readonly convoyId: string;
      readonly word: ReportKind;
      readonly leg: number | null;
      readonly reason: StopReason | null;
      readonly nextNewsBy: string | null;
      readonly patients: number | null;
      readonly companions: number | null;
      readonly occurredAt: string;
    }
  | { readonly kind: 'patient'; readonly code: string; readonly occurredAt: string }
  | { readonly kind: 'incident'; readonly what: IncidentKind; readonly occurredAt: string };

export type SentMessage = Sent<About>;

let wake = (): void => undefined;

const queue = makeSendQueue<About>({
  send: (write) => send(write),
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

/** Puts one press into the queue and says under which key. The operation is the one on the screen now. */
export function put({ path, ...write }: Omit<Write, 'key'>, about: About): string {
  const key = newKey();
  queue.put({ key, accountId: session.peek()?.account.id ?? '', write: { ...write, path: inOperation(path) }, about });
  return key;
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
