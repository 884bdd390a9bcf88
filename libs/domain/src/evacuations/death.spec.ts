import { aCase, aLine, at, aWitness } from '../../../../test/support/domain-builders';
import { refusal } from '../../../../test/support/refusal';
import { type OpenItem, themselves } from '../commands';
import { identityRetention } from './erase-case';
import { caseStatuses, hasArrived, isUnderWay } from './medevac-case';
import { reportOutcome } from './outcome';
import { type CaseOnRecord, confirmDeath, type DeathReport, deathOutcomes, reportDeath, withdrawDeath } from './death';

const said = { id: 'death-one', noteId: null, ...themselves };
const byReviewer = { now: at(30), actorId: 'account-of-medical_reviewer', noteId: 'sealed-1' };
const record = (overrides: Partial<CaseOnRecord> = {}): CaseOnRecord => ({
  patient: aCase(),
  deaths: [],
  outcomes: [],
  openItems: [],
  lines: [],
  steps: [],
  standings: [],
  ...overrides,
});
const aDeath = (overrides: Partial<DeathReport> = {}): DeathReport => ({
  ...said,
  operationId: 'operation-one',
  version: 1,
  caseId: 'case-one',
  occurredAt: at(0),
  recordedAt: at(0),
  reportedBy: 'account-of-the-leader',
  outcome: 'reported',
  settledAt: null,
  settledBy: null,
  ...overrides,
});
const callBack: OpenItem = {
  id: 'item-one',
  operationId: 'operation-one',
  version: 1,
  kind: 'countersign',
  code: 'death_unconfirmed',
  subjectKind: 'case',
  subjectId: 'case-one',
  entrySeq: 7,
  details: {},
  raisedAt: at(0),
  ownerId: null,
  dueAt: null,
  resolvedAt: null,
  resolvedBy: null,
};
const afterReport = (overrides: Partial<CaseOnRecord> = {}): CaseOnRecord =>
  record({ patient: aCase({ status: 'died_waiting' }), deaths: [aDeath()], openItems: [callBack], ...overrides });

describe('a reported death', () => {
  it.each([
    ['submitted', 'died_waiting'],
    ['scheduled', 'died_waiting'],
    ['listed', 'died_waiting'],
    ['deferred', 'died_waiting'],
    ['handed_over', 'died_after_arrival'],
    ['discharged', 'died_after_arrival'],
    ['withdrawn', 'withdrawn'],
    ['died_waiting', 'died_waiting'],
  ] as const)('is recorded in whatever state: %s becomes %s', (status, expected) => {
    const { changes, answer } = reportDeath(record({ patient: aCase({ status }) }), said, aWitness());
    expect(changes.medevacCases).toEqual([aCase({ status: expected, version: 2 })]);
    expect(changes.deathReports).toEqual([aDeath()]);
    expect(answer).toEqual({ id: 'case-one', version: 2, status: expected });
  });

  it.each(caseStatuses)('of somebody who is %s keeps them in every denominator', (status) => {
    const { changes } = reportDeath(record({ patient: aCase({ status }) }), said, aWitness());
    const after = changes.medevacCases[0]?.status;
    const stillCounted =
      isUnderWay({ status }) || ['not_advised', 'detained', 'missing', 'lost_to_follow_up'].includes(status);
    expect(after).toBe(stillCounted ? 'died_waiting' : hasArrived({ status }) ? 'died_after_arrival' : status);
  });

  it('asks for a call back once, however many say it', () => {
    const codes = (of: CaseOnRecord) =>
      reportDeath(of, said, aWitness()).openItems?.map(({ kind, code }) => [kind, code]);
    expect(codes(record())).toEqual([['countersign', 'death_unconfirmed']]);
    expect(codes(afterReport())).toEqual([]);
    expect(codes(record({ deaths: [aDeath({ outcome: 'confirmed' })] }))).toEqual([]);
    expect(codes(record({ deaths: [aDeath({ outcome: 'withdrawn' })] }))).toHaveLength(1);
  });

  it('from the future is recorded, and somebody looks at the clock', () => {
    const { openItems } = reportDeath(record(), said, aWitness({ now: at(0), occurredAt: at(60) }));
    expect(openItems?.map(({ code }) => code)).toEqual(['clock_ahead', 'death_unconfirmed']);
  });

  it('reaches who watches the area or a convoy on whose manifest the patient stands', () => {
    const lines = [aLine(), aLine({ id: 'line-two', convoyId: 'convoy-two', removedAt: at(-5) })];
    expect(reportDeath(record({ lines }), said, aWitness()).entry.subjects).toEqual([
      { kind: 'case', id: 'case-one' },
      { kind: 'enclave', id: 'area-one' },
      { kind: 'convoy', id: 'convoy-one' },
    ]);
  });

  it('names its reporter by the id of what is sealed, and by how it came', () => {
    const onBehalf = { ...said, channel: 'radio', saidById: 'sealed-2', noteId: 'sealed-1' } as const;
    expect(reportDeath(record(), onBehalf, aWitness()).entry.body).toMatchObject({
      code: '0000-000',
      channel: 'radio',
      saidById: 'sealed-2',
      noteId: 'sealed-1',
    });
  });

  it('is confirmed by a call back, which settles the open item', () => {
    const { changes } = confirmDeath(afterReport(), byReviewer);
    const settled = { settledAt: at(30), settledBy: 'account-of-medical_reviewer' };
    expect(changes.deathReports).toEqual([aDeath({ outcome: 'confirmed', version: 2, ...settled })]);
    expect(changes.medevacCases[0]?.status).toBe('died_waiting');
    expect(changes.openItems).toEqual([
      { ...callBack, version: 2, resolvedAt: at(30), resolvedBy: 'account-of-medical_reviewer' },
    ]);
  });

  it.each([
    ['on no manifest', [], 'submitted'],
    ['on a draft', [aLine()], 'submitted'],
    ['on a frozen manifest', [aLine({ holds: true })], 'scheduled'],
    ['called off meanwhile', [aLine({ travelled: false })], 'submitted'],
    ['counted out meanwhile', [aLine({ travelled: true })], 'handed_over'],
  ] as const)('taken back, leaves the case what its lines say: %s', (_where, lines, status) => {
    const { changes } = withdrawDeath(afterReport({ lines }), byReviewer);
    expect(changes.medevacCases[0]?.status).toBe(status);
    expect(changes.deathReports.map(({ outcome }) => outcome)).toEqual(['withdrawn']);
    expect(changes.openItems?.map(({ resolvedAt }) => resolvedAt)).toEqual([at(30)]);
  });

  it('taken back of somebody who had arrived changes nothing of where the case stands', () => {
    const arrived = afterReport({ patient: aCase({ status: 'handed_over' }), lines: [aLine({ travelled: true })] });
    expect(withdrawDeath(arrived, byReviewer).changes.medevacCases[0]?.status).toBe('handed_over');
  });

  it('taken back of somebody of whom more was said leaves them where they were last said to be', () => {
    const patient = aCase({ status: 'handed_over' });
    const followUpDueAt = at(900_000);
    const discharged = { id: 'said-one', outcome: 'discharged', followUpDueAt, noteId: null, ...themselves } as const;
    const { outcomeReports: outcomes } = reportOutcome({ patient, outcomes: [] }, discharged, aWitness()).changes;
    const gone = { patient: aCase({ status: 'died_after_arrival' }), outcomes, lines: [aLine({ travelled: true })] };
    const { changes, deadlines } = withdrawDeath(afterReport(gone), byReviewer);
    expect(changes.medevacCases[0]?.status).toBe('discharged');
    // Somebody is still to ask after them: who they are is kept for it.
    expect(deadlines).toEqual([identityRetention('case-one', followUpDueAt)]);
    const confirmed = confirmDeath(afterReport(gone), byReviewer);
    expect(confirmed.deadlines).toEqual([identityRetention('case-one', at(30))]);
    // What was said before anybody travelled is not where they are.
    const before = afterReport({ ...gone, lines: [] });
    expect(withdrawDeath(before, byReviewer).changes.medevacCases[0]?.status).toBe('submitted');
  });

  it.each([
    ['confirmed', ['reported']],
    ['withdrawn', ['reported', 'confirmed']],
  ] as const)('can be %s where it is %j, and is refused elsewhere', (answer, open) => {
    const rule = answer === 'confirmed' ? confirmDeath : withdrawDeath;
    for (const outcome of deathOutcomes) {
      const run = () => rule(afterReport({ deaths: [aDeath({ outcome })], openItems: [] }), byReviewer);
      if ((open as readonly string[]).includes(outcome)) expect(run().changes.deathReports).toHaveLength(1);
      else expect(run).toThrow(refusal('death.not_reported'));
    }
    expect(() => rule(record(), byReviewer)).toThrow(refusal('death.not_reported'));
  });
});
