import { at } from '../../../../test/support/domain-builders';
import { aListCopy } from '../../../../test/support/list-builders';
import { refusal } from '../../../../test/support/refusal';
import { mustBeOpen, purgeCopy, SNAPSHOT_KEPT_MINUTES, withdrawCopy } from '.';

const signer = { now: at(0), actorId: 'account-of-two' };

describe('a copy that went out', () => {
  it('is taken out by the two who signed for it, until its end', () => {
    const copy = aListCopy({ expiresAt: at(60) });
    for (const actorId of ['account-of-one', 'account-of-two'])
      expect(() => mustBeOpen(copy, { now: at(59), actorId })).not.toThrow();
    expect(() => mustBeOpen(copy, { ...signer, actorId: 'account-of-three' })).toThrow(
      refusal('list_copy.not_a_signer'),
    );
    expect(() => mustBeOpen(copy, { ...signer, now: at(60) })).toThrow(refusal('list_copy.expired'));
  });

  it('is shut by who withdraws it, once, and the register does not say that it is gone', () => {
    const { changes } = withdrawCopy(aListCopy(), signer);
    const [withdrawn] = changes.listCopies;
    expect(withdrawn).toEqual({ ...aListCopy(), version: 2, withdrawnAt: at(0), withdrawnBy: 'account-of-two' });
    expect(() => mustBeOpen(withdrawn!, signer)).toThrow(refusal('list_copy.withdrawn'));
    expect(() => withdrawCopy(withdrawn!, signer)).toThrow(refusal('list_copy.withdrawn_already'));
  });

  it('no longer says whom it named ninety days after its end, and not before', () => {
    const copy = aListCopy({ expiresAt: at(0) });
    const lines = [{ id: 'line-one', operationId: 'operation-one', copyId: copy.id, caseId: 'case-one' }];
    expect(() => purgeCopy(copy, lines, { now: at(SNAPSHOT_KEPT_MINUTES - 1) })).toThrow(refusal('list_copy.not_due'));
    const { changes, deadlines } = purgeCopy(copy, lines, { now: at(SNAPSHOT_KEPT_MINUTES) });
    expect(changes.listCopyLines).toEqual([{ ...lines[0], caseId: null }]);
    expect(changes.listCopies[0]).toMatchObject({ people: copy.people, purgedAt: at(SNAPSHOT_KEPT_MINUTES) });
    expect(deadlines?.map(({ dueAt }) => dueAt)).toEqual([null]);
    expect(() => purgeCopy(changes.listCopies[0]!, lines, { now: at(SNAPSHOT_KEPT_MINUTES) })).toThrow(
      refusal('list_copy.purged_already'),
    );
  });
});
