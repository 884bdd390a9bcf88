import { aNewEndpoint, type Endpoint, endpointFailed, type Refusal } from '@corridor/domain/notifications';
import { Clock } from '@corridor/platform/clock';
import { Injectable } from '@nestjs/common';

interface Known extends Endpoint {
  /** When the next message may go, in milliseconds, where so many a second are too many. */
  readonly nextAt: number;
}

/**
 * What this process knows of mail servers, gateways and hosts: which of them nobody reaches, and when the next message to
 * one may go. Forgotten at its end, since finding out again costs five tries.
 */
@Injectable()
export class Endpoints {
  private readonly known = new Map<string, Known>();

  constructor(private readonly clock: Clock) {}

  /** When a message may go to the endpoint, in milliseconds: now, or later. Takes that moment. */
  takeTurn(name: string, perSecond: number | null): { readonly at: number; readonly isOpen: boolean } {
    const now = this.clock.now();
    const endpoint = this.get(name);
    if (endpoint.openUntil > now) return { at: endpoint.openUntil, isOpen: true };
    const at = Math.max(now, endpoint.nextAt);
    if (perSecond !== null) this.known.set(name, { ...endpoint, nextAt: at + 1_000 / perSecond });
    return { at, isOpen: false };
  }

  /** What came of a message: an answer of any kind shows that somebody is there. */
  told(name: string, refusal: Refusal | null): void {
    const { nextAt, ...endpoint } = this.get(name);
    const next = refusal?.kind === 'unreachable' ? endpointFailed(endpoint, this.clock.now()) : aNewEndpoint;
    this.known.set(name, { ...next, nextAt });
  }

  private get(name: string): Known {
    return this.known.get(name) ?? { ...aNewEndpoint, nextAt: 0 };
  }
}
