import { refusal } from '../../../../test/support/refusal';
import {
  type AftercareFact,
  factsAskedWith,
  mustFitOutcome,
  type ReportableOutcome,
  reportableOutcomes,
  withStepsNotRecorded,
} from './aftercare';

const said = {
  facilityId: 'hospital-one',
  ward: 'unknown',
  followUpOn: '2031-05-20',
  voluntary: 'unknown',
  safeReturnCheck: 'unknown',
} as const;
const facts = Object.keys(said) as AftercareFact[];

describe('the facts of an outcome', () => {
  it('are these', () => {
    expect(
      Object.fromEntries(reportableOutcomes.map((outcome) => [outcome, factsAskedWith(outcome)])),
    ).toMatchSnapshot();
  });

  it.each(reportableOutcomes)('with %s are only those that can be known of it', (outcome) => {
    for (const fact of facts) {
      const run = () => {
        mustFitOutcome(outcome, { [fact]: said[fact] });
      };
      if (factsAskedWith(outcome).includes(fact)) expect(run).not.toThrow();
      else expect(run).toThrow(refusal('outcome.fact_does_not_fit'));
    }
    expect(() => {
      mustFitOutcome(outcome, {
        facilityId: null,
        ward: null,
        followUpOn: null,
        voluntary: null,
        safeReturnCheck: null,
      });
    }).not.toThrow();
  });
});

describe('the steps after the road', () => {
  const steps = (...outcomes: (ReportableOutcome | 'handed_over')[]) =>
    withStepsNotRecorded(outcomes.map((outcome) => ({ outcome }))).map(({ outcome, isRecorded }) =>
      isRecorded ? outcome : `${outcome}?`,
    );

  it.each([
    [
      ['handed_over', 'admitted', 'discharged', 'returned'],
      ['handed_over', 'admitted', 'discharged', 'returned'],
    ],
    [
      ['handed_over', 'returned'],
      ['handed_over', 'admitted?', 'discharged?', 'returned'],
    ],
    [['discharged'], ['handed_over?', 'admitted?', 'discharged']],
    // Onward stands for admission, and can come again.
    [
      ['handed_over', 'transferred_onward', 'admitted'],
      ['handed_over', 'transferred_onward', 'admitted'],
    ],
    [
      ['handed_over', 'missing'],
      ['handed_over', 'missing'],
    ],
    [['withdrawn'], ['withdrawn']],
    [[], []],
  ] as const)('%j read as %j', (outcomes, read) => {
    expect(steps(...outcomes)).toEqual(read);
  });
});
