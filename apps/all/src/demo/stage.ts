import { inAllOfIt, type Role } from '@corridor/domain/accounts';
import { type Instant, instant } from '@corridor/domain/time';
import { Clock } from '@corridor/platform/clock';
import type { Membership } from '@corridor/storage/accounts/sessions';
import { Storage } from '@corridor/storage/storage';
import type { Type } from '@nestjs/common';
import type { ModuleRef } from '@nestjs/core';
import { v7 as uuid } from 'uuid';
import type { Envelope } from '../../../api/src/http/caller';
import { AdvanceClock } from '../../../api/src/operations/advance-clock';

/** The account that plays each role. */
export type Cast = ReadonlyMap<Role, string>;

/** One exercise operation with its people and its clock: what a scene is played on, through the same use cases as any other. */
export class Stage {
  private constructor(
    private readonly modules: ModuleRef,
    private readonly cast: Cast,
    private operation: Membership,
  ) {}

  static async on(modules: ModuleRef, cast: Cast, operationId: string): Promise<Stage> {
    const storage = modules.get(Storage, { strict: false });
    const [operation] = await storage.records('operations', 'WHERE id = $1', [operationId]);
    if (!operation) throw new Error('the demonstration has no operation');
    return new Stage(modules, cast, { ...operation, roles: [], grants: [] });
  }

  get operationId(): string {
    return this.operation.id;
  }

  get now(): Instant {
    return instant(this.get(Clock).now() + this.operation.clockOffsetMs);
  }

  get<T>(type: Type<T>): T {
    return this.modules.get(type, { strict: false });
  }

  get storage(): Storage {
    // Its constructor is private, so that it is only ever opened: no Type of it.
    return this.modules.get(Storage, { strict: false });
  }

  accountOf(role: Role): string {
    const accountId = this.cast.get(role);
    if (accountId === undefined) throw new Error(`nobody plays ${role}`);
    return accountId;
  }

  /** What a use case asks of whoever calls it; a new command each time. */
  as(role: Role): Envelope {
    const { operation, now } = this;
    const actor = { accountId: this.accountOf(role), operationId: operation.id, grants: inAllOfIt(role) };
    return { actor, permission: null, operation, now, commandId: uuid() };
  }

  /** Lets the clock go on to the moment, if it has not passed it. */
  async at(moment: string): Promise<void> {
    if (this.now >= instant(moment)) return;
    const { clockOffsetMs } = await this.get(AdvanceClock).execute(this.as('coordinator'), { to: moment });
    this.operation = { ...this.operation, clockOffsetMs };
  }
}
