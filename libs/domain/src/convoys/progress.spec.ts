import fc from 'fast-check';
import { aLeg, aReport, at } from '../../../../test/support/domain-builders';
import { plannedLegs, wordsFromTheRoad } from '../../../../test/support/road-words';
import { laterOf, minutesBetween } from '../time';
import type { ConvoyLeg, ConvoyReport } from './convoy';
import { effectiveAt, LONGEST_SILENCE_MINUTES, type Progress, progressOf } from './progress';

/** Two legs, each of two hours with fifteen minutes' grace, planned to leave at 60 and at 240. */
const legs = [aLeg(), aLeg({ position: 2 })];
const on = (plan: readonly ConvoyLeg[], ...reports: ConvoyReport[]): Progress => progressOf(plan, reports);
const said = (kind: ConvoyReport['kind'], minutes: number, overrides: Partial<ConvoyReport> = {}): ConvoyReport =>
  aReport({ kind, occurredAt: at(minutes), ...overrides });

describe('what the reports together say', () => {
  it('is nothing before the first word', () => {
    expect(on(legs)).toEqual({
      status: null,
      departedAt: null,
      arrivedAt: null,
      legs,
      aboard: null,
      countedAt: null,
      others: null,
      problemAt: null,
      newsDueAt: null,
    });
  });

  it('is the same in whatever order they arrive', () => {
    fc.assert(
      fc.property(
        plannedLegs,
        wordsFromTheRoad.chain((words) =>
          fc.tuple(fc.constant(words), fc.shuffledSubarray([...words], { minLength: words.length })),
        ),
        (plan, [words, shuffled]) => {
          expect(progressOf(plan, shuffled)).toEqual(progressOf(plan, words));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('follows a convoy over both legs', () => {
    const road = [
      said('left', 70),
      said('arrived', 190),
      said('left', 250),
      said('stopped', 260),
      said('moving', 270),
      said('arrived', 400),
    ];
    const states = road.map((_, i) => progressOf(legs, road.slice(0, i + 1)).status);
    expect(states).toEqual(['en_route', 'at_stage', 'en_route', 'stopped', 'en_route', 'arrived']);
    expect(progressOf(legs, road)).toMatchObject({
      departedAt: at(70),
      arrivedAt: at(400),
      newsDueAt: null,
      legs: [
        { position: 1, departedAt: at(70), arrivedAt: at(190) },
        { position: 2, departedAt: at(250), arrivedAt: at(400) },
      ],
    });
  });

  it.each([
    ['held_by', 'held'],
    ['breakdown', 'stopped'],
    ['road', 'stopped'],
    ['rest', 'stopped'],
    ['unknown', 'stopped'],
    [null, 'stopped'],
  ] as const)('is, of a stop for the reason %j, %s', (reason, status) => {
    expect(on(legs, said('left', 60), said('stopped', 70, { reason })).status).toBe(status);
  });

  it('is held once the stop turns out to be by an armed actor', () => {
    expect(
      on(legs, said('left', 60), said('stopped', 70, { reason: 'unknown' }), said('stopped', 80, { reason: 'held_by' }))
        .status,
    ).toBe('held');
  });

  it('is that it is on the road when somebody hears of it there, and the departure stays not recorded', () => {
    expect(on(legs, said('moving', 70))).toMatchObject({
      status: 'en_route',
      departedAt: null,
      newsDueAt: at(70 + 120 + 15),
    });
  });

  it('keeps the last head count and the last problem, and neither moves the convoy', () => {
    const counted = said('head_count', 20, { patients: 4, companions: null });
    expect(
      on(
        legs,
        said('head_count', 10, { patients: 9, companions: 9 }),
        counted,
        said('problem', 30),
        said('problem', 25),
      ),
    ).toMatchObject({
      status: null,
      newsDueAt: null,
      aboard: { patients: 4, companions: 0 },
      problemAt: at(30),
    });
  });

  it('counts whoever boarded under a code that base does not know as people without a case, each code once', () => {
    const under = (saidCode: string, people: number, minutes: number) =>
      said('unknown_code', minutes, { saidCode, people });
    expect(on(legs, under('7K4M-PQ2', 2, 50), under('2222-222', 3, 51)).others).toBe(5);
    expect(on(legs, under('7K4M-PQ2', 2, 50), under('7K4M-PQ2', 4, 51)).others).toBe(4);
    const counted = said('others', 55, { women: 1, men: 0, girls: 0, boys: 0 });
    expect(on(legs, under('7K4M-PQ2', 2, 50), counted).others).toBe(1);
    expect(on(legs, counted, under('7K4M-PQ2', 2, 56)).others).toBe(3);
  });

  it('is that a convoy heard of after its arrival is on the road again', () => {
    const { status, arrivedAt, newsDueAt } = on([aLeg()], said('left', 60), said('arrived', 180), said('stopped', 200));
    expect({ status, arrivedAt, newsDueAt }).toEqual({
      status: 'stopped',
      arrivedAt: null,
      newsDueAt: at(200 + 120 + 15),
    });
  });

  it('is arrived, though an older stop is heard of later', () => {
    const late = said('stopped', 100, { recordedAt: at(500), nextNewsBy: at(600) });
    expect(on([aLeg()], said('left', 60), said('arrived', 180), late)).toMatchObject({
      status: 'arrived',
      newsDueAt: null,
    });
  });

  it('is the leg that the report names, where it names one', () => {
    expect(on(legs, said('left', 60, { legPosition: 2 })).legs.map(({ departedAt }) => departedAt)).toEqual([
      null,
      at(60),
    ]);
    expect(on(legs, said('arrived', 60, { legPosition: 2 })).status).toBe('arrived');
    const firstLeg = { legPosition: 1 };
    expect(on(legs, said('left', 60, { legPosition: 2 }), said('arrived', 70, firstLeg)).status).toBe('at_stage');
    expect(
      on(legs, said('left', 60), said('arrived', 70), said('left', 80, firstLeg), said('arrived', 90)).status,
    ).toBe('at_stage');
  });

  it('is kept for a convoy without planned legs', () => {
    expect(on([], said('left', 60))).toMatchObject({ status: 'en_route', newsDueAt: at(60 + 60 + 15) });
    expect(on([], said('left', 60), said('arrived', 70))).toMatchObject({ status: 'arrived', newsDueAt: null });
  });
});

describe('the clock', () => {
  it('runs for every convoy that departed and has not arrived, whatever was said of it', () => {
    fc.assert(
      fc.property(fc.oneof(plannedLegs, fc.constant([])), wordsFromTheRoad, (plan, words) => {
        const { departedAt, status, newsDueAt } = progressOf(plan, words);
        const departed = words.some(({ kind }) => kind === 'left');
        expect(departedAt !== null).toBe(departed);
        expect(newsDueAt === null).toBe(status === null || status === 'arrived');
        if (departed && status !== 'arrived') expect(newsDueAt).toEqual(expect.any(String));
      }),
      { numRuns: 1_000 },
    );
  });

  it('starts with the departure: the leg as planned, and its grace', () => {
    expect(on(legs, said('left', 75)).newsDueAt).toBe(at(75 + 120 + 15));
  });

  it('starts though the convoy left before base heard of it', () => {
    expect(on(legs, said('left', 75, { recordedAt: at(900) })).newsDueAt).toBe(at(75 + 120 + 15));
  });

  it('is not put to sleep by a departure from the future: it counts from when base heard it', () => {
    const ahead = said('left', 100_000, { recordedAt: at(75) });
    expect(effectiveAt(ahead)).toBe(at(75));
    expect(on(legs, ahead).newsDueAt).toBe(at(75 + 120 + 15));
  });

  it('is not stopped by an arrival from the future that came before the departure', () => {
    expect(on([aLeg()], said('arrived', 100_000, { recordedAt: at(50) }), said('left', 60)).status).toBe('en_route');
  });

  it('moves to the news that a stop promises, and grace', () => {
    expect(on(legs, said('left', 60), said('stopped', 100, { nextNewsBy: at(400) })).newsDueAt).toBe(at(400 + 15));
    expect(on(legs, said('left', 60), said('stopped', 100, { nextNewsBy: at(110) })).newsDueAt).toBe(at(110 + 15));
  });

  it('stays where it was when a stop promises nothing', () => {
    expect(on(legs, said('left', 60), said('stopped', 100)).newsDueAt).toBe(at(60 + 120 + 15));
  });

  it('is moved by no promise further than the longest silence', () => {
    const promised = said('stopped', 100, { nextNewsBy: at(100_000) });
    expect(on(legs, said('left', 60), promised).newsDueAt).toBe(at(100 + LONGEST_SILENCE_MINUTES + 15));
  });

  it('goes on by as long as the convoy stood, from the first stop to the moving', () => {
    const road = [
      said('left', 60),
      said('stopped', 100, { nextNewsBy: at(110) }),
      said('stopped', 110),
      said('moving', 130),
    ];
    expect(on(legs, ...road).newsDueAt).toBe(at(60 + 120 + 30 + 15));
  });

  it("is the next leg's at a stage: its planned departure, and an hour at the least", () => {
    expect(on(legs, said('left', 60), said('arrived', 150)).newsDueAt).toBe(at(240 + 15));
    expect(on(legs, said('left', 60), said('arrived', 230)).newsDueAt).toBe(at(230 + 60 + 15));
  });

  it('has the grace of the leg under way', () => {
    const lenient = [aLeg(), aLeg({ position: 2, graceMinutes: 45 })];
    expect(on(lenient, said('left', 60), said('arrived', 180), said('left', 240)).newsDueAt).toBe(at(240 + 120 + 45));
  });

  it('ends with the last arrival', () => {
    expect(
      on(legs, said('left', 60, { legPosition: 1 }), said('arrived', 180, { legPosition: 2 })).newsDueAt,
    ).toBeNull();
  });

  it.each(['problem', 'head_count'] as const)('is not moved by a %s', (kind) => {
    expect(on(legs, said('left', 60), said(kind, 170)).newsDueAt).toBe(on(legs, said('left', 60)).newsDueAt);
  });

  it('runs on at a stage when two people reported the departure', () => {
    const road = [said('left', 60), said('left', 62, { reportedBy: 'account-of-the-deputy' }), said('arrived', 180)];
    expect(on(legs, ...road)).toMatchObject({ status: 'at_stage', newsDueAt: at(240 + 15) });
  });

  it('runs on at a stage when a convoy that stood says that it left', () => {
    const road = [said('left', 60), said('stopped', 100), said('left', 110), said('arrived', 200)];
    expect(on(legs, ...road)).toMatchObject({ status: 'at_stage', newsDueAt: at(200 + 60 + 15) });
  });

  it('ends with the last arrival though the first departure was never reported', () => {
    const road = [said('moving', 70), said('arrived', 180), said('left', 240), said('arrived', 360)];
    expect(on(legs, ...road)).toMatchObject({ status: 'arrived', newsDueAt: null });
  });

  it('is the same when every report arrives twice', () => {
    fc.assert(
      fc.property(plannedLegs, wordsFromTheRoad, (plan, words) => {
        expect(progressOf(plan, [...words, ...words])).toEqual(progressOf(plan, words));
      }),
      { numRuns: 500 },
    );
  });

  it('is not put to sleep at a stage by a leg that is planned for days later', () => {
    const nextWeek = [aLeg(), aLeg({ position: 2, plannedDepartureAt: at(10_000) })];
    expect(on(nextWeek, said('left', 60), said('arrived', 180)).newsDueAt).toBe(at(180 + LONGEST_SILENCE_MINUTES + 15));
  });

  it('is not put to sleep by a leg whose planned arrival was typed into the wrong year', () => {
    const wrongYear = [aLeg({ plannedArrivalAt: '2131-05-01T07:00:00.000Z' })];
    expect(on(wrongYear, said('left', 60)).newsDueAt).toBe(at(60 + LONGEST_SILENCE_MINUTES + 15));
    expect(on(wrongYear, said('left', 60), said('stopped', 70), said('moving', 80)).newsDueAt).toBe(
      at(70 + LONGEST_SILENCE_MINUTES + 15),
    );
  });

  it('is never due later than the longest silence, and grace, after the last word', () => {
    fc.assert(
      fc.property(plannedLegs, wordsFromTheRoad, (plan, words) => {
        const { newsDueAt } = progressOf(plan, words);
        fc.pre(newsDueAt !== null);
        const lastWordAt = words.map(effectiveAt).reduce(laterOf);
        const grace = Math.max(...plan.map(({ graceMinutes }) => graceMinutes));
        expect(minutesBetween(lastWordAt, newsDueAt ?? '')).toBeLessThanOrEqual(LONGEST_SILENCE_MINUTES + grace);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each(['moving', 'stopped'] as const)(
    'asks for the next word within the hour when a late convoy says %s',
    (kind) => {
      expect(on(legs, said('left', 60), said(kind, 300)).newsDueAt).toBe(at(300 + 60 + 15));
    },
  );

  it('is left as it ran out by a word that is older than that', () => {
    const older = said('moving', 170, { recordedAt: at(300) });
    expect(on(legs, said('left', 60), older).newsDueAt).toBe(at(60 + 120 + 15));
  });

  it('rings soon after a convoy that stood says that it moves, though it promised news for tomorrow', () => {
    const road = [said('left', 60), said('stopped', 100, { nextNewsBy: at(800) }), said('moving', 110)];
    expect(on(legs, ...road).newsDueAt).toBe(at(60 + 120 + 10 + 15));
  });

  it('reads words from a phone whose clock runs ahead, heard in one moment, in the order in which the phone said them', () => {
    const left = said('left', 960, { id: 'report-b', recordedAt: at(400) });
    const held = said('stopped', 1_080, { id: 'report-a', recordedAt: at(400), reason: 'held_by' });
    expect(on(legs, left, held).status).toBe('held');
  });
});
