import { aCase, at, aWitness } from '../../../../test/support/domain-builders';
import { checkDocumentsOfMany, recordConsentOfMany, repeatTriage } from './for-many';
import type { TriageAssessment } from './triage';

const look = (overrides: Partial<TriageAssessment> = {}): TriageAssessment => ({
  id: 'look-one',
  operationId: 'operation-one',
  caseId: 'case-one',
  system: 'iitt',
  acuity: 'yellow',
  priority: 'P1',
  deteriorationDays: 4,
  assessedBy: 'account-of-medical_reviewer',
  assessedAt: at(-2_000),
  recordedAt: at(-2_000),
  reassessBy: at(-560),
  noteId: 'note-one',
  ...overrides,
});
const listed = aCase({ status: 'listed', listedAt: at(-2_000), priority: 'P1', reassessBy: at(-560) });
const seen = <More extends object>(more: More, patient = listed, seenVersion = patient.version) => ({
  patient,
  seenVersion,
  ...more,
});

describe('no change at a new look', () => {
  it('repeats each one’s last look with a new day, and nobody has to second a P1 anew', () => {
    const earlier = [look(), look({ id: 'first', priority: 'P3', assessedAt: at(-9_000) })];
    const { changes, answer, openItems } = repeatTriage(
      'operation-one',
      [seen({ earlier, lookId: 'new' })],
      aWitness(),
    );
    expect(changes.triageAssessments).toEqual([
      expect.objectContaining({ id: 'new', priority: 'P1', deteriorationDays: 4, assessedAt: at(0), noteId: null }),
    ]);
    expect(changes.medevacCases).toEqual([expect.objectContaining({ reassessBy: at(1_440), version: 2 })]);
    expect([answer.cases, openItems]).toEqual([1, []]);
  });

  it('names whom nobody looked at, who does not wait, and who moved meanwhile', () => {
    const cases = [
      seen({ earlier: [], lookId: 'a' }, aCase({ id: 'never' })),
      seen({ earlier: [look()], lookId: 'b' }, aCase({ id: 'gone', status: 'detained' })),
      seen({ earlier: [look()], lookId: 'c' }, aCase({ id: 'moved', version: 3 }), 2),
    ];
    const { changes, answer } = repeatTriage('operation-one', cases, aWitness());
    expect(answer).toEqual({ cases: 0, unassessed: ['never'], ended: ['gone'], conflicts: ['moved'] });
    expect(changes.medevacCases).toEqual([]);
  });
});

describe('one answer for many', () => {
  it('records consent to one destination for each, with who is likely to have spoken', () => {
    const said = { facilityId: 'hospital-one', answer: 'declined', speaker: null } as const;
    const cases = [
      seen({ convoyIds: ['convoy-one'], consentId: 'a' }, aCase({ id: 'child', ageBand: '1_4' })),
      seen({ convoyIds: [], consentId: 'b' }, aCase({ id: 'grown', ageBand: '18_59' })),
      seen({ convoyIds: [], consentId: 'c' }, aCase({ id: 'moved', version: 3 }), 2),
    ];
    const { changes, entry, answer } = recordConsentOfMany('operation-one', said, cases, aWitness());
    expect(changes.consents.map(({ caseId, speaker, answer: each }) => [caseId, speaker, each])).toEqual([
      ['child', 'guardian', 'declined'],
      ['grown', 'patient', 'declined'],
    ]);
    expect(answer).toEqual({ cases: 2, conflicts: ['moved'] });
    expect(entry.subjects).toContainEqual({ kind: 'convoy', id: 'convoy-one' });
  });

  it('records papers for everybody of the cases', () => {
    const cases = [seen({ companionIds: ['companion-one'], ids: ['a', 'b'] })];
    const { changes } = checkDocumentsOfMany('operation-one', 'none_exist', cases, aWitness());
    expect(changes.documentChecks.map(({ id, personId, state }) => [id, personId, state])).toEqual([
      ['a', 'case-one', 'none_exist'],
      ['b', 'companion-one', 'none_exist'],
    ]);
  });
});
