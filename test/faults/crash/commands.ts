import type { CommandKind } from './memory';
import type { Random } from './random';
import type { KnownConvoy, World } from './world';

export interface Wish {
  readonly kind: CommandKind;
  readonly path: string;
  readonly body: object;
  /** The convoy whose version must have been seen. */
  readonly seen?: string;
}

/** How often what is wanted: mostly what happens in a bad week, with every kind in it. */
const weights: Readonly<Record<CommandKind, number>> = {
  evacuation: 18,
  incident: 16,
  plan: 5,
  put: 16,
  take: 2,
  freeze: 5,
  release: 5,
  cancel: 0.5,
  left: 7,
  stopped: 5,
  moving: 5,
  arrived: 6,
  problem: 1.5,
  head_count: 6,
  all_clear: 3,
  close: 2,
  watch: 1,
  end_watch: 1,
  resolve: 3,
};

const PLACES = { seats: 6, wheelchairPlaces: 1, stretchers: 5 } as const;
export const PLACES_OF_A_CONVOY = PLACES.seats + PLACES.wheelchairPlaces + PLACES.stretchers;

const fromNow = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

/** Something that a person might do next; null where nothing is known yet that it could be done to. */
export function wish(random: Random, world: World): Wish | null {
  const kind = random.weighed(weights);
  const enclaveId = random.pick(world.enclaveIds);
  switch (kind) {
    case 'evacuation':
      return { kind, path: '/api/evacuations', body: { ...request(random), enclaveId } };
    case 'incident':
      return {
        kind,
        path: '/api/incidents',
        body: { kind: 'shelling', enclaveId, hurt: random.int(0, 9), areWeAffected: 'unknown', ...note(random) },
      };
    case 'plan':
      return { kind, path: '/api/convoys', body: { ...plan(random), enclaveId } };
    case 'watch': {
      const convoy = world.convoy(random);
      return convoy
        ? { kind, path: '/api/watches', body: { scope: 'convoy', scopeId: convoy.id, leastSeverity: 'info' } }
        : null;
    }
    case 'end_watch':
      return named(kind, random.pick(world.watches), (id) => `/api/watches/${id}/end`);
    case 'resolve':
      return named(kind, random.pick(world.openItems), (id) => `/api/open-items/${id}/resolution`, {
        note: 'Invented words about what was found',
      });
    case 'take': {
      const line = random.pick(world.lines);
      return line
        ? { kind, path: `/api/convoys/${line.convoyId}/manifest/lines/${line.lineId}/removal`, body: {} }
        : null;
    }
    default: {
      const convoy = world.convoy(random);
      return convoy ? ofConvoy(kind, convoy, random, world) : null;
    }
  }
}

type OfConvoy = Exclude<CommandKind, 'evacuation' | 'incident' | 'plan' | 'watch' | 'end_watch' | 'resolve' | 'take'>;

function ofConvoy(kind: OfConvoy, { id, vehicleId, places }: KnownConvoy, random: Random, world: World): Wish | null {
  const at = (rest: string): string => `/api/convoys/${id}/${rest}`;
  const leg = random.chance(0.7) ? { leg: random.int(1, 2) } : {};
  // Now and then a phone that was out of reach says late what happened early: its clock may have run out meanwhile.
  const said = random.chance(0.2) ? { occurredAt: fromNow(-random.int(1, 90)) } : {};
  switch (kind) {
    case 'put': {
      const caseId = random.pick(world.cases);
      return caseId === undefined
        ? null
        : {
            kind,
            path: at('manifest/lines'),
            body: { personKind: 'patient', caseId, vehicleId, place: random.int(1, places) },
          };
    }
    case 'freeze':
      return { kind, path: at('manifest/freeze'), body: {}, seen: id };
    case 'release':
      return { kind, path: at('release'), body: {}, seen: id };
    case 'cancel':
      return { kind, path: at('cancellation'), body: {} };
    case 'left':
      return { kind, path: at('departures'), body: { ...leg, ...said } };
    case 'arrived':
      return { kind, path: at('arrivals'), body: { ...leg, ...said } };
    case 'moving':
      return { kind, path: at('movements'), body: said };
    case 'stopped': {
      const promise = random.chance(0.5) ? { nextNewsBy: fromNow(random.next() * 0.2) } : {};
      return {
        kind,
        path: at('stops'),
        body: { reason: random.pick(['held_by', 'road', 'rest']), ...promise, ...note(random) },
      };
    }
    case 'problem':
      return { kind, path: at('problems'), body: note(random) };
    case 'head_count':
      return { kind, path: at('head-counts'), body: { patients: random.int(0, 6), companions: random.int(0, 6) } };
    case 'all_clear':
      return {
        kind,
        path: at('all-clear'),
        body: { patients: random.int(0, 6), companions: 0, vehicles: 1, didNotTravel: [] },
        seen: id,
      };
    case 'close':
      return { kind, path: at('closure'), body: {} };
  }
}

function named(
  kind: CommandKind,
  id: string | undefined,
  path: (id: string) => string,
  body: object = {},
): Wish | null {
  return id === undefined ? null : { kind, path: path(id), body };
}

const note = (random: Random): object =>
  random.chance(0.7) ? { note: `Invented words, ${String(random.int(1, 1e9))}` } : {};

function request(random: Random): object {
  const companions = Array.from({ length: random.int(0, 2) }, () => ({
    relation: 'mother',
    sex: 'female',
    ageBand: '18_59',
    name: 'Invented Mother',
  }));
  return {
    priority: 'P2',
    acuity: 'red',
    mobility: 'ambulatory',
    ageBand: '5_11',
    sex: 'female',
    conditionGroup: 'kidney',
    patientName: 'Invented Patient',
    ...note(random),
    companions,
  };
}

/** Two short legs with hardly any grace, so that clocks run out while the proof runs. */
function plan(random: Random): object {
  const leg = (from: number, grace: number) => ({
    fromPlace: 'Place One',
    toPlace: 'Place Two',
    plannedDepartureAt: fromNow(from),
    plannedArrivalAt: fromNow(from + 0.1),
    graceMinutes: grace,
  });
  return {
    legs: [leg(1, 0), leg(2, random.int(0, 1))],
    vehicles: [{ label: 'Alpha 1', kind: 'bus', ...PLACES }],
    assignments: [],
  };
}
