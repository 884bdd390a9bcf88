import { can } from '@corridor/domain/accounts';
import { RuleViolation } from '@corridor/domain/commands';
import { seesEveryArea, sightOf, visibleSubjects } from '@corridor/domain/notifications';
import { Sessions } from '@corridor/storage/accounts/sessions';
import { type Change, LedgerTail } from '@corridor/storage/ledger/ledger-tail';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import type { ServerResponse } from 'node:http';
import type { Caller } from '../http/caller';
import { LiveBoard } from './live-board';
import { LiveStream, message } from './live-stream';

const MOST_PER_SESSION = 8;
/** Who was away for longer asks for its page anew instead of for every subject by name. */
const MOST_SUBJECTS = 500;
/** Streams of sessions that ended end within this; it also keeps a quiet line open. Milliseconds. */
const CHECK_MS = 3_000;

interface Asked {
  readonly token: string;
  readonly wantsNow: boolean;
  readonly after: number | undefined;
}

/** Tells every open console what changed, as soon as it stands in the ledger. */
@Injectable()
export class LiveStreams implements BeforeApplicationShutdown {
  private readonly streams = new Map<string, Set<LiveStream>>();
  private readonly hearing = new Map<string, (change: Change) => void>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly tail: LedgerTail,
    private readonly board: LiveBoard,
    private readonly sessions: Sessions,
  ) {}

  async beforeApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    for (const stream of this.all()) stream.end();
    await this.tail.stop();
  }

  /** Refuses before anything is sent where the session has too many open already. */
  async open(caller: Caller, { token, wantsNow, after }: Asked, takeOver: () => ServerResponse): Promise<void> {
    if ([...this.all()].filter((stream) => stream.token === token).length >= MOST_PER_SESSION)
      throw new RuleViolation('live.too_many_streams', { most: MOST_PER_SESSION });
    const { id: operationId } = caller.operation;
    await this.follow(operationId);
    const stream = new LiveStream(caller, token, sightOf(caller.actor), wantsNow, takeOver());
    this.keep(operationId, stream);
    // In the same turn: whatever comes after this number is heard.
    stream.seq = this.tail.position(operationId);
    const { seq } = stream;
    stream.write(message('begin', seq, { seq }));
    if (after !== undefined && after < seq) tell(stream, await this.tail.between(operationId, after, seq));
    if (wantsNow) await this.board.open(stream);
  }

  private keep(operationId: string, stream: LiveStream): void {
    const open = this.streams.get(operationId) ?? new Set();
    this.streams.set(operationId, open.add(stream));
    const leave = (): void => {
      open.delete(stream);
      if (open.size === 0) this.unfollow(operationId);
    };
    if (!stream.isOpen) return leave();
    stream.onEnd(leave);
    this.timer ??= setTimeout(() => void this.check(), CHECK_MS);
  }

  private async follow(operationId: string): Promise<void> {
    const hear = this.hearing.get(operationId) ?? ((change: Change): void => this.hear(operationId, change));
    this.hearing.set(operationId, hear);
    await this.tail.follow(operationId, hear);
  }

  private unfollow(operationId: string): void {
    const hear = this.hearing.get(operationId);
    if (hear) this.tail.unfollow(operationId, hear);
    this.hearing.delete(operationId);
    this.streams.delete(operationId);
  }

  private hear(operationId: string, change: Change): void {
    const views = new Set<string>();
    for (const stream of this.streams.get(operationId) ?? []) {
      if (stream.seq >= change.seq) continue;
      stream.seq = change.seq;
      tell(stream, change);
      if (stream.wantsNow) views.add(stream.view);
    }
    const watchers = (view: string): LiveStream[] =>
      [...(this.streams.get(operationId) ?? [])].filter((stream) => stream.wantsNow && stream.view === view);
    for (const view of views) void this.board.show(view, () => watchers(view));
  }

  /** A session that was ended, or a role that was taken, hears nothing more. */
  private async check(): Promise<void> {
    const streams = [...this.all()];
    const found = await Promise.all(streams.map(({ token }) => this.sessions.find(token))).catch(() => undefined);
    streams.forEach((stream, i) => {
      const operation = found?.[i]?.operations.find(({ id }) => id === stream.caller.operation.id);
      const actor = operation && { ...stream.caller.actor, grants: operation.grants };
      const sees = actor && can(actor, 'now.read') ? JSON.stringify(sightOf(actor)) : '';
      if (found && sees !== JSON.stringify(stream.sight)) stream.end();
      else stream.write(': still here\n\n');
    });
    this.timer = streams.length === 0 ? undefined : setTimeout(() => void this.check(), CHECK_MS);
  }

  private *all(): Generator<LiveStream> {
    for (const open of this.streams.values()) yield* open;
  }
}

function tell(stream: LiveStream, { seq, subjects }: Change): void {
  const visible = visibleSubjects(subjects, stream.sight);
  // In which area each lies is not known here: who does not see all of them asks for their page anew.
  const isNameless = visible.length > MOST_SUBJECTS || (visible.length > 0 && !seesEveryArea(stream.sight));
  if (isNameless) stream.write(message('reset', seq, { seq }));
  else if (visible.length > 0) stream.write(message('change', seq, { seq, subjects: visible }));
}
