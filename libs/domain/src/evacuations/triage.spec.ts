import fc from 'fast-check';
import { aCase, at, aWitness } from '../../../../test/support/domain-builders';
import { refusal } from '../../../../test/support/refusal';
import { acuities, caseStatuses, clinicalPriorities, isWaiting, type MedevacCase } from './medevac-case';
import {
  assessTriage,
  byRank,
  dueBy,
  isReassessmentDue,
  type NewAssessment,
  rankOf,
  type TriageAssessment,
} from './triage';

const DAY = 24 * 60;
const look: NewAssessment = {
  id: 'look-one',
  system: 'iitt',
  acuity: 'red',
  priority: 'P2',
  deteriorationDays: null,
  noteId: null,
};
const seen = aWitness({ now: at(10), occurredAt: at(0) });

describe('a look at a patient', () => {
  it('puts them on the list, with a day to have left by and a day to look again', () => {
    const { changes } = assessTriage(aCase(), look, [], seen);
    expect(changes.medevacCases).toEqual([
      expect.objectContaining({
        status: 'listed',
        priority: 'P2',
        acuity: 'red',
        listedAt: at(10),
        dueAt: at(14 * DAY),
        reassessBy: at(7 * DAY),
      }),
    ]);
    expect(changes.triageAssessments).toEqual([expect.objectContaining({ assessedAt: at(0), recordedAt: at(10) })]);
  });

  it('again moves the clocks, and not since when they are listed', () => {
    const listed = aCase({ status: 'scheduled', listedAt: at(-DAY) });
    const [after] = assessTriage(listed, { ...look, priority: 'P1' }, [], seen).changes.medevacCases;
    expect(after).toMatchObject({ status: 'scheduled', listedAt: at(-DAY), dueAt: at(3 * DAY), reassessBy: at(DAY) });
  });

  it('that was entered late says what was, and moves nobody', () => {
    const today = assessTriage(aCase(), { ...look, priority: 'P1' }, [], seen).changes;
    const late = aWitness({ now: at(20), occurredAt: at(-5 * DAY) });
    const [after] = assessTriage(
      today.medevacCases[0]!,
      { ...look, id: 'late', acuity: 'green', priority: 'P4' },
      today.triageAssessments,
      late,
    ).changes.medevacCases;
    expect(after).toMatchObject({ priority: 'P1', acuity: 'red', dueAt: at(3 * DAY) });
  });

  it('that finds them worse is kept on the case, wherever it belongs among the others, and until one says better', () => {
    const first = assessTriage(aCase(), { ...look, acuity: 'green', priority: 'P3' }, [], seen).changes;
    const seenAt = (minute: number) => aWitness({ now: at(100), occurredAt: at(minute) });
    const on = first.medevacCases[0]!;
    expect(on.deterioratedAt).toBeNull();
    const worse = assessTriage(on, { ...look, id: 'two' }, first.triageAssessments, seenAt(50)).changes;
    expect(worse.medevacCases[0]).toMatchObject({ deterioratedAt: at(50) });
    const both = [...first.triageAssessments, ...worse.triageAssessments];
    const late = assessTriage(worse.medevacCases[0]!, { ...look, id: 'late' }, both, seenAt(20)).changes;
    expect(late.medevacCases[0]).toMatchObject({ deterioratedAt: at(20) });
    const better = { ...look, id: 'three', acuity: 'yellow' as const };
    expect(assessTriage(worse.medevacCases[0]!, better, both, seenAt(60)).changes.medevacCases[0]).toMatchObject({
      deterioratedAt: null,
    });
  });

  it('from the future counts from now, and somebody looks at the clock', () => {
    const ahead = aWitness({ now: at(0), occurredAt: at(400 * DAY) });
    const { changes, openItems } = assessTriage(aCase(), look, [], ahead);
    expect(changes.medevacCases[0]).toMatchObject({ dueAt: at(14 * DAY), reassessBy: at(7 * DAY) });
    expect(openItems?.map(({ code }) => code)).toEqual(['clock_ahead']);
  });

  it('stops the clock by which their name would go', () => {
    expect(assessTriage(aCase({ status: 'not_advised' }), look, [], seen).deadlines).toEqual([
      expect.objectContaining({ kind: 'identity_retention', dueAt: null }),
    ]);
  });

  it('that says how soon they get worse brings the day forward, and never puts it off', () => {
    expect(dueBy('P2', 5, at(0))).toBe(at(5 * DAY));
    expect(dueBy('P2', 100, at(0))).toBe(at(14 * DAY));
    expect(dueBy('P4', 30, at(0))).toBe(at(30 * DAY));
    expect(dueBy('P4', null, at(0))).toBeNull();
  });

  it('that finds a P1 counts at once, and is seconded within a day, once', () => {
    const codes = (patient: MedevacCase) =>
      assessTriage(patient, { ...look, priority: 'P1' }, [], seen).openItems?.map(({ code, dueAt }) => [code, dueAt]);
    expect(codes(aCase())).toEqual([['p1_unseconded', at(10 + DAY)]]);
    expect(codes(aCase({ priority: 'P1' }))).toHaveLength(1); // claimed before, and nobody had looked
    expect(codes(aCase({ priority: 'P1', listedAt: at(-5), status: 'listed' }))).toEqual([]);
    expect(assessTriage(aCase(), look, [], seen).openItems).toEqual([]);
  });

  it('that finds a P1 and was entered after a later look counts for nothing, and so nobody is asked to second it', () => {
    const today = assessTriage(aCase(), { ...look, priority: 'P3' }, [], seen).changes;
    const late = aWitness({ now: at(20), occurredAt: at(-5 * DAY) });
    const { changes, openItems } = assessTriage(
      today.medevacCases[0]!,
      { ...look, id: 'late', priority: 'P1' },
      today.triageAssessments,
      late,
    );
    expect(changes.medevacCases[0]).toMatchObject({ priority: 'P3' });
    expect(openItems).toEqual([]);
  });

  it('asks for a second opinion each time a P1 begins to count, and no later look takes that question back', () => {
    const looks = fc.array(
      fc.record({ priority: fc.constantFrom('P1', 'P2', 'unknown'), minutesAgo: fc.integer({ min: 0, max: 60 }) }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(looks, (all) => {
        let patient = aCase();
        const earlier: TriageAssessment[] = [];
        all.forEach(({ priority, minutesAgo }, i) => {
          const now = at(100 + i);
          const next = assessTriage(
            patient,
            { ...look, id: `look-${String(i)}`, priority },
            earlier,
            aWitness({ now, occurredAt: at(100 + i - minutesAgo) }),
          );
          const [after] = next.changes.medevacCases;
          const begins = after?.priority === 'P1' && (patient.priority !== 'P1' || patient.listedAt === null);
          expect(next.openItems?.map(({ code }) => code)).toEqual(begins ? ['p1_unseconded'] : []);
          // It stands until another person settles it: a look never writes an open item that is there already.
          expect(Object.keys(next.changes).sort()).toEqual(['medevacCases', 'triageAssessments']);
          patient = after ?? patient;
          earlier.push(...next.changes.triageAssessments);
        });
      }),
    );
  });

  it.each(caseStatuses)('of somebody who is %s is for who waits, or was advised against it', (status) => {
    const run = () => assessTriage(aCase({ status }), look, [], seen);
    if (isWaiting({ status }) || status === 'not_advised') expect(run().changes.triageAssessments).toHaveLength(1);
    else expect(run).toThrow(refusal('evacuation.not_waiting'));
  });

  it('is due again when its time is over, and for nobody who has left', () => {
    const patient = aCase({ status: 'listed', reassessBy: at(0) });
    expect(isReassessmentDue(patient, at(-1))).toBe(false);
    expect(isReassessmentDue(patient, at(0))).toBe(true);
    expect(isReassessmentDue({ ...patient, status: 'handed_over' }, at(0))).toBe(false);
    expect(isReassessmentDue(aCase(), at(0))).toBe(false);
  });
});

describe('the rank of who waits', () => {
  const code = fc.string({ minLength: 3, maxLength: 3, unit: fc.constantFrom(...'0123456789') });
  const moment = fc.option(fc.integer({ min: 0, max: 100 }).map(at));
  const patient = fc.record({
    priority: fc.constantFrom(...clinicalPriorities),
    dueAt: moment,
    listedAt: moment,
    code,
  });

  it('is read from four stored things, and nothing else can move anybody', () => {
    expect(Object.keys(rankOf(aCase())).sort()).toEqual(['code', 'dueAt', 'listedAt', 'priority']);
    fc.assert(
      fc.property(patient, patient, fc.constantFrom(...acuities), fc.string(), (one, two, acuity, other) => {
        const [a, b] = [aCase(one), aCase(two)];
        // Everything else that stands in a case, changed.
        const changed = aCase({
          ...one,
          acuity,
          enclaveId: other,
          organisationId: other,
          facilityId: other,
          requestedBy: other,
          sex: 'male',
        });
        expect(Math.sign(byRank(rankOf(changed), rankOf(b)))).toBe(Math.sign(byRank(rankOf(a), rankOf(b))));
      }),
    );
  });

  it('puts everybody in one order', () => {
    fc.assert(
      fc.property(patient, patient, patient, (a, b, c) => {
        expect(Math.sign(byRank(a, b))).toBe(-Math.sign(byRank(b, a)) + 0);
        if (byRank(a, b) <= 0 && byRank(b, c) <= 0) expect(byRank(a, c)).toBeLessThanOrEqual(0);
        if (byRank(a, b) === 0) expect(a).toEqual(b);
      }),
    );
  });

  it('goes by priority, then by who has to have left sooner, then by who was listed first', () => {
    const order = [
      aCase({ code: '5', priority: 'P1', dueAt: at(9), listedAt: at(9) }),
      aCase({ code: '4', priority: 'P2', dueAt: at(1), listedAt: at(9) }),
      aCase({ code: '3', priority: 'P2', dueAt: at(2), listedAt: at(1) }),
      aCase({ code: '2', priority: 'P2', dueAt: at(2), listedAt: at(2) }),
      aCase({ code: '1', priority: 'unknown' }),
      aCase({ code: '0', priority: 'P4', listedAt: at(0) }),
    ];
    expect([...order].reverse().sort((a, b) => byRank(rankOf(a), rankOf(b)))).toEqual(order);
  });
});
