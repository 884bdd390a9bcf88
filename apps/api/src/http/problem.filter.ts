import { type RefusalKind, RuleViolation } from '@corridor/domain/commands';
import { Log } from '@corridor/platform/log';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

const statusOf: Readonly<Record<RefusalKind, number>> = {
  invalid: 400,
  not_permitted: 403,
  not_found: 404,
  conflict: 409,
  refused: 422,
};

/** Codes whose HTTP meaning is narrower than their kind. */
const exceptions: Readonly<Record<string, number>> = {
  'session.required': 401,
  'session.wrong_name_or_passphrase': 401,
  'session.code_required': 401,
  'session.wrong_code': 401,
  'session.wait': 429,
  'request.too_many': 429,
  'command.seen_version_required': 428,
  'request.too_large': 413,
};

/** RFC 9457. `code` is stable and is what clients translate; `details` holds no personal data. */
interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly details?: unknown;
}

/** The one place where a refusal, a framework's exception or a fault becomes an answer. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const problem = this.problemOf(error, request);
    // A person who opens a page without a session is shown the way in, not a line of JSON.
    if (problem.status === 401 && request.method === 'GET' && !request.url.startsWith('/api/')) {
      void reply.redirect('/', 303);
      return;
    }
    const { seconds } = (problem.details ?? {}) as { readonly seconds?: number };
    if (problem.status === 429 && seconds !== undefined) void reply.header('retry-after', String(seconds));
    void reply
      .status(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(problem));
  }

  private problemOf(error: unknown, request: FastifyRequest): Problem {
    if (error instanceof RuleViolation) {
      const status = exceptions[error.code] ?? statusOf[error.kind];
      return problem(status, error.code, Object.keys(error.details).length > 0 ? error.details : undefined);
    }
    if (error instanceof HttpException) return problem(error.getStatus(), httpCode(error.getStatus()));
    // Fastify's own refusals (a body that is no JSON, one that is too large) carry a status.
    const status = (error as { statusCode?: number }).statusCode;
    if (status !== undefined && status >= 400 && status < 500) return problem(status, httpCode(status));
    this.log.error({ err: error, method: request.method, route: request.routeOptions.url }, 'a request failed');
    return problem(503, 'server.not_written_try_again');
  }
}

function problem(status: number, code: string, details?: unknown): Problem {
  return { type: 'about:blank', title: code, status, code, ...(details === undefined ? {} : { details }) };
}

function httpCode(status: number): string {
  switch (status) {
    case 400:
      return 'request.invalid';
    case 404:
      return 'request.unknown_path';
    case 413:
      return 'request.too_large';
    case 415:
      return 'request.unsupported_type';
    default:
      return `request.refused_${String(status)}`;
  }
}
