import fc from 'fast-check';
import { aConvoy, aConvoyOnRecord, aLeg, aLine, aReport, at, aWitness } from '../../../../test/support/domain-builders';
import { plannedLegs, wordsFromTheRoad } from '../../../../test/support/road-words';
import { firstForbiddenText } from '../audit';
import { type ConvoyOnRecord, type ConvoyReport, convoyStatuses, reportKinds, stopReasons } from './convoy';
import { reportOnConvoy } from './report';

type Reported = ReturnType<typeof reportOnConvoy>;

/** Reports one word, heard by base as it happened. */
const tell = (
  record: ConvoyOnRecord,
  kind: ConvoyReport['kind'],
  minutes: number,
  overrides: Partial<ConvoyReport> = {},
): Reported =>
  reportOnConvoy(record, aReport({ kind, occurredAt: at(minutes), ...overrides }), aWitness({ now: at(minutes) }));

/** The record as it stands after a report. */
const after = (record: ConvoyOnRecord, { changes }: Reported): ConvoyOnRecord => ({
  ...record,
  convoy: changes.convoys[0] ?? record.convoy,
  legs: record.legs.map((leg) => changes.convoyLegs.find(({ id }) => id === leg.id) ?? leg),
  reports: [...record.reports, ...changes.convoyReports],
});
const convoyOf = ({ changes }: Reported): ConvoyOnRecord['convoy'] | undefined => changes.convoys[0];
const codesOf = ({ openItems }: Reported): readonly string[] => (openItems ?? []).map(({ code }) => code);
const twoLegs = aConvoyOnRecord({ legs: [aLeg(), aLeg({ position: 2 })] });
const onTheRoad = after(aConvoyOnRecord(), tell(aConvoyOnRecord(), 'left', 60));

describe('a report from the road', () => {
  it('is never refused for state, order, capacity or clock', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...convoyStatuses),
        fc.oneof(plannedLegs, fc.constant([])),
        wordsFromTheRoad,
        (status, legs, words) => {
          let record = aConvoyOnRecord({ convoy: aConvoy({ status }), legs, lines: [aLine({ holds: true })] });
          for (const word of words) {
            const reported = reportOnConvoy(
              record,
              word,
              aWitness({ now: word.recordedAt, occurredAt: word.occurredAt }),
            );
            expect(reported.changes.convoyReports).toEqual([{ ...word, reportedBy: 'account-of-the-leader' }]);
            expect(reported.answer.version).toBe(record.convoy.version + 1);
            expect(firstForbiddenText(reported.entry.body)).toBeNull();
            record = after(record, reported);
          }
          expect(record.reports).toHaveLength(words.length);
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    ['left', 'convoy.departed', 'en_route'],
    ['stopped', 'convoy.stopped', 'stopped'],
    ['moving', 'convoy.moving', 'en_route'],
    ['arrived', 'convoy.arrived', 'arrived'],
    ['problem', 'convoy.problem_reported', 'ready'],
    ['head_count', 'convoy.counted', 'ready'],
  ] as const)('%s stands in the ledger as %s and makes a convoy that was ready %s', (kind, name, status) => {
    const reported = tell(aConvoyOnRecord(), kind, 60);
    expect(reported.entry.name).toBe(name);
    expect(reported.answer.status).toBe(status);
  });

  it('keeps what was said, by whom, when it happened and when base heard it', () => {
    const said = aReport({
      kind: 'stopped',
      reason: 'held_by',
      nextNewsBy: at(300),
      noteId: 'sealed-1',
      legPosition: 1,
    });
    const { changes } = reportOnConvoy(
      onTheRoad,
      said,
      aWitness({ now: at(200), occurredAt: at(100), actorId: 'account-of-duty_officer' }),
    );
    expect(changes.convoyReports).toEqual([
      { ...said, occurredAt: at(100), recordedAt: at(200), reportedBy: 'account-of-duty_officer' },
    ]);
  });

  it('starts the overdue clock with a departure, from whatever state before it', () => {
    for (const status of ['planned', 'ready'] as const) {
      const reported = tell(aConvoyOnRecord({ convoy: aConvoy({ status }) }), 'left', 60);
      expect(reported.deadlines).toEqual([
        { kind: 'convoy_overdue', subject: { kind: 'convoy', id: 'convoy-one' }, dueAt: at(195) },
      ]);
      expect(convoyOf(reported)).toMatchObject({ status: 'en_route', departedAt: at(60), newsDueAt: at(195) });
    }
  });

  it('stops the clock with the last arrival, and not with one at a stage', () => {
    expect(tell(onTheRoad, 'arrived', 180).deadlines).toEqual([expect.objectContaining({ dueAt: null })]);
    const driving = after(twoLegs, tell(twoLegs, 'left', 60));
    expect(tell(driving, 'arrived', 180).deadlines).toEqual([expect.objectContaining({ dueAt: at(255) })]);
  });

  it('changes only the legs that it is about', () => {
    const driving = after(twoLegs, tell(twoLegs, 'left', 60));
    expect(tell(twoLegs, 'left', 60).changes.convoyLegs.map(({ position }) => position)).toEqual([1]);
    expect(tell(driving, 'moving', 70).changes.convoyLegs).toEqual([]);
  });

  it('sets the head count aboard and the last problem', () => {
    expect(convoyOf(tell(onTheRoad, 'moving', 70))).toMatchObject({
      aboardPatients: null,
      aboardCompanions: null,
      problemAt: null,
    });
    expect(convoyOf(tell(onTheRoad, 'head_count', 70, { patients: 3, companions: 2 }))).toMatchObject({
      aboardPatients: 3,
      aboardCompanions: 2,
    });
    expect(convoyOf(tell(onTheRoad, 'problem', 70))).toMatchObject({ status: 'en_route', problemAt: at(70) });
  });
});

describe('news of a convoy that is overdue', () => {
  const overdue = { ...onTheRoad, convoy: { ...onTheRoad.convoy, overdueSince: at(195), version: 9 } };

  it.each([
    ['a stop that promises news', 'stopped', { nextNewsBy: at(400) }],
    ['its last arrival', 'arrived', {}],
  ] as const)('ends the alarm: %s', (_what, kind, overrides) => {
    expect(convoyOf(tell(overdue, kind, 200, overrides))?.overdueSince).toBeNull();
  });

  it.each([
    ['a stop that promised news for a time that is over', 'stopped', { occurredAt: at(100), nextNewsBy: at(150) }],
    ['a stop that promised news for this very minute', 'stopped', { occurredAt: at(100), nextNewsBy: at(185) }],
    ['a head count', 'head_count', {}],
  ] as const)('leaves the alarm standing: %s', (_what, kind, overrides) => {
    const said = aReport({ kind, occurredAt: at(200), ...overrides });
    const reported = reportOnConvoy(overdue, said, aWitness({ now: at(200), occurredAt: said.occurredAt }));
    expect(convoyOf(reported)?.overdueSince).toBe(at(195));
  });

  it('does not ring again for the time that rang already', () => {
    expect(tell(overdue, 'head_count', 200).deadlines).toEqual([expect.objectContaining({ dueAt: null })]);
  });

  it('rings again when the time that it moved the clock to is over as well', () => {
    const { deadlines, changes } = tell(overdue, 'stopped', 200, { nextNewsBy: at(400) });
    expect(deadlines).toEqual([expect.objectContaining({ dueAt: at(415) })]);
    expect(changes.convoys[0]).toMatchObject({ overdueSince: null, newsDueAt: at(415) });
  });
});

describe('what does not fit waits for a person', () => {
  it('is nothing on a road without surprises', () => {
    const lines = [aLine({ holds: true })];
    let record: ConvoyOnRecord = { ...twoLegs, lines };
    const road = [
      ['head_count', null],
      ['left', 1],
      ['stopped', 1],
      ['moving', 1],
      ['problem', 1],
      ['arrived', 1],
      ['left', 2],
      ['arrived', 2],
    ] as const;
    for (const [i, [kind, legPosition]] of road.entries()) {
      const reported = tell(record, kind, 60 + i * 20, { legPosition, patients: 1, companions: 0 });
      expect(codesOf(reported)).toEqual([]);
      record = after(record, reported);
    }
    expect(record.convoy.status).toBe('arrived');
  });

  it.each(reportKinds)('after_cancellation: %s of a convoy that was called off', (kind) => {
    const record = aConvoyOnRecord({ convoy: aConvoy({ status: 'cancelled', releasedAt: at(0) }) });
    expect(codesOf(tell(record, kind, 60))).toContain('after_cancellation');
  });

  it.each(reportKinds)('after_all_clear: %s of a convoy that was counted out', (kind) => {
    for (const status of ['all_clear', 'closed'] as const) {
      expect(codesOf(tell(aConvoyOnRecord({ convoy: aConvoy({ status }) }), kind, 260))).toContain('after_all_clear');
    }
  });

  it('unknown_leg: the report names a leg that was not planned', () => {
    const { openItems } = tell(aConvoyOnRecord(), 'left', 60, { legPosition: 9 });
    expect(openItems).toEqual([
      expect.objectContaining({ kind: 'discrepancy', code: 'unknown_leg', details: { report: 'left', leg: 9 } }),
    ]);
  });

  it('convoy_not_released: it left without the go', () => {
    expect(codesOf(tell(aConvoyOnRecord({ convoy: aConvoy() }), 'left', 60))).toEqual(['convoy_not_released']);
  });

  it('already_reported: somebody else said so of the same leg', () => {
    const named = { legPosition: 1 };
    const driving = after(aConvoyOnRecord(), tell(aConvoyOnRecord(), 'left', 60, named));
    expect(codesOf(tell(driving, 'left', 62, named))).toEqual(['already_reported']);
    const arrived = after(driving, tell(driving, 'arrived', 180, named));
    expect(codesOf(tell(arrived, 'arrived', 182, named))).toEqual(['already_reported']);
  });

  it('step_skipped: it left for the second leg and never arrived from the first', () => {
    const driving = after(twoLegs, tell(twoLegs, 'left', 60, { legPosition: 1 }));
    expect(tell(driving, 'left', 240, { legPosition: 2 }).openItems).toEqual([
      expect.objectContaining({ code: 'step_skipped', details: { report: 'left', missing: 'arrived', leg: 1 } }),
    ]);
  });

  it.each([
    ['arrived', 1],
    ['arrived', null],
    ['stopped', null],
    ['moving', null],
  ] as const)('step_skipped: %s (leg %j) of a convoy that never left', (kind, legPosition) => {
    expect(tell(aConvoyOnRecord(), kind, 100, { legPosition }).openItems).toEqual([
      expect.objectContaining({ code: 'step_skipped', details: { report: kind, missing: 'left', leg: legPosition } }),
    ]);
  });

  it('step_skipped is not said of a departure without a leg', () => {
    expect(codesOf(tell(onTheRoad, 'arrived', 180))).toEqual([]);
  });

  it('over_capacity: more people aboard than places, counted and all', () => {
    expect(codesOf(tell(onTheRoad, 'head_count', 70, { patients: 3, companions: 3 }))).toEqual([]);
    const { openItems } = tell(onTheRoad, 'head_count', 70, { patients: 4, companions: 3 });
    expect(openItems).toEqual([
      expect.objectContaining({ code: 'over_capacity', details: { report: 'head_count', counted: 7, capacity: 6 } }),
    ]);
  });

  it.each([
    [2, 1, []],
    [1, 1, ['head_count_differs']],
    [2, 0, ['head_count_differs']],
    [1, 2, ['head_count_differs']],
  ])(
    'head_count_differs: %i patients and %i companions aboard of two and one on the frozen manifest',
    (patients, companions, codes) => {
      const lines = [
        aLine({ holds: true }),
        aLine({ personId: 'case-two', holds: true }),
        aLine({ personId: 'companion-one', personKind: 'companion', caseId: 'case-one', holds: true }),
        aLine({ personId: 'case-three', removedAt: at(-1) }),
      ];
      expect(codesOf(tell({ ...onTheRoad, lines }, 'head_count', 70, { patients, companions }))).toEqual(codes);
    },
  );

  it('head_count_differs is not said where no manifest was frozen', () => {
    expect(codesOf(tell({ ...onTheRoad, lines: [aLine()] }, 'head_count', 70, { patients: 2, companions: 2 }))).toEqual(
      [],
    );
  });

  it('code_unknown: whoever boarded under a code that base does not know is counted, and a person looks', () => {
    const { changes, entry, openItems } = tell(onTheRoad, 'unknown_code', 70, { saidCode: '7K4M-PQ2', people: 7 });
    expect(changes.convoys).toEqual([expect.objectContaining({ status: 'en_route', aboardOthers: 7 })]);
    expect(entry).toMatchObject({
      name: 'convoy.unknown_code_boarded',
      body: { saidCode: '7K4M-PQ2', people: 7 },
    });
    expect(openItems).toEqual([
      expect.objectContaining({ code: 'code_unknown', details: expect.objectContaining({ code: '7K4M-PQ2' }) }),
      expect.objectContaining({ code: 'over_capacity', details: expect.objectContaining({ counted: 7, capacity: 6 }) }),
    ]);
    const early = tell(aConvoyOnRecord({ convoy: aConvoy() }), 'unknown_code', 10, { saidCode: '7K4M-PQ2', people: 1 });
    expect(codesOf(early)).toEqual(['convoy_not_released', 'code_unknown']);
  });

  it.each(reportKinds)('clock_ahead: %s is said to have happened later than base hears it', (kind) => {
    const ahead = (minutes: number): readonly string[] =>
      codesOf(
        reportOnConvoy(
          onTheRoad,
          aReport({ kind, occurredAt: at(70 + minutes) }),
          aWitness({ now: at(70), occurredAt: at(70 + minutes) }),
        ),
      );
    expect(ahead(11)).toContain('clock_ahead');
    expect(ahead(10)).not.toContain('clock_ahead');
  });
});

describe('a report of a convoy that is over', () => {
  it.each(
    (['all_clear', 'closed', 'cancelled'] as const).flatMap((status) =>
      reportKinds.map((kind) => [kind, status] as const),
    ),
  )('%s leaves it %s, and the report is kept', (kind, status) => {
    const record = aConvoyOnRecord({ convoy: aConvoy({ status }) });
    const reported = tell(record, kind, 400, { reason: stopReasons[0], patients: 1, companions: 1 });
    expect(reported.answer.status).toBe(status);
    expect(reported.changes.convoyReports).toHaveLength(1);
    expect(convoyOf(reported)).toMatchObject({
      departedAt: record.convoy.departedAt,
      arrivedAt: record.convoy.arrivedAt,
    });
  });

  it.each(['all_clear', 'closed'] as const)('moves no clock once everyone was counted out (%s)', (status) => {
    const reported = tell(aConvoyOnRecord({ convoy: aConvoy({ status }) }), 'moving', 400);
    expect(reported.deadlines).toEqual([]);
    expect(convoyOf(reported)?.newsDueAt).toBeNull();
  });

  it('starts the clock though it was called off: it may have left before it heard so', () => {
    const reported = tell(aConvoyOnRecord({ convoy: aConvoy({ status: 'cancelled' }) }), 'left', 60);
    expect(reported.deadlines).toEqual([
      { kind: 'convoy_overdue', subject: { kind: 'convoy', id: 'convoy-one' }, dueAt: at(195) },
    ]);
    expect(convoyOf(reported)).toMatchObject({ status: 'cancelled', newsDueAt: at(195) });
  });

  it('stops the clock of a convoy that was called off once it arrived', () => {
    const record = aConvoyOnRecord({ convoy: aConvoy({ status: 'cancelled' }) });
    const reported = tell(after(record, tell(record, 'left', 60)), 'arrived', 180);
    expect(reported.deadlines).toEqual([expect.objectContaining({ dueAt: null })]);
    expect(convoyOf(reported)?.newsDueAt).toBeNull();
  });
});
