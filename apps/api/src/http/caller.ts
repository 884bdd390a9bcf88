import type { Actor, Permission } from '@corridor/domain/accounts';
import { type Command, type CommandName, type DeviceStamp, RuleViolation } from '@corridor/domain/commands';
import type { Subject } from '@corridor/domain/audit';
import { type Instant, instant } from '@corridor/domain/time';
import type { Membership, SignedIn } from '@corridor/storage/accounts/sessions';
import type { Submission } from '@corridor/storage/use-case';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Who asks, in which operation. The guard puts it on the request. */
export interface Caller {
  readonly actor: Actor;
  /** What the route asked for. Null where nobody asked: the demonstration plays its own past. */
  readonly permission: Permission | null;
  readonly operation: Membership;
  /** Operation time when the request came. */
  readonly now: Instant;
}

/** What a write carries beside its body: its id, and the version that the person saw. */
export interface Envelope extends Caller {
  readonly commandId: string;
  readonly seenVersion?: number;
  /** The phone that signed it; its person is the actor, whoever's session carried it. */
  readonly device?: DeviceStamp;
}

export interface AskedRequest extends FastifyRequest {
  signedIn?: SignedIn;
  caller?: Caller;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const asked = (context: ExecutionContext): AskedRequest => context.switchToHttp().getRequest<AskedRequest>();

export const AskedBy = createParamDecorator((_: unknown, context: ExecutionContext): Caller =>
  callerOf(asked(context)),
);

export const SignedInAs = createParamDecorator((_: unknown, context: ExecutionContext): SignedIn => {
  const { signedIn } = asked(context);
  if (!signedIn) throw new RuleViolation('session.required', {}, 'not_permitted');
  return signedIn;
});

/** The envelope's headers. `Idempotency-Key` is the command's id, `If-Match` the seen version; there is no second mechanism. */
export const InEnvelope = createParamDecorator((_: unknown, context: ExecutionContext): Envelope => {
  const request = asked(context);
  const commandId = String(request.headers['idempotency-key'] ?? '').toLowerCase();
  if (!UUID.test(commandId)) throw new RuleViolation('request.idempotency_key_required', {}, 'invalid');
  return { ...callerOf(request), commandId, ...seenVersion(request.headers['if-match']) };
});

/** Builds the command that the envelope and a checked body make, with the moment that it is said to have happened. */
export function submission<Payload>(
  { actor, permission, operation, now, commandId, seenVersion, device }: Envelope,
  about: { readonly name: CommandName; readonly subject: Subject; readonly isNew?: boolean },
  payload: Payload,
  body: object,
): Omit<Submission<Payload>, 'beside'> {
  const { occurredAt } = body as { readonly occurredAt?: string };
  const command: Command<Payload> = {
    id: commandId,
    name: about.name,
    v: 1,
    operationId: operation.id,
    subject: about.subject,
    ...(seenVersion === undefined ? {} : { seenVersion }),
    ...(device === undefined ? {} : { device }),
    after: [],
    occurredAt: occurredAt === undefined ? now : instant(occurredAt),
    actorId: actor.accountId,
    payload,
  };
  // The id of what is only being made was drawn for this sending; a repeat would draw another.
  return { command, actor, permission, asSubmitted: { subject: about.isNew ? null : about.subject.id, body } };
}

function callerOf({ caller }: AskedRequest): Caller {
  if (!caller) throw new RuleViolation('session.required', {}, 'not_permitted');
  return caller;
}

function seenVersion(ifMatch: string | undefined): { seenVersion?: number } {
  if (ifMatch === undefined) return {};
  const found = /^"?(\d{1,15})"?$/.exec(ifMatch.trim());
  if (!found) throw new RuleViolation('request.if_match_is_a_version', {}, 'invalid');
  return { seenVersion: Number(found[1]) };
}
