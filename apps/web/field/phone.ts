import { effect, signal } from '@preact/signals';
import type { List } from '../shared/answers';
import { type Answer, get, newKey, send } from '../shared/api';
import { operation, session } from '../shared/session-state';
import { deriveKey } from './derive-key';
import { canKeepKeys, readKey, removeKey, writeKey } from './key-store';
import { type KeptKey, makeKey, openKey, type OpenKey } from './phone-key';

/**
 * The phone of whoever is signed in: `none` is not set up yet, `locked` asks for the PIN, `open` signs. `unavailable`: this
 * browser cannot keep a key.
 */
export type Phone =
  | { readonly state: 'unavailable' | 'none' }
  | { readonly state: 'locked'; readonly kept: KeptKey }
  | { readonly state: 'open'; readonly key: OpenKey };

/** Undefined while it is looked for. */
export const phone = signal<Phone | undefined>(undefined);
/** Base has taken this phone out of use. */
export const isRevoked = signal(false);

/** Without a touch for so long the phone locks itself. Milliseconds. */
const IDLE_MS = 10 * 60_000;

/** Follows who is signed in. A session that ends leaves the phone as it is: what was signed waits for any other. */
export function startPhone(): void {
  let holder: string | undefined;
  effect(() => {
    const accountId = session.value?.account.id;
    if (accountId === undefined || accountId === holder) return;
    holder = accountId;
    void lookFor(accountId);
  });
  let looked = '';
  effect(() => {
    const here =
      phone.value?.state === 'open' && session.value ? `${String(holder)} ${String(operation.value?.id)}` : '';
    if (here === looked) return;
    looked = here;
    if (here !== '') void takeInHere();
  });
  lockWhenIdle();
}

async function lookFor(accountId: string): Promise<void> {
  isRevoked.value = false;
  phone.value = undefined;
  if (!canKeepKeys()) phone.value = { state: 'unavailable' };
  else {
    const kept = await readKey(accountId);
    phone.value = kept ? { state: 'locked', kept } : { state: 'none' };
  }
}

/** Makes a key under the PIN and has base take it in. Nothing is kept where base does not. */
export async function setUpPhone(name: string, pin: string): Promise<Answer<unknown>> {
  const accountId = session.peek()?.account.id ?? '';
  const made = await makeKey({ accountId, name, pin }, deriveKey);
  const answer = await enrol(made.kept);
  if (!answer.ok) return answer;
  const kept = withDevice(made.kept, answer.value.id);
  await writeKey(kept);
  phone.value = { state: 'open', key: { ...made, kept } };
  isRevoked.value = false;
  return answer;
}

/** Opens it with the PIN alone, with or without a connection. False for a wrong one. */
export async function unlock(pin: string): Promise<boolean> {
  const here = phone.peek();
  if (here?.state !== 'locked') return true;
  const key = await openKey(here.kept, pin, deriveKey);
  if (key) phone.value = { state: 'open', key };
  return key !== undefined;
}

export function lock(): void {
  const here = phone.peek();
  if (here?.state === 'open') phone.value = { state: 'locked', kept: here.key.kept };
}

/**
 * Lets go of the key for good, and of the session with it: otherwise one tap would be the way round the PIN. Needs base, so
 * that the session ends there. False where base was not reached; nothing has then changed.
 */
export async function forgetPhone(): Promise<boolean> {
  const accountId = session.peek()?.account.id;
  if (accountId === undefined) return true;
  const answer = await send({ method: 'DELETE', path: '/api/sessions/current' });
  if (!answer.ok && answer.problem.status !== 401) return false;
  await removeKey(accountId);
  isRevoked.value = false;
  phone.value = { state: 'none' };
  session.value = null;
  return true;
}

/** The number of the next command. */
export function nextSeq(key: OpenKey): number {
  const { seq } = key.kept;
  keep({ ...key, kept: { ...key.kept, seq: seq + 1 } });
  return seq;
}

/** In memory at once, so that two presses in one moment do not take one number. */
function keep(key: OpenKey): void {
  phone.value = { state: 'open', key };
  // A disk that is full costs a number twice, which base tells apart by the command's id; it must not cost the report.
  writeKey(key.kept).catch(() => undefined);
}

interface Known {
  readonly id: string;
  readonly revokedAt: string | null;
}

/** In another operation of the same person it is the same key; base takes it in there without asking for anything. */
async function takeInHere(): Promise<void> {
  const here = operation.peek();
  const before = phone.peek();
  if (!here || here.closedAt !== null || before?.state !== 'open') return;
  const id = before.key.kept.devices[here.id];
  if (id === undefined) {
    const answer = await enrol(before.key.kept);
    const now = phone.peek();
    if (answer.ok && now?.state === 'open') keep({ ...now.key, kept: withDevice(now.key.kept, answer.value.id) });
    return;
  }
  const answer = await get<List<Known>>('/api/devices');
  if (answer.ok) isRevoked.value = answer.value.items.some((each) => each.id === id && each.revokedAt !== null);
}

const enrol = ({ name, publicKey }: KeptKey): Promise<Answer<{ readonly id: string }>> =>
  send({ path: '/api/devices', key: newKey(), body: { name, publicKey } });

const withDevice = (kept: KeptKey, id: string): KeptKey => ({
  ...kept,
  devices: { ...kept.devices, [operation.peek()?.id ?? '']: id },
});

function lockWhenIdle(): void {
  let touchedAt = Date.now();
  const touched = (): void => {
    touchedAt = Date.now();
  };
  for (const each of ['pointerdown', 'keydown']) addEventListener(each, touched, { passive: true });
  setInterval(() => {
    if (Date.now() - touchedAt > IDLE_MS) lock();
  }, 15_000);
}
