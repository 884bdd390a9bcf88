import { RuleViolation } from '@corridor/domain/commands';
import { type Instant, instant } from '@corridor/domain/time';
import { Configuration } from '@corridor/platform/configuration';
import { privateFolder } from '@corridor/platform/data-dir';
import { Storage } from '@corridor/storage/storage';
import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Caller, Envelope } from '../../../api/src/http/caller';
import { CloseOperation } from '../../../api/src/operations/close-operation';
import { castOf, drawLogins, type Login } from './cast';
import { EXERCISE_NAME, openForSamePeople, openWithNewPeople } from './open-exercise';
import { LAST_SCENE_PLAYED, playOut } from './play-out';
import { type Cast, Stage } from './stage';

/** The exercise that `npm run demo` shows: made once a data folder, gone on with at every later start, begun anew on wish. */
@Injectable()
export class Demonstration {
  private cast: Cast = new Map();
  private standing = '';
  private beginning: Promise<void> | undefined;

  constructor(
    private readonly modules: ModuleRef,
    private readonly configuration: Configuration,
    private readonly storage: Storage,
  ) {}

  /** The exercise that is on now; empty until it is made. */
  get operationId(): string {
    return this.standing;
  }

  /** The exercise's moment. */
  async now(): Promise<Instant> {
    return (await Stage.on(this.modules, this.cast, this.standing)).now;
  }

  /** Makes what is not made yet, and returns the lines that say how to enter. */
  async open(): Promise<readonly string[]> {
    const file = join(privateFolder(this.configuration.DATA_DIR, 'demo'), 'logins.json');
    const logins = existsSync(file)
      ? (JSON.parse(readFileSync(file, 'utf8')) as readonly Login[])
      : await this.beginWithNewPeople(file);
    this.cast = await castOf(this.storage, logins);
    await this.goOn();
    return [
      '',
      'The demonstration is an exercise: people, times of day and reasons in it are invented.',
      'One click enters as coordinator, field or donor. Or sign in with one of these names and passphrases',
      `(also in ${file}):`,
      ...logins.map(({ name, passphrase }) => `  ${name.padEnd(20)} ${passphrase}`),
    ];
  }

  accountOf(face: 'coordinator' | 'field' | 'donor'): string {
    return this.cast.get(face) ?? '';
  }

  /** The exercise to play on. Refuses who asks from another operation: nothing here reaches one that is not its own. */
  stageFor({ operation }: Caller): Promise<Stage> {
    if (operation.id !== this.standing) throw new RuleViolation('operation.unknown', {}, 'not_found');
    return Stage.on(this.modules, this.cast, this.standing);
  }

  /** Closes this exercise and begins a fresh one. Whoever asks from an earlier one, or again, is told which one stands. */
  async startAgain(envelope: Envelope): Promise<{ readonly operationId: string }> {
    if (envelope.operation.id === this.standing) {
      await this.beginAnew(async () => {
        if (envelope.operation.closedAt === null)
          await this.modules.get(CloseOperation, { strict: false }).execute(envelope);
      });
    }
    return { operationId: this.standing };
  }

  private async beginWithNewPeople(file: string): Promise<readonly Login[]> {
    const logins = await drawLogins(this.storage);
    await playOut(await openWithNewPeople(this.modules, logins));
    // Last, so that a start that was cut short begins again and does not show logins of a half-made exercise.
    writeFileSync(file, `${JSON.stringify(logins, null, 2)}\n`, { mode: 0o600 });
    return logins;
  }

  /** Takes up the exercise that stands. One that was cut short in its making still has an earlier clock: it is closed. */
  private async goOn(): Promise<void> {
    const [found] = await this.storage.all<{ id: string }>(
      `SELECT o.id FROM operations o JOIN assignments g ON g.operation_id = o.id
        WHERE g.account_id = $1 AND o.kind = 'exercise' AND o.name = $2 AND o.closed_at IS NULL ORDER BY o.id DESC LIMIT 1`,
      [this.cast.get('administrator') ?? '', EXERCISE_NAME],
    );
    if (!found) return this.beginAnew();
    const stage = await Stage.on(this.modules, this.cast, found.id);
    this.standing = found.id;
    if (stage.now > instant(LAST_SCENE_PLAYED)) return;
    await this.beginAnew(() => stage.get(CloseOperation).execute(stage.as('administrator')));
  }

  /** Two who press at the same moment begin one. */
  private beginAnew(before: () => Promise<unknown> = () => Promise.resolve()): Promise<void> {
    this.beginning ??= before()
      .then(() => openForSamePeople(this.modules, this.cast))
      .then(async (stage) => {
        await playOut(stage);
        this.standing = stage.operationId;
      })
      .finally(() => {
        this.beginning = undefined;
      });
    return this.beginning;
  }
}
