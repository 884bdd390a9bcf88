import fc from 'fast-check';
import { type Place, planOf, roundDistance, spread } from './map-plan';

const places = fc.array(
  fc.record({
    latitude: fc.double({ min: -60, max: 60, noNaN: true }),
    longitude: fc.double({ min: -170, max: 170, noNaN: true }),
  }),
  { minLength: 1, maxLength: 20 },
);
const [one, north, east]: [Place, Place, Place] = [
  { latitude: 33.5, longitude: 36.3 },
  { latitude: 34.5, longitude: 36.3 },
  { latitude: 33.5, longitude: 37.3 },
];

describe('a plan', () => {
  it('holds every place, with north above and east to the right', () => {
    fc.assert(
      fc.property(places, (drawn) => {
        const { at, width, height } = planOf(drawn, 320, 30);
        for (const { x, y } of drawn.map(at)) {
          expect(x).toBeGreaterThanOrEqual(29.9);
          expect(x).toBeLessThanOrEqual(width - 29.9);
          expect(y).toBeGreaterThanOrEqual(29.9);
          expect(y).toBeLessThanOrEqual(height - 29.9);
        }
      }),
    );
    const { at } = planOf([one, north, east], 320, 30);
    expect(at(north).y).toBeLessThan(at(one).y);
    expect(at(east).x).toBeGreaterThan(at(one).x);
  });

  it('is true to scale: a degree of latitude is some 111 km', () => {
    const { at, kmPerUnit } = planOf([one, north, east], 320, 30);
    expect((at(one).y - at(north).y) * kmPerUnit).toBeCloseTo(111.2, 1);
    expect((at(east).x - at(one).x) * kmPerUnit).toBeCloseTo(111.2 * Math.cos((34 * Math.PI) / 180), 1);
  });
});

describe('marks', () => {
  it('stand apart whatever they stood on, the same way each time', () => {
    const points = fc.array(fc.record({ x: fc.integer({ min: 0, max: 300 }), y: fc.integer({ min: 0, max: 300 }) }), {
      maxLength: 14,
    });
    fc.assert(
      fc.property(points, (drawn) => {
        const moved = spread(drawn, 20);
        expect(spread(drawn, 20)).toEqual(moved);
        for (const [i, a] of moved.entries())
          for (const b of moved.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(19.9);
      }),
    );
  });

  it('stay where they are when they are far enough apart', () => {
    const far = [
      { x: 0, y: 0 },
      { x: 40, y: 0 },
    ];
    expect(spread(far, 20)).toEqual(far);
  });
});

it.each([
  [73, 50],
  [50, 50],
  [49, 20],
  [1.4, 1],
])('a scale bar of at most %s km is %s km long', (km, bar) => {
  expect(roundDistance(km)).toBe(bar);
});
