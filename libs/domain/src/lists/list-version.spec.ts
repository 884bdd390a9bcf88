import fc from 'fast-check';
import { AREA, at, aCase, OPERATION } from '../../../../test/support/domain-builders';
import { aList, aListVersion } from '../../../../test/support/list-builders';
import { refusal } from '../../../../test/support/refusal';
import { latestOf, openList, recordListVersion, versionText } from '.';

const by = { now: at(0), actorId: 'account-of-coordinator' };
const hashing = { ...by, sha256: (text: string) => `hash-of-${String(text.length)}` };
const said = { id: 'version-one', asOf: '2031-05-01', reportedTotal: null, whatItCounts: '', noteId: null };
const cases = (n: number) => Array.from({ length: n }, (_, i) => aCase({ id: `case-${String(i)}` }));

describe('a list', () => {
  it('is ours, or of whoever gave it', () => {
    const list = { id: 'list-one', title: 'List One', enclaveId: null, organisationId: null, kind: 'ours' } as const;
    const { changes, entry } = openList(OPERATION, list, by);
    expect(changes.evacuationLists).toEqual([
      { ...list, operationId: OPERATION, openedBy: by.actorId, openedAt: at(0) },
    ]);
    expect(JSON.stringify(entry)).not.toContain('List One');
    expect(() => openList(OPERATION, { ...list, organisationId: 'organisation-one' }, by)).toThrow(
      refusal('list.ours_names_an_organisation'),
    );
  });
});

describe('a version of a list', () => {
  it('keeps who stands on it, each once, and what it says of itself', () => {
    const people = cases(3);
    const { changes, answer } = recordListVersion(
      aList(),
      [],
      { ...said, reportedTotal: 4 },
      [...people, people[0]!],
      hashing,
    );
    expect(changes.listVersions).toEqual([
      expect.objectContaining({ id: 'version-one', number: 1, members: 3, reportedTotal: 4, listId: 'list-one' }),
    ]);
    expect(changes.listMemberships.map(({ caseId, versionId }) => [versionId, caseId])).toEqual([
      ['version-one', 'case-0'],
      ['version-one', 'case-1'],
      ['version-one', 'case-2'],
    ]);
    expect(answer).toMatchObject({ number: 1, members: 3 });
  });

  it('may be a total of which nobody is known, and says nothing about people then', () => {
    const { changes, entry } = recordListVersion(aList(), [], { ...said, reportedTotal: 494 }, [], hashing);
    expect(changes.listVersions[0]).toMatchObject({ members: null, reportedTotal: 494 });
    expect(entry.subjects).toEqual([{ kind: 'list', id: 'list-one' }]);
  });

  it('is refused where it says nothing at all', () => {
    expect(() => recordListVersion(aList(), [], said, [], hashing)).toThrow(refusal('list_version.says_nothing'));
  });

  it('names nobody of another area than its list is for', () => {
    const stranger = aCase({ id: 'case-far', enclaveId: 'area-two' });
    const ofArea = aList({ enclaveId: AREA });
    expect(() => recordListVersion(ofArea, [], said, [...cases(1), stranger], hashing)).toThrow(
      refusal('list_version.of_another_area'),
    );
    const { changes } = recordListVersion(aList(), [], said, [...cases(1), stranger], hashing);
    expect(changes.listVersions[0]?.members).toBe(2);
  });

  it('changes none that stands: the next one is numbered behind, and counts', () => {
    const first = aListVersion({ number: 1 });
    const { changes } = recordListVersion(aList(), [first], { ...said, id: 'version-two' }, cases(1), hashing);
    expect(changes.listVersions.map(({ id, number }) => [id, number])).toEqual([['version-two', 2]]);
    expect(latestOf([...changes.listVersions, first])?.id).toBe('version-two');
  });

  it('has one hash whatever the order in which its people are given, and another for other people', () => {
    const head = { listId: 'list-one', number: 1, asOf: '2031-05-01', reportedTotal: null };
    const ids = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(ids, (drawn) => {
        expect(versionText(head, [...drawn].reverse())).toBe(versionText(head, drawn));
        expect(versionText(head, drawn.slice(1))).not.toBe(versionText(head, drawn));
        expect(versionText({ ...head, number: 2 }, drawn)).not.toBe(versionText(head, drawn));
      }),
    );
  });
});
