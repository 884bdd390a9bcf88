import { catalogues, type MessageKey, translate } from '@corridor/messages/index';
import { NotDone } from './command';

export interface Question {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly cookie?: string;
  readonly body?: object;
  readonly commandId?: string;
}

/** The server refused. `code` is stable. */
export class Refused extends NotDone {
  constructor(
    readonly code: string,
    status: number,
    details: unknown,
  ) {
    super(`${wordsOf(code, status)} (${[code, ...plainly(details)].join('; ')})`);
  }
}

const LONGEST_WAIT_MS = 30_000;

/** What the office answers. Rejects with Refused, or with NotDone where none came. */
export async function answerOf(
  url: string,
  { method, path, cookie, body, commandId }: Question,
  stopped?: AbortSignal,
): Promise<{ readonly content: unknown; readonly headers: Headers }> {
  const late = AbortSignal.timeout(LONGEST_WAIT_MS);
  try {
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(cookie === undefined ? {} : { cookie }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(commandId === undefined ? {} : { 'idempotency-key': commandId }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      // A passphrase goes where it was meant to go, and nowhere else.
      redirect: 'error',
      signal: stopped ? AbortSignal.any([late, stopped]) : late,
    });
    const content: unknown = await response.json().catch(() => undefined);
    if (response.ok && (content !== undefined || response.status === 204))
      return { content, headers: response.headers };
    const { code, details } = (content ?? {}) as { readonly code?: string; readonly details?: unknown };
    throw new Refused(code ?? `http_${String(response.status)}`, response.status, details);
  } catch (error) {
    if (error instanceof Refused) throw error;
    const { cause } = error as { readonly cause?: { readonly code?: string; readonly message?: string } };
    const why = late.aborted ? 'no answer in half a minute' : (cause?.code ?? cause?.message ?? 'no answer');
    const doubt =
      commandId === undefined ? '' : ' Whether it was recorded is not known: please look before you repeat it.';
    throw new NotDone(`The office at ${url} could not be reached (${why}).${doubt}`);
  }
}

function wordsOf(code: string, status: number): string {
  const key = `error.${code}`;
  if (key in catalogues.en) return translate('en', key as MessageKey);
  if (status === 404 || code.endsWith('.unknown')) return translate('en', 'error.not_found');
  return status >= 500 ? translate('en', 'error.server') : 'It was not accepted.';
}

/** Which fields, how many seconds: details hold no personal data. */
function plainly(details: unknown): string[] {
  const { errors = [], seconds } = (details ?? {}) as {
    readonly errors?: readonly { readonly field: string; readonly code: string }[];
    readonly seconds?: number;
  };
  return [
    ...errors.map(({ field, code }) => `${field}: ${code}`),
    ...(seconds === undefined ? [] : [`${String(seconds)} s`]),
  ];
}
