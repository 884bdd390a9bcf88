import { at } from '../../../../test/support/domain-builders';
import { refusal } from '../../../../test/support/refusal';
import { EXPORT_OPEN_MINUTES, exportDetails, exportStanding, mustBeLetOut, type Proposal, withdrawExport } from '.';

const list = { id: 'import-one', taken: 12 };

const aRequest = (over: Partial<Proposal> = {}): Proposal => ({
  id: 'proposal-one',
  operationId: 'operation-one',
  version: 2,
  kind: 'export_import',
  subjectKind: 'import',
  subjectId: list.id,
  reasonId: 'reason-one',
  details: exportDetails(list),
  proposedBy: 'account-of-one',
  proposedAt: at(-30),
  proceededAt: null,
  outcome: 'signed',
  settledBy: 'account-of-two',
  settledAt: at(0),
  ...over,
});
const one = (minutes: number) => ({ now: at(minutes), actorId: 'account-of-one' });

describe('a list on its way out', () => {
  it.each(['account-of-one', 'account-of-two'])('is open for a day to %s, who signed', (actorId) => {
    const take = (minutes: number) => () => {
      mustBeLetOut(list, [aRequest()], { now: at(minutes), actorId });
    };
    expect(take(EXPORT_OPEN_MINUTES - 1)).not.toThrow();
    expect(take(EXPORT_OPEN_MINUTES)).toThrow(refusal('import.export_over'));
  });

  it.each([
    ['nobody asked', []],
    ['nobody has answered', [aRequest({ outcome: null, settledBy: null, settledAt: null })]],
    ['somebody declined', [aRequest({ outcome: 'declined' })]],
    ['one of the two took it back', [aRequest({ outcome: 'withdrawn' })]],
    ['two others signed', [aRequest({ proposedBy: 'account-of-three' })]],
    ['two signed for something else', [aRequest({ kind: 'erase_case' })]],
    ['rows were taken since', [aRequest({ details: exportDetails({ taken: list.taken - 1 }) })]],
  ])('stays where %s', (_, asked) => {
    expect(() => {
      mustBeLetOut(list, asked, one(1));
    }).toThrow(refusal('import.export_unsigned'));
  });

  it('is open by the latest signatures, while the next ones are awaited', () => {
    const asked = [
      aRequest({ settledAt: at(90) }),
      aRequest(),
      aRequest({ outcome: null, settledBy: null, settledAt: null }),
    ];
    expect(exportStanding(list, asked, 'account-of-one')).toEqual({
      isAwaited: true,
      openUntil: at(90 + EXPORT_OPEN_MINUTES),
      signedId: 'proposal-one',
    });
  });

  it.each(['account-of-one', 'account-of-two'])('is shut again by %s, who signed, with an entry', (actorId) => {
    const { changes, entry } = withdrawExport(aRequest(), { now: at(5), actorId });
    expect(changes.proposals).toEqual([{ ...aRequest(), version: 3, outcome: 'withdrawn' }]);
    expect(entry).toEqual({
      name: 'proposal.signature_withdrawn',
      body: { proposalId: 'proposal-one', kind: 'export_import' },
      subjects: [{ kind: 'import', id: list.id }],
    });
  });

  it.each([
    ['proposal.not_signed', { outcome: null }, 5],
    ['proposal.not_signed', { outcome: 'withdrawn' }, 5],
    ['proposal.not_signed', { kind: 'erase_case' }, 5],
    ['proposal.not_a_signer', { proposedBy: 'account-of-three' }, 5],
    ['import.export_over', {}, EXPORT_OPEN_MINUTES],
  ] as const)('is not shut again: %s', (code, over, minutes) => {
    expect(() => withdrawExport(aRequest(over), one(minutes))).toThrow(refusal(code));
  });
});
