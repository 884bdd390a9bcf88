import { at } from '../../../../test/support/domain-builders';
import { refusal } from '../../../../test/support/refusal';
import { type OpenItem, resolveOpenItem } from '.';

const item: OpenItem = {
  id: 'item-one',
  operationId: 'operation-one',
  version: 1,
  kind: 'discrepancy',
  code: 'over_capacity',
  subjectKind: 'convoy',
  subjectId: 'convoy-one',
  entrySeq: 7,
  details: { counted: 9, capacity: 6 },
  raisedAt: at(0),
  ownerId: null,
  dueAt: null,
  resolvedAt: null,
  resolvedBy: null,
};
const byOfficer = { actorId: 'account-of-duty_officer', noteId: 'sealed-1' };

describe('settling an open item', () => {
  it('says who settled it and when, and keeps what it was about', () => {
    const { changes } = resolveOpenItem(item, byOfficer, { now: at(30) });
    expect(changes.openItems).toEqual([
      { ...item, version: 2, resolvedAt: at(30), resolvedBy: 'account-of-duty_officer' },
    ]);
  });

  it('stands in the history of the convoy that it was about', () => {
    const { entry } = resolveOpenItem(item, byOfficer, { now: at(30) });
    expect(entry.subjects).toEqual([
      { kind: 'open_item', id: 'item-one' },
      { kind: 'convoy', id: 'convoy-one' },
    ]);
    expect(entry.body).toMatchObject({ code: 'over_capacity', noteId: 'sealed-1' });
  });

  it('leaves a reported death to its own answer: a call back confirms it or takes it back', () => {
    const death = { ...item, code: 'death_unconfirmed', kind: 'countersign' } as const;
    expect(() => resolveOpenItem(death, byOfficer, { now: at(30) })).toThrow(refusal('open_item.needs_call_back'));
  });

  it('is done once: the second person is told that it is settled', () => {
    const settled = { ...item, resolvedAt: at(30), resolvedBy: 'account-of-coordinator' };
    expect(() => resolveOpenItem(settled, byOfficer, { now: at(40) })).toThrow(refusal('open_item.already_resolved'));
  });
});
