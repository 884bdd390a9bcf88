import { can, type Permission } from '@corridor/domain/accounts';
import { RuleViolation } from '@corridor/domain/commands';
import { instant } from '@corridor/domain/time';
import { Clock } from '@corridor/platform/clock';
import { ApiTokens } from '@corridor/storage/accounts/api-tokens';
import { type Membership, Sessions, type SignedIn } from '@corridor/storage/accounts/sessions';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Access, ACCESS, REACH } from './access';
import type { AskedRequest } from './caller';
import { Rates } from './rates';
import { readSessionCookie } from './session-cookie';

/** Answers who asks and whether they may, from what the route names. A route that names nothing stays shut. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    private readonly tokens: ApiTokens,
    private readonly rates: Rates,
    private readonly clock: Clock,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.get<Access | undefined>(ACCESS, context.getHandler());
    const request = context.switchToHttp().getRequest<AskedRequest>();
    refuseForeignOrigin(request);
    if (access === undefined) throw new RuleViolation('permission.denied', {}, 'not_permitted');
    if (access === 'anyone') {
      this.rates.take('anonymous', request.ip);
      return true;
    }

    const { signedIn, scope } = await this.whoAsks(request);
    request.signedIn = signedIn;
    if (access === 'signed_in') {
      // Passphrases, sessions and codes are a person's own: no program comes near them.
      if (scope) throw new RuleViolation('permission.denied', {}, 'not_permitted');
      return true;
    }
    if (signedIn.mustSetUpSecondFactor) throw new RuleViolation('session.second_factor_required', {}, 'not_permitted');

    const operation = operationOf(signedIn, request.query as { operationId?: unknown });
    const { grants } = operation;
    const actor = { accountId: signedIn.account.id, operationId: operation.id, grants, ...(scope ? { scope } : {}) };
    const isJudgedLater = this.reflector.get<unknown>(REACH, context.getHandler()) !== undefined;
    const whole = { operationId: operation.id, enclaveId: null };
    if (!can(actor, access, isJudgedLater ? undefined : whole))
      throw new RuleViolation('permission.denied', { permission: access }, 'not_permitted');
    request.caller = { actor, permission: access, operation, now: instant(this.clock.now() + operation.clockOffsetMs) };
    return true;
  }

  /** The person of the session's cookie, or the program that a token in the Authorization header stands for. */
  private async whoAsks(request: AskedRequest): Promise<{ signedIn: SignedIn; scope?: readonly Permission[] }> {
    const [, bearer] = /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '') ?? [];
    if (bearer !== undefined) {
      const holder = await this.tokens.find(bearer);
      if (holder) {
        this.rates.take('program', holder.tokenId);
        return { signedIn: holder.signedIn, scope: holder.permissions };
      }
    } else {
      const token = readSessionCookie(request);
      const signedIn = token === null ? null : await this.sessions.find(token);
      if (signedIn) {
        this.rates.take('person', signedIn.sessionId);
        return { signedIn };
      }
    }
    // Guessing tokens is a flood like any other.
    this.rates.take('anonymous', request.ip);
    throw new RuleViolation('session.required', {}, 'not_permitted');
  }
}

/** The operation that the request names, or the only one that the person has; a closed one only where none is open. */
function operationOf({ operations }: SignedIn, { operationId }: { operationId?: unknown }): Membership {
  if (operationId !== undefined) {
    const named = operations.find(({ id }) => id === operationId);
    // A foreign operation answers as one that does not exist.
    if (!named) throw new RuleViolation('operation.unknown', {}, 'not_found');
    return named;
  }
  const open = operations.filter(({ closedAt }) => closedAt === null);
  const [only, another] = open.length > 0 ? open : operations;
  if (!only) throw new RuleViolation('permission.denied', {}, 'not_permitted');
  if (another)
    throw new RuleViolation('operation.ambiguous', { operations: operations.map(({ id }) => id) }, 'invalid');
  return only;
}

/** A cookie travels with any request a browser makes: a write from another site's page is refused. */
function refuseForeignOrigin({ method, headers }: AskedRequest): void {
  if (method === 'GET' || method === 'HEAD') return;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new RuleViolation('request.foreign_origin', {}, 'not_permitted');
}
