/** A place on the earth, in degrees. */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Kilometres to a degree of latitude. */
const KM_PER_DEGREE = 111.2;

/** Where a place falls on the picture, and how many kilometres one of its units is. */
export interface Plan {
  readonly at: (place: Place) => Point;
  readonly kmPerUnit: number;
  readonly width: number;
  readonly height: number;
}

/**
 * An equirectangular plan that holds all places within a picture of that width, with a margin, north above. True to scale at
 * the middle latitude, which is enough for a country; where all places are one, it shows some 20 km around it.
 */
export function planOf(places: readonly Place[], width: number, margin: number): Plan {
  const [south, north] = endsOf(places.map(({ latitude }) => latitude));
  const [west, east] = endsOf(places.map(({ longitude }) => longitude));
  const narrowing = Math.cos(((south + north) / 2) * (Math.PI / 180));
  const span = Math.max((east - west) * narrowing, (north - south) * 0.75, 0.18);
  const scale = (width - 2 * margin) / span;
  const middle = ((west + east) / 2) * narrowing;
  const height = Math.ceil((north - south) * scale + 2 * margin);
  return {
    at: ({ latitude, longitude }) => ({
      x: width / 2 + (longitude * narrowing - middle) * scale,
      y: margin + (north - latitude) * scale,
    }),
    kmPerUnit: KM_PER_DEGREE / scale,
    width,
    height: Math.max(height, 2 * margin + 40),
  };
}

/**
 * Moves points that lie on one another apart until each two are that far from each other, as little as it takes and the
 * same way each time. Marks then can be told apart; a line leads from each to where it belongs.
 */
export function spread(points: readonly Point[], distance: number): readonly Point[] {
  const moved = points.map(({ x, y }) => ({ x, y }));
  for (let round = 0; round < 400; round += 1) {
    let isDone = true;
    for (const [i, a] of moved.entries()) {
      for (const b of moved.slice(i + 1)) {
        const away = { x: b.x - a.x, y: b.y - a.y };
        const apart = Math.hypot(away.x, away.y);
        if (apart >= distance) continue;
        isDone = false;
        // Two on the very same spot part along a line of their own.
        const way =
          apart > 0.01 ? { x: away.x / apart, y: away.y / apart } : { x: Math.cos(i + 1), y: Math.sin(i + 1) };
        const push = (distance - apart) / 2 + 0.05;
        a.x -= way.x * push;
        a.y -= way.y * push;
        b.x += way.x * push;
        b.y += way.y * push;
      }
    }
    if (isDone) break;
  }
  return moved;
}

/** The longest of 1, 2 or 5 times a power of ten that is no longer than that many kilometres. */
export function roundDistance(km: number): number {
  const power = 10 ** Math.floor(Math.log10(km));
  return [5, 2, 1].map((each) => each * power).find((each) => each <= km) ?? power;
}

const endsOf = (values: readonly number[]): readonly [low: number, high: number] => [
  Math.min(...values),
  Math.max(...values),
];
