import { at, aCase, aConsent, aSharing } from '../../../../test/support/domain-builders';
import { aList, aListCopy, aListVersion } from '../../../../test/support/list-builders';
import { refusal } from '../../../../test/support/refusal';
import { arrivedStatuses, endedStatuses, movingStatuses, type SharingAnswer, waitingStatuses } from '../evacuations';
import {
  askedDetails,
  askedOf,
  contentOf,
  type CopyAsked,
  copyColumns,
  mustBeShareable,
  type OnVersion,
  shareList,
} from '.';

const DAY = 24 * 60;
const asked: CopyAsked = {
  versionId: 'version-one',
  recipientKind: 'party',
  recipientId: 'party-one',
  columns: ['name'],
  purpose: 'clearance',
  expiresAt: at(7 * DAY),
};
const hands = { id: 'copy-one', askedBy: 'account-of-one', signedBy: 'account-of-two', lineIds: ['line-1', 'line-2'] };
const on = (n: number, overrides: Partial<OnVersion> = {}): OnVersion => ({
  patient: aCase({ id: `case-${String(n)}`, code: `000${String(n)}-000` }),
  consents: [],
  sharing: [],
  companions: 2,
  ...overrides,
});
const share = (people: readonly OnVersion[] = [on(1), on(2)]) => ({
  list: aList({ enclaveId: 'area-one' }),
  versions: [aListVersion({ id: 'version-one', number: 1, members: people.length })],
  copies: [aListCopy({ number: 4 })],
  people,
});

describe('what is asked for', () => {
  it('is kept as ids and codes, and read again as it was', () => {
    expect(askedDetails({ ...asked, columns: ['companions', 'name'] })['columns']).toBe('code+name+companions');
    for (const columns of [[], ['sex'], copyColumns] as const)
      expect(askedOf(askedDetails({ ...asked, columns }))).toEqual({ ...asked, columns });
  });
});

describe('whom a copy names', () => {
  it.each(waitingStatuses)('is somebody who is %s', (status) => {
    expect(contentOf([on(1, { patient: aCase({ status }) })], asked).included).toHaveLength(1);
  });

  it.each([...movingStatuses, ...arrivedStatuses, ...endedStatuses])('is nobody who is %s', (status) => {
    expect(contentOf([on(1, { patient: aCase({ status }) })], asked).leftOut).toEqual([
      expect.objectContaining({ why: 'not_waiting' }),
    ]);
  });

  it('is nobody who said no when they were last asked, and nobody who was erased', () => {
    const said = (answer: 'given' | 'declined' | 'withdrawn', minute: number) =>
      aConsent({ id: `consent-${String(minute)}`, answer, takenAt: at(minute), recordedAt: at(minute) });
    const { included, leftOut, neverAsked } = contentOf(
      [
        on(1, { consents: [said('declined', 1), said('given', 2)] }),
        on(2, { consents: [said('given', 1), said('declined', 2)] }),
        on(3, { consents: [said('withdrawn', 3)] }),
        on(4, { patient: aCase({ id: 'case-4', code: '0004-000', erasedAt: at(0) }) }),
        on(5),
      ],
      asked,
    );
    expect(included.map(({ patient }) => patient.id)).toEqual(['case-1', 'case-5']);
    expect(leftOut.map(({ code, why }) => [code, why])).toEqual([
      ['0002-000', 'consent_declined'],
      ['0003-000', 'consent_declined'],
      ['0004-000', 'erased'],
    ]);
    expect(neverAsked).toBe(1);
  });
});

describe('consent to share', () => {
  const said = (answer: SharingAnswer, withId = 'party-one', minute = 0) =>
    aSharing({ id: `sharing-${String(minute)}`, answer, withId, takenAt: at(minute), recordedAt: at(minute) });
  const people = [
    on(1, { sharing: [said('given')] }),
    on(2, { sharing: [said('declined')] }),
    on(3, { sharing: [said('given', 'party-one', 1), said('withdrawn', 'party-one', 2)] }),
    on(4, { sharing: [said('declined', 'party-two')] }),
    on(5, { sharing: [said('asked')] }),
    on(6, { sharing: [said('declined', 'party-one', 1), said('given', 'party-one', 2)] }),
    on(7),
  ];

  it('leaves out who declined it for this party or took it back, and counts who gave no answer', () => {
    const { included, leftOut, declinedToShare, sharingUnanswered } = contentOf(people, asked);
    expect(included.map(({ patient }) => patient.id)).toEqual(['case-1', 'case-4', 'case-5', 'case-6', 'case-7']);
    expect(leftOut.map(({ id, why }) => [id, why])).toEqual([
      ['case-2', 'sharing_declined'],
      ['case-3', 'sharing_declined'],
    ]);
    expect([declinedToShare, sharingUnanswered]).toEqual([2, 3]);
  });

  it('is asked for a party and no organisation', () => {
    const { included, declinedToShare, sharingUnanswered } = contentOf(people, {
      recipientKind: 'organisation',
      recipientId: 'party-one',
    });
    expect([included.length, declinedToShare, sharingUnanswered]).toEqual([7, 0, 0]);
  });

  it('stands in the register as a number', () => {
    const { changes, entry } = shareList(
      share(people),
      asked,
      { ...hands, lineIds: ['1', '2', '3', '4', '5'] },
      { now: at(0) },
    );
    expect(changes.listCopies[0]).toMatchObject({ people: 5, leftOut: 2, declinedToShare: 2 });
    expect(entry.body).toMatchObject({ leftOut: 2, declinedToShare: 2 });
  });
});

describe('a copy', () => {
  it('is numbered behind the list’s others, knows both hands, and its clock runs', () => {
    const { changes, deadlines, entry } = shareList(share(), asked, hands, { now: at(0) });
    expect(changes.listCopies[0]).toMatchObject({
      number: 5,
      askedBy: 'account-of-one',
      signedBy: 'account-of-two',
      enclaveId: 'area-one',
      people: 2,
      leftOut: 0,
      columns: ['name'],
    });
    expect(changes.listCopyLines).toEqual([
      expect.objectContaining({ id: 'line-1', copyId: 'copy-one', caseId: 'case-1' }),
      expect.objectContaining({ id: 'line-2', copyId: 'copy-one', caseId: 'case-2' }),
    ]);
    expect(deadlines).toEqual([
      { kind: 'list_copy_purge', subject: { kind: 'list_copy', id: 'copy-one' }, dueAt: at(97 * DAY) },
    ]);
    expect(entry).toMatchObject({ name: 'list.copy_shared', body: { recipientId: 'party-one', people: 2 } });
  });

  it('counts those who come along only where it names them', () => {
    const { changes } = shareList(share(), { ...asked, columns: ['companions'] }, hands, { now: at(0) });
    expect(changes.listCopies[0]?.people).toBe(6);
  });

  it.each([
    ['of a version that is not there', 'list_version.unknown', { versionId: 'version-two' }],
    ['whose end is over', 'list_copy.end_out_of_bounds', { expiresAt: at(0) }],
    ['whose end lies too far', 'list_copy.end_out_of_bounds', { expiresAt: at(30 * DAY + 1) }],
  ])('is refused: one %s', (_, code, wrong) => {
    expect(() => shareList(share(), { ...asked, ...wrong }, hands, { now: at(0) })).toThrow(refusal(code));
  });

  it('is made of the newest version only, and of one with people', () => {
    const newer = aListVersion({ id: 'version-two', number: 2 });
    const { versions } = share();
    expect(() => mustBeShareable({ versions: [...versions, newer] }, asked, { now: at(0) })).toThrow(
      refusal('list_version.superseded'),
    );
    const total = aListVersion({ id: 'version-one', members: null, reportedTotal: 641 });
    expect(() => mustBeShareable({ versions: [total] }, asked, { now: at(0) })).toThrow(
      refusal('list_version.no_names'),
    );
  });

  it('is refused where nobody is left to name', () => {
    const gone = share([on(1, { patient: aCase({ status: 'died_waiting' }) })]);
    expect(() => shareList(gone, asked, hands, { now: at(0) })).toThrow(refusal('list_copy.names_nobody'));
  });
});
