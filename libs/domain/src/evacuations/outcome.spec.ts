import { aCase, at, aWitness } from '../../../../test/support/domain-builders';
import { refusal } from '../../../../test/support/refusal';
import { firstForbiddenText } from '../audit';
import { themselves } from '../commands';
import { endOfDay, plusMinutes } from '../time';
import { type ReportableOutcome, reportableOutcomes } from './aftercare';
import { IDENTITY_KEPT_MINUTES } from './erase-case';
import { arrivedStatuses, type CaseStatus, caseStatuses, isWaiting, type MedevacCase } from './medevac-case';
import { type OutcomeReport, raiseFollowUp, reportOutcome, type SaidOutcome } from './outcome';

const said = (outcome: ReportableOutcome, more: Partial<SaidOutcome> = {}): SaidOutcome => ({
  id: `said-${outcome}`,
  outcome,
  followUpDueAt: null,
  noteId: null,
  ...themselves,
  ...more,
});
const report = (
  patient: MedevacCase,
  what: SaidOutcome,
  witness = aWitness(),
  outcomes: readonly OutcomeReport[] = [],
) => reportOutcome({ patient, outcomes }, what, witness);
const codesOf = ({ openItems }: Pick<ReturnType<typeof report>, 'openItems'>) => openItems?.map(({ code }) => code);
const dueOf = ({ deadlines }: Pick<ReturnType<typeof report>, 'deadlines'>, kind: string) =>
  deadlines?.find((each) => each.kind === kind)?.dueAt;

describe('what is said to have become of a patient', () => {
  it.each(reportableOutcomes.flatMap((outcome) => caseStatuses.map((status) => [outcome, status] as const)))(
    '%s is recorded of somebody who is %s',
    (outcome, status) => {
      const { changes } = report(aCase({ status }), said(outcome));
      // The dead stay what they are: a death has its own way back. So does who is another's case.
      const after = status.startsWith('died_') || status === 'merged' ? status : outcome;
      expect(changes.medevacCases).toEqual([aCase({ status: after, version: 2 })]);
      expect(changes.outcomeReports).toEqual([
        expect.objectContaining({ outcome, caseId: 'case-one', occurredAt: at(0) }),
      ]);
    },
  );

  it('marks a step that nobody reported', () => {
    const codes = (status: CaseStatus, outcome: ReportableOutcome) => codesOf(report(aCase({ status }), said(outcome)));
    expect(codes('listed', 'admitted')).toEqual(['step_skipped']);
    expect(codes('handed_over', 'admitted')).toEqual([]);
    expect(codes('listed', 'treated_locally')).toEqual([]);
    expect(codes('handed_over', 'treated_locally')).toEqual(['step_skipped']);
  });

  it.each(['detained', 'missing'] as const)('%s keeps somebody looking for the person', (outcome) => {
    const { openItems } = report(aCase({ status: 'listed' }), said(outcome));
    expect(openItems).toEqual([expect.objectContaining({ kind: 'missing', code: `person_${outcome}` })]);
  });

  it('ends the clock of who they are a year later, unless they wait', () => {
    for (const outcome of reportableOutcomes) {
      expect(dueOf(report(aCase(), said(outcome)), 'identity_retention')).toBe(at(IDENTITY_KEPT_MINUTES));
      expect(isWaiting({ status: outcome })).toBe(false);
    }
    expect(arrivedStatuses).toContain('admitted');
    expect(dueOf(report(aCase({ erasedAt: at(-1) }), said('admitted')), 'identity_retention')).toBeNull();
  });

  it('keeps what is known, and null for what nobody recorded', () => {
    const { changes, entry } = report(aCase({ status: 'handed_over' }), said('admitted', { ward: 'intensive_care' }));
    expect(changes.outcomeReports).toEqual([
      expect.objectContaining({ ward: 'intensive_care', facilityId: null, followUpOn: null, voluntary: null }),
    ]);
    expect(entry.body).toMatchObject({ ward: 'intensive_care', before: 'handed_over', status: 'admitted' });
    expect(firstForbiddenText(entry.body)).toBeNull();
  });

  it.each(['returned', 'remains', 'resettled'] as const)(
    '%s against their will is for a person to look at',
    (outcome) => {
      const of = (voluntary: 'yes' | 'no' | 'unknown') =>
        report(aCase({ status: 'discharged' }), said(outcome, { voluntary, safeReturnCheck: 'not_done' }));
      expect(of('no').openItems).toEqual([
        expect.objectContaining({ kind: 'protection', code: 'return_not_voluntary', details: { report: outcome } }),
      ]);
      expect([codesOf(of('yes')), codesOf(of('unknown'))]).toEqual([[], []]);
    },
  );

  it('refuses what is no fact of it, and changes nothing', () => {
    expect(() => report(aCase(), said('discharged', { ward: 'general' }))).toThrow(
      refusal('outcome.fact_does_not_fit'),
    );
  });

  it('that was entered late says what was, and not what is', () => {
    const later = report(aCase({ status: 'handed_over' }), said('discharged')).changes;
    const [patient] = later.medevacCases;
    const late = report(patient!, said('admitted'), aWitness({ occurredAt: at(-60) }), later.outcomeReports);
    expect(late.changes.medevacCases[0]?.status).toBe('discharged');
    expect([late.changes.outcomeReports.length, late.deadlines]).toEqual([1, []]);
    // What was taken back since moves nobody's hand.
    const relisted = report({ ...patient!, status: 'listed' }, said('admitted'), aWitness({ occurredAt: at(-60) }));
    expect(relisted.changes.medevacCases[0]?.status).toBe('admitted');
  });
});

describe('a follow-up', () => {
  const day = '2031-05-20';
  const dueAt = endOfDay(day, 'Asia/Damascus');
  const discharged = said('discharged', { followUpOn: day, followUpDueAt: dueAt });
  const after = (what = discharged) => {
    const { changes, deadlines } = report(aCase({ status: 'admitted' }), what);
    return { patient: changes.medevacCases[0]!, outcomes: changes.outcomeReports, deadlines };
  };
  const passed = { now: plusMinutes(dueAt, 1) };

  it('starts a clock that rings when its day is over, and holds back the one that erases', () => {
    expect(dueOf(after(), 'follow_up')).toBe(dueAt);
    expect(dueOf(after(), 'identity_retention')).toBe(plusMinutes(dueAt, IDENTITY_KEPT_MINUTES));
    const far = said('discharged', { followUpOn: '2040-01-01', followUpDueAt: endOfDay('2040-01-01', 'UTC') });
    expect(dueOf(after(far), 'identity_retention')! > endOfDay('2040-01-01', 'UTC')).toBe(true);
  });

  it('is stopped by the next report', () => {
    const { patient, outcomes } = after();
    const next = report(patient, said('returned'), aWitness({ now: at(10) }), outcomes);
    expect(next.deadlines).toContainEqual({
      kind: 'follow_up',
      subject: { kind: 'case', id: 'case-one' },
      dueAt: null,
    });
    const record = { patient: next.changes.medevacCases[0]!, outcomes: [...outcomes, ...next.changes.outcomeReports] };
    expect(() => raiseFollowUp(record, dueAt, passed)).toThrow(refusal('outcome.no_follow_up_due'));
  });

  it('asks a person once its day has passed, and no clock runs on', () => {
    const { openItems, deadlines, changes } = raiseFollowUp(after(), dueAt, passed);
    expect(openItems).toEqual([
      {
        kind: 'follow_up',
        code: 'follow_up_due',
        subject: { kind: 'case', id: 'case-one' },
        details: { report: 'discharged', followUpOn: day },
      },
    ]);
    expect([deadlines?.map((each) => each.dueAt), changes.medevacCases[0]?.status]).toEqual([[null], 'discharged']);
    expect(() => raiseFollowUp(after(), dueAt, { now: at(0) })).toThrow(refusal('outcome.no_follow_up_due'));
    expect(() => raiseFollowUp({ ...after(), outcomes: [] }, dueAt, passed)).toThrow(
      refusal('outcome.no_follow_up_due'),
    );
  });

  it('is not cut short by what was entered late of an earlier day', () => {
    const { patient, outcomes } = after();
    const late = report(patient, said('admitted'), aWitness({ now: at(10), occurredAt: at(-60) }), outcomes);
    const record = { patient: late.changes.medevacCases[0]!, outcomes: [...outcomes, ...late.changes.outcomeReports] };
    expect(codesOf(raiseFollowUp(record, dueAt, passed))).toEqual(['follow_up_due']);
  });

  it('asks after nobody who died, and of a merged case about the other', () => {
    const { patient, outcomes } = after();
    const of = (more: Partial<MedevacCase>) =>
      raiseFollowUp({ patient: { ...patient, ...more }, outcomes }, dueAt, passed).openItems;
    expect(of({ status: 'died_after_arrival' })).toEqual([]);
    expect(of({ status: 'merged', mergedIntoId: 'case-two' })).toEqual([
      expect.objectContaining({ code: 'follow_up_due', subject: { kind: 'case', id: 'case-two' } }),
    ]);
  });

  it.each(['2031-04-30', '2031-05-01'])('on %s does not lie after a report of the 1st of May', (followUpOn) => {
    const what = said('discharged', { followUpOn, followUpDueAt: endOfDay(followUpOn, 'Asia/Damascus') });
    expect(() => report(aCase(), what)).toThrow(refusal('outcome.follow_up_before_report'));
  });
});
