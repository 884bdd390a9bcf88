import { aCase, aLine, at, aWitness } from '../../../../test/support/domain-builders';
import { refusal } from '../../../../test/support/refusal';
import type { OpenItem } from '../commands';
import { decideCase } from './case-lifecycle';
import { type CaseOnRecord, type DeathReport, reportDeath } from './death';
import { keepApart, mergeCases, statusApart } from './merge-cases';
import { caseStatuses, hasArrived, isMoving } from './medevac-case';
import { reportOutcome } from './outcome';

const by = { now: at(10), actorId: 'account-of-coordinator' };
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
const into = record({ patient: aCase({ id: 'case-two', code: '1111-111', status: 'listed' }) });
const aDeath: DeathReport = {
  id: 'death-one',
  operationId: 'operation-one',
  version: 1,
  caseId: 'case-one',
  occurredAt: at(0),
  recordedAt: at(0),
  reportedBy: 'account-one',
  noteId: null,
  channel: null,
  saidById: null,
  outcome: 'reported',
  settledAt: null,
  settledBy: null,
};
const asked = (subjectId: string, otherId: string): OpenItem => ({
  id: `item-${subjectId}-${otherId}`,
  operationId: 'operation-one',
  version: 1,
  kind: 'conflict',
  code: 'maybe_duplicate',
  subjectKind: 'case',
  subjectId,
  entrySeq: 3,
  details: { otherId },
  raisedAt: at(0),
  ownerId: null,
  dueAt: null,
  resolvedAt: null,
  resolvedBy: null,
});

describe('two cases that are one person', () => {
  it('become one that counts and one that points to it', () => {
    const { changes, entry, answer } = mergeCases(record(), into, by);
    expect(changes.medevacCases).toEqual([aCase({ status: 'merged', version: 2, mergedIntoId: 'case-two' })]);
    expect(entry).toMatchObject({ name: 'evacuation.merged', body: { code: '0000-000', into: '1111-111' } });
    expect(answer).toEqual({ id: 'case-one', version: 2, status: 'merged' });
  });

  it.each(caseStatuses.filter((status) => status !== 'merged'))('also where the one is %s', (status) => {
    const from = record({ patient: aCase({ status }) });
    if (isMoving({ status })) expect(() => mergeCases(from, into, by)).toThrow(refusal('merge.on_frozen_list'));
    else if (hasArrived({ status })) expect(() => mergeCases(from, into, by)).toThrow(refusal('merge.other_way'));
    else expect(mergeCases(from, into, by).answer.status).toBe('merged');
  });

  it('are no question any more, and other questions stay', () => {
    const openItems = [asked('case-one', 'case-two'), asked('case-one', 'case-three')];
    const { changes } = mergeCases(record({ openItems }), into, by);
    expect(changes.openItems).toEqual([
      { ...openItems[0], version: 2, resolvedAt: by.now, resolvedBy: 'account-of-coordinator' },
    ]);
  });

  it('carry a reported death over, as a question about the one that goes on', () => {
    const from = record({ patient: aCase({ status: 'died_waiting' }), deaths: [aDeath] });
    expect(mergeCases(from, into, by).openItems).toEqual([
      expect.objectContaining({ code: 'reported_of_merged', subject: { kind: 'case', id: 'case-two' } }),
    ]);
    const withdrawn = record({ deaths: [{ ...aDeath, outcome: 'withdrawn' }] });
    expect(mergeCases(withdrawn, into, by).openItems).toEqual([]);
  });

  it.each([
    ['merge.same_case', record(), record()],
    ['merge.already_merged', record({ patient: aCase({ status: 'merged' }) }), into],
    ['merge.already_merged', record(), record({ patient: aCase({ id: 'case-two', status: 'merged' }) })],
    ['merge.erased', record({ patient: aCase({ erasedAt: at(0) }) }), into],
    ['merge.on_frozen_list', record({ lines: [aLine({ holds: true })] }), into],
    ['merge.on_frozen_list', record(), { ...into, lines: [aLine({ holds: true })] }],
  ])('are refused with %s', (code, from, to) => {
    expect(() => mergeCases(from, to, by)).toThrow(refusal(code));
  });
});

describe('a merged case', () => {
  const merged = aCase({ status: 'merged', mergedIntoId: 'case-two' });

  it('stays merged whatever is reported of it, and asks about the other', () => {
    const outcome = reportOutcome(
      record({ patient: merged }),
      {
        id: 'said-one',
        outcome: 'left_by_other_means',
        followUpDueAt: null,
        noteId: null,
        channel: null,
        saidById: null,
      },
      aWitness(),
    );
    expect(outcome.answer.status).toBe('merged');
    const death = reportDeath(
      record({ patient: merged }),
      { id: 'death-one', noteId: null, channel: null, saidById: null },
      aWitness(),
    );
    expect(death.answer.status).toBe('merged');
    for (const { openItems } of [outcome, death])
      expect(openItems).toContainEqual(
        expect.objectContaining({ code: 'reported_of_merged', subject: { kind: 'case', id: 'case-two' } }),
      );
  });

  it('stands for itself again when somebody says so, as what is known of it says', () => {
    const back = (overrides: Partial<CaseOnRecord>) => {
      const apart = record({ patient: merged, ...overrides });
      const deciding = { isHeld: false, reviewAt: null, noteId: null, statusApart: statusApart(apart) };
      const [next] = decideCase(apart.patient, 'relist', deciding, { now: at(20) }).changes.medevacCases;
      return [next?.status, next?.mergedIntoId];
    };
    expect(back({})).toEqual(['submitted', null]);
    expect(back({ patient: { ...merged, listedAt: at(0) } })).toEqual(['listed', null]);
    expect(back({ deaths: [aDeath] })).toEqual(['died_waiting', null]);
    expect(back({ lines: [aLine({ travelled: true })] })).toEqual(['handed_over', null]);
    expect(back({ lines: [aLine({ travelled: true })], deaths: [aDeath] })).toEqual(['died_after_arrival', null]);
  });
});

describe('two cases that are two people', () => {
  it('are remembered once for both, and are no question any more', () => {
    const one = record({ openItems: [asked('case-one', 'case-two')] });
    const { changes } = keepApart(into, one, { ...by, id: 'apart-one' });
    expect(changes.casesApart).toEqual([
      expect.objectContaining({ id: 'apart-one', caseId: 'case-one', otherId: 'case-two' }),
    ]);
    expect(changes.openItems).toEqual([expect.objectContaining({ resolvedAt: by.now })]);
    expect(() => keepApart(one, one, { ...by, id: 'apart-one' })).toThrow(refusal('merge.same_case'));
  });
});
