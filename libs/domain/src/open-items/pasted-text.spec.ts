import { at } from '../../../../test/support/domain-builders';
import { refusal } from '../../../../test/support/refusal';
import { SYSTEM_ACTOR } from '../commands';
import { keepPastedText, type PastedText, pastedTextOutcomes, purgePastedText, settlePastedText } from '.';

const DAY = 24 * 60;
const kept: PastedText = {
  id: 'text-one',
  operationId: 'operation-one',
  version: 1,
  pastedAt: at(0),
  pastedBy: 'account-of-duty_officer',
  purgeAt: at(DAY),
  sealed: '1.sealed',
  outcome: null,
  settledAt: null,
  settledBy: null,
  entrySeq: null,
};
const byCoordinator = { outcome: 'logged', entrySeq: 12, actorId: 'account-of-coordinator' } as const;

describe('a pasted text', () => {
  it('waits for a day, and its clock runs', () => {
    const pasted = { id: 'text-one', sealed: '1.sealed' };
    const { changes, deadlines, entry } = keepPastedText('operation-one', pasted, {
      now: at(0),
      actorId: 'account-of-duty_officer',
    });
    expect(changes.pastedTexts).toEqual([kept]);
    expect(deadlines).toEqual([
      { kind: 'pasted_text_purge', subject: { kind: 'pasted_text', id: 'text-one' }, dueAt: at(DAY) },
    ]);
    expect(JSON.stringify(entry)).not.toContain('sealed');
  });

  it('goes when it became an entry, and says which', () => {
    const { changes, deadlines, entry } = settlePastedText(kept, byCoordinator, { now: at(60) });
    const gone = { sealed: null, outcome: 'logged', settledAt: at(60), settledBy: 'account-of-coordinator' };
    expect(changes.pastedTexts).toEqual([{ ...kept, version: 2, ...gone, entrySeq: 12 }]);
    expect(deadlines?.map(({ dueAt }) => dueAt)).toEqual([null]);
    expect(entry).toMatchObject({ name: 'pasted_text.settled', body: { outcome: 'logged', entrySeq: 12 } });
  });

  it('is purged when its day is over, not before, and the entry says that nobody logged it', () => {
    expect(() => purgePastedText(kept, { now: at(DAY - 1) })).toThrow(refusal('pasted_text.not_due'));
    const { changes, entry } = purgePastedText(kept, { now: at(DAY) });
    expect(changes.pastedTexts[0]).toMatchObject({ sealed: null, outcome: 'purged', settledBy: SYSTEM_ACTOR });
    expect(entry).toMatchObject({ name: 'pasted_text.purged', body: { pastedBy: 'account-of-duty_officer' } });
  });

  it.each(pastedTextOutcomes)('that was %s is settled once', (outcome) => {
    const settled = { ...kept, sealed: null, outcome };
    expect(() => settlePastedText(settled, byCoordinator, { now: at(60) })).toThrow(
      refusal('pasted_text.already_settled'),
    );
    expect(() => purgePastedText(settled, { now: at(DAY) })).toThrow(refusal('pasted_text.already_settled'));
  });
});
