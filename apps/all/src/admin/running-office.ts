import { type Configuration, readConfiguration } from '@corridor/platform/configuration';
import { randomUUID } from 'node:crypto';
import { setTimeout as passed } from 'node:timers/promises';
import { answerOf, Refused } from './answer';
import { Asking } from './asking';
import { NotDone, WrongUse } from './command';

interface Where {
  readonly as: string;
  readonly url: string | undefined;
  readonly operation: string | undefined;
}

/** An office that runs, as the person who signed in sees it: what they may not do on a page is refused here as well. */
export interface RunningOffice {
  readonly url: string;
  read<T>(path: string): Promise<T>;
  write<T>(path: string, body?: object): Promise<T>;
  /** Milliseconds. */
  wait(ms: number): Promise<void>;
}

/** Signs in, does the work, and signs out, however it went. */
export async function inOffice(where: Where, work: (office: RunningOffice) => Promise<void>): Promise<void> {
  const url = placeOf(where.url);
  const stop = new AbortController();
  const end = (): void => stop.abort();
  for (const signal of SIGNALS) process.once(signal, end);
  try {
    const { cookie, operations } = await signIn(url, where.as, stop.signal);
    try {
      const operationId = where.operation ?? onlyOneOf(operations);
      await work(officeOf({ url, cookie, operationId, stopped: stop.signal }));
    } finally {
      await signOut(url, cookie);
    }
  } catch (error) {
    throw stop.signal.aborted ? new NotDone('Stopped. What the office was asked for before may be on record.') : error;
  } finally {
    for (const signal of SIGNALS) process.off(signal, end);
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

interface Operation {
  readonly id: string;
  readonly name: string;
  readonly closedAt: string | null;
}

/** A passphrase crosses a network under TLS only; what stays on this machine needs none. */
function placeOf(given: string | undefined): string {
  const { origin, protocol, hostname } = readUrl(given ?? addressOf(readConfiguration(process.env)));
  if (protocol !== 'https:' && !/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname))
    throw new WrongUse(`${origin} is not on this machine and speaks no HTTPS: a passphrase would be read on the way`);
  return origin;
}

function readUrl(text: string): URL {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text))
    throw new WrongUse('--url takes an address such as https://corridor.example');
  return new URL(text);
}

/** Where this configuration's server is reached. */
export const addressOf = ({ PUBLIC_URL, TLS_CERT, PORT }: Configuration): string =>
  PUBLIC_URL ?? `${TLS_CERT === undefined ? 'http' : 'https'}://localhost:${String(PORT)}`;

async function signIn(url: string, name: string, stopped: AbortSignal) {
  const asking = new Asking(stopped);
  try {
    const passphrase = await asking.secret('Passphrase');
    const enter = (more: object) =>
      answerOf(url, { method: 'POST', path: '/api/sessions', body: { name, passphrase, ...more } }, stopped);
    const { content, headers } = await enter({}).catch(async (error: unknown) => {
      if (!(error instanceof Refused) || error.code !== 'session.code_required') throw error;
      return enter({ code: await asking.secret('Code from the authenticator app, or one from the paper') });
    });
    const cookie = headers.getSetCookie().find((each) => /^(__Host-)?corridor_session=/.test(each)) ?? '';
    const { operations } = content as { readonly operations: readonly Operation[] };
    return { cookie: cookie.split(';', 1)[0] ?? '', operations };
  } finally {
    asking.end();
  }
}

/** Undefined where there is nothing to choose: the server then takes the only one. */
function onlyOneOf(operations: readonly Operation[]): string | undefined {
  const open = operations.filter(({ closedAt }) => closedAt === null);
  if (open.length < 2) return open[0]?.id;
  const choices = open.map(({ id, name }) => `\n  --operation ${id}   ${name}`).join('');
  throw new NotDone(`An operation must be chosen first (operation.ambiguous):${choices}`);
}

function officeOf(to: {
  url: string;
  cookie: string;
  operationId: string | undefined;
  stopped: AbortSignal;
}): RunningOffice {
  const { url, cookie, operationId, stopped } = to;
  const about = (path: string): string =>
    operationId === undefined
      ? path
      : `${path}${path.includes('?') ? '&' : '?'}operationId=${encodeURIComponent(operationId)}`;
  return {
    url,
    // What an answer holds depends on the route; whoever asks says what it is.
    read: async <T>(path: string) =>
      (await answerOf(url, { method: 'GET', path: about(path), cookie }, stopped)).content as T,
    write: async <T>(path: string, body = {}) => {
      const question = { method: 'POST', path: about(path), cookie, body, commandId: randomUUID() } as const;
      return (await answerOf(url, question, stopped)).content as T;
    },
    wait: (ms) => passed(ms, undefined, { signal: stopped }),
  };
}

/** Also when somebody stopped the work; the session would end by itself only hours later. */
async function signOut(url: string, cookie: string): Promise<void> {
  await answerOf(url, { method: 'DELETE', path: '/api/sessions/current', cookie }).catch((error: unknown) => {
    process.stderr.write(
      `The sign-in could not be ended, and ends by itself within hours. ${String((error as Error).message)}\n`,
    );
  });
}
