import type { Random } from './random';

export interface KnownConvoy {
  readonly id: string;
  readonly vehicleId: string;
  readonly places: number;
}

const MOST = 40;

/** What the clients know from answers, and so may speak of: the newest of each kind. */
export class World {
  readonly cases: string[] = [];
  readonly convoys: KnownConvoy[] = [];
  readonly lines: { readonly convoyId: string; readonly lineId: string }[] = [];
  readonly watches: string[] = [];
  readonly openItems: string[] = [];

  constructor(readonly enclaveIds: readonly string[]) {}

  keep<T>(list: T[], item: T, most = MOST): void {
    list.push(item);
    if (list.length > most) list.shift();
  }

  /** Mostly one of the newest: there is most going on. */
  convoy(random: Random): KnownConvoy | undefined {
    return random.chance(0.7) ? random.pick(this.convoys.slice(-8)) : random.pick(this.convoys);
  }
}
