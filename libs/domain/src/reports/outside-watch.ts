import type { Language } from '../accounts';
import { type Decision, type Moment, RuleViolation } from '../commands';
import type { Instant } from '../time';

export const outsideChannels = ['mail', 'webhook'] as const;
export type OutsideChannel = (typeof outsideChannels)[number];

export const watchEndings = ['by_the_office', 'unsubscribed'] as const;
export type WatchEnding = (typeof watchEndings)[number];

/** An address of somebody without an account, who hears of released reports and of nothing else (DOMAIN 0.6). */
export interface OutsideWatch {
  readonly id: string;
  readonly operationId: string;
  readonly version: number;
  readonly channel: OutsideChannel;
  /** An e-mail address or an https URL, sealed. Gone when the watch has ended: nobody needs it any more. */
  readonly sealedAddress: string | null;
  /** Keyed, by which the same address is known without being read. Goes with it. */
  readonly addressHash: string | null;
  readonly language: Language;
  readonly organisationId: string | null;
  /** What a webhook's messages are signed with, sealed; null for mail. */
  readonly secretId: string | null;
  readonly addedBy: string;
  readonly addedAt: Instant;
  readonly endedAt: Instant | null;
  readonly ending: WatchEnding | null;
  /** Null where somebody unsubscribed. */
  readonly endedBy: string | null;
}

export type NewOutsideWatch = Pick<OutsideWatch, 'id' | 'channel' | 'language' | 'organisationId' | 'secretId'> & {
  readonly sealedAddress: string;
  readonly addressHash: string;
};

export interface OutsideWatchChanges {
  readonly outsideWatches: readonly OutsideWatch[];
}

export interface OutsideWatchAnswer {
  readonly id: string;
  readonly version: number;
}

const subjectsOf = (id: string) => [{ kind: 'outside_watch', id }] as const;

/** Adds an address. `sameAddress` are the watches that it has or had. Refuses with `outside_watch.exists`. */
export function addOutsideWatch(
  operationId: string,
  plan: NewOutsideWatch,
  sameAddress: readonly OutsideWatch[],
  { now, actorId }: Moment & { readonly actorId: string },
): Decision<OutsideWatchChanges, OutsideWatchAnswer> {
  const { id, channel, language, organisationId, secretId } = plan;
  const standing = sameAddress.find(({ endedAt }) => endedAt === null);
  if (standing) throw new RuleViolation('outside_watch.exists', { id: standing.id });
  const watch: OutsideWatch = {
    ...plan,
    operationId,
    version: 1,
    addedBy: actorId,
    addedAt: now,
    endedAt: null,
    ending: null,
    endedBy: null,
  };
  return {
    changes: { outsideWatches: [watch] },
    entry: {
      name: 'outside_watch.added',
      body: { watchId: id, channel, language, organisationId, secretId },
      subjects: subjectsOf(id),
    },
    answer: { id, version: 1 },
  };
}

/** Ends it, and lets the address go. `actorId` is null where somebody unsubscribed. Refuses with `outside_watch.already_ended`. */
export function endOutsideWatch(
  watch: OutsideWatch,
  { now, actorId }: Moment & { readonly actorId: string | null },
): Decision<OutsideWatchChanges, OutsideWatchAnswer> {
  mustStand(watch);
  const { id } = watch;
  const version = watch.version + 1;
  const ending: WatchEnding = actorId === null ? 'unsubscribed' : 'by_the_office';
  const ended = { endedAt: now, ending, endedBy: actorId, sealedAddress: null, addressHash: null };
  return {
    changes: { outsideWatches: [{ ...watch, version, ...ended }] },
    entry: { name: 'outside_watch.ended', body: { watchId: id, ending }, subjects: subjectsOf(id) },
    answer: { id, version },
  };
}

/**
 * Puts another signing secret in the place of a webhook's. Refuses with `outside_watch.already_ended`,
 * `outside_watch.has_no_secret`.
 */
export function rotateSecret(watch: OutsideWatch, secretId: string): Decision<OutsideWatchChanges, OutsideWatchAnswer> {
  mustStand(watch);
  const { id, channel } = watch;
  if (channel !== 'webhook') throw new RuleViolation('outside_watch.has_no_secret', { id });
  const version = watch.version + 1;
  return {
    changes: { outsideWatches: [{ ...watch, version, secretId }] },
    entry: { name: 'outside_watch.secret_rotated', body: { watchId: id, secretId }, subjects: subjectsOf(id) },
    answer: { id, version },
  };
}

function mustStand({ id, endedAt }: OutsideWatch): void {
  if (endedAt !== null) throw new RuleViolation('outside_watch.already_ended', { id, endedAt });
}
