import { demonstrationId } from './demonstration-state';
import { operation, session, sessionEnded } from './session-state';

/** Why it did not work. `status` 0: base was not reached. `code` is stable and has a text (`error.<code>`). */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export interface Write {
  readonly method?: 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  /** One a press, the same for every retry of that press. */
  readonly key?: string;
  /** The version that was seen, where the write must have seen the one that stands. */
  readonly version?: number;
  readonly contentType?: string;
  /** Where base has more to do than with a form. Milliseconds. */
  readonly waitMs?: number;
}

export const NO_CONNECTION: Problem = { status: 0, code: 'no_connection', details: {} };

/** A bad line can hold a request for ever; after this it counts as no connection. Milliseconds. */
const LONGEST_WAIT_MS = 30_000;

export const get = <T>(path: string): Promise<Answer<T>> => ask<T>(path, { method: 'GET' });

export function send<T>({
  method = 'POST',
  path,
  body,
  key,
  version,
  contentType = 'application/json',
  waitMs = LONGEST_WAIT_MS,
}: Write): Promise<Answer<T>> {
  const init = {
    method,
    headers: {
      ...(body === undefined ? {} : { 'Content-Type': contentType }),
      ...(key === undefined ? {} : { 'Idempotency-Key': key }),
      ...(version === undefined ? {} : { 'If-Match': `"${String(version)}"` }),
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  };
  return ask<T>(path, init, waitMs);
}

/** The path with the operation that the person works in. */
export function inOperation(path: string): string {
  const id = operation.peek()?.id;
  return id === undefined || path.includes('operationId=')
    ? path
    : `${path}${path.includes('?') ? '&' : '?'}operationId=${id}`;
}

/** A random UUID. `crypto.randomUUID` is missing on an insecure origin, where a phone still has to say so itself. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes]
    .map((byte, i) => (i === 6 ? (byte & 15) | 64 : i === 8 ? (byte & 63) | 128 : byte).toString(16).padStart(2, '0'))
    .join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

async function ask<T>(path: string, init: RequestInit, waitMs = LONGEST_WAIT_MS): Promise<Answer<T>> {
  let response: Response;
  let content: unknown;
  const patience = new AbortController();
  const timer = setTimeout(() => {
    patience.abort();
  }, waitMs);
  try {
    response = await fetch(inOperation(path), {
      ...init,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: patience.signal,
    });
    demonstrationId.value = response.headers.get('demonstration') ?? demonstrationId.peek();
    content = await response.json().catch(() => undefined);
  } catch {
    return { ok: false, problem: NO_CONNECTION };
  } finally {
    clearTimeout(timer);
  }
  // A 2xx without readable JSON is a line that broke, or something between us and base: base's answer is not known.
  if (response.ok && content === undefined && response.status !== 204) return { ok: false, problem: NO_CONNECTION };
  if (response.ok) return { ok: true, value: content as T };
  if (response.status === 401 && session.peek()) {
    session.value = null;
    sessionEnded.value = true;
  }
  const problem = problemOf(response.status, content);
  // The roles ask for more than they did when the page asked who is signed in.
  const here = session.peek();
  if (problem.code === 'session.second_factor_required' && here)
    session.value = { ...here, mustSetUpSecondFactor: true };
  return { ok: false, problem };
}

function problemOf(status: number, content: unknown): Problem {
  const { code, details } = (content ?? {}) as { code?: unknown; details?: unknown };
  return {
    status,
    code:
      typeof code === 'string'
        ? code
        : status === 429
          ? 'too_many'
          : status >= 500
            ? 'server'
            : `http_${String(status)}`,
    details: typeof details === 'object' && details !== null ? (details as Record<string, unknown>) : {},
  };
}
