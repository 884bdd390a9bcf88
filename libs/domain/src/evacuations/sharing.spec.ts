import { at, aCase, aSharing, aWitness } from '../../../../test/support/domain-builders';
import { caseStatuses } from './medevac-case';
import { type NewSharing, recordSharing, recordSharingOfMany, standingSharing } from './sharing';

const said: NewSharing = {
  id: 'sharing-new',
  withKind: 'party',
  withId: 'party-one',
  answer: 'declined',
  speaker: 'guardian',
  form: 'spoken',
  witnessId: 'witness-words',
  noteId: null,
  channel: 'phone',
  saidById: null,
};

describe('what is said about sharing', () => {
  it('is kept with who spoke and who heard it, and moves no case', () => {
    const patient = aCase({ status: 'listed' });
    const { changes, entry } = recordSharing(patient, said, aWitness({ now: at(10), occurredAt: at(5) }));
    expect(changes.sharingConsents).toEqual([
      {
        ...said,
        operationId: patient.operationId,
        caseId: patient.id,
        takenAt: at(5),
        recordedAt: at(10),
        recordedBy: 'account-of-the-leader',
      },
    ]);
    expect(changes.medevacCases).toEqual([{ ...patient, version: 2 }]);
    // Whoever may hear that a case has changed must not hear which party it is about.
    expect(entry.subjects.map(({ kind }) => kind)).toEqual(['case', 'enclave']);
  });

  it.each(caseStatuses)('is recorded of somebody who is %s', (status) => {
    expect(recordSharing(aCase({ status }), said, aWitness()).changes.sharingConsents).toHaveLength(1);
  });

  it('from the future counts from now, and somebody looks at the clock', () => {
    const { changes, openItems } = recordSharing(aCase(), said, aWitness({ now: at(0), occurredAt: at(9_000) }));
    expect(changes.sharingConsents[0]?.takenAt).toBe(at(0));
    expect(openItems?.map(({ code }) => code)).toEqual(['clock_ahead']);
  });

  it('by many is each one\u2019s own; whose case has moved is left out and named', () => {
    const child = aCase({ id: 'child', ageBand: '5_11', version: 4 });
    const seen = [
      { patient: child, seenVersion: 4, consentId: 'one' },
      { patient: aCase({ id: 'moved', version: 4 }), seenVersion: 3, consentId: 'two' },
    ];
    const { changes, answer } = recordSharingOfMany(
      'operation-one',
      { withKind: 'party', withId: 'party-one', answer: 'given', form: 'written', speaker: null },
      seen,
      aWitness(),
    );
    expect(changes.sharingConsents).toEqual([
      expect.objectContaining({ id: 'one', caseId: 'child', speaker: 'guardian', answer: 'given', witnessId: null }),
    ]);
    expect(answer).toEqual({ cases: 1, conflicts: ['moved'] });
  });
});

describe('how somebody stands towards a party', () => {
  const at1 = { takenAt: at(1), recordedAt: at(1) };
  const at2 = { takenAt: at(2), recordedAt: at(2) };

  it('is the last answer about that party, whenever it was entered', () => {
    const first = aSharing({ id: 'late', answer: 'declined', takenAt: at(1), recordedAt: at(9) });
    const last = aSharing({ answer: 'given', ...at2 });
    const other = aSharing({ withId: 'party-two', answer: 'declined', takenAt: at(3) });
    expect(standingSharing([last, other, first], 'party', 'party-one').said).toBe(last);
    expect(standingSharing([], 'party', 'party-one').state).toBe('never_asked');
  });

  it('is no party\u2019s where it was said of a hospital of the same id', () => {
    const hospital = aSharing({ withKind: 'facility', answer: 'declined' });
    expect(standingSharing([hospital], 'party', 'party-one').state).toBe('never_asked');
  });

  it('is not taken back by being asked once more', () => {
    const no = aSharing({ answer: 'declined', ...at1 });
    const again = aSharing({ answer: 'asked', ...at2 });
    expect(standingSharing([no, again], 'party', 'party-one').state).toBe('declined');
    expect(standingSharing([again], 'party', 'party-one').state).toBe('asked');
  });
});
