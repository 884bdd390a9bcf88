import { pino, stdTimeFunctions, type Logger } from 'pino';
import type { Configuration } from './configuration';

/** The process's log, as a class so that it can be asked for by name. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- the class is only the name that the container knows; its value is always pino's
export abstract class Log {}
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- see above
export interface Log extends Logger {}

/**
 * JSON lines to standard output. What may hold a person (bodies, cookies, query strings) is never passed in; the
 * redaction is the second fence, not the first.
 */
export function createLog({ LOG_LEVEL }: Pick<Configuration, 'LOG_LEVEL'>): Logger {
  return pino({
    level: LOG_LEVEL,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    redact: {
      paths: [
        'req.headers',
        'res.headers',
        'req.remoteAddress',
        'req.body',
        '*.passphrase',
        '*.note',
        '*.patientName',
        '*.email',
      ],
      remove: true,
    },
    serializers: {
      req: (req: { method: string; url: string }) => ({ method: req.method, url: req.url.split('?')[0] }),
      err: (error: Error & { code?: unknown }) => ({
        type: error.name,
        code: error.code,
        message: firstLine(error.message),
        stack: error.stack,
      }),
    },
  });
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';
