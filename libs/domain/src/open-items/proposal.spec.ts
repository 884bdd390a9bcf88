import { aCase, at } from '../../../../test/support/domain-builders';
import { refusal } from '../../../../test/support/refusal';
import { firstForbiddenText } from '../audit';
import type { OpenItem } from '../commands';
import type { Operation } from '../operations';
import {
  declineProposal,
  type NewProposal,
  propose,
  type Proposal,
  type ProposalOnRecord,
  resolveOpenItem,
  signErasure,
  signRotation,
} from '.';

const asked: NewProposal = {
  id: 'proposal-one',
  kind: 'erase_case',
  subjectKind: 'case',
  subjectId: 'case-one',
  reasonId: 'sealed-one',
  details: {},
};
const one = { now: at(0), actorId: 'account-one' };
const two = { now: at(5), actorId: 'account-two' };

const waiting: Proposal = {
  ...asked,
  operationId: 'operation-one',
  version: 1,
  proposedBy: one.actorId,
  proposedAt: at(0),
  proceededAt: null,
  outcome: null,
  settledBy: null,
  settledAt: null,
};
const item: OpenItem = {
  id: 'item-one',
  operationId: 'operation-one',
  version: 1,
  kind: 'countersign',
  code: 'signature_awaited',
  subjectKind: 'case',
  subjectId: 'case-one',
  entrySeq: 1,
  details: { proposalId: asked.id, proposalKind: 'erase_case' },
  raisedAt: at(0),
  ownerId: null,
  dueAt: at(1_440),
  resolvedAt: null,
  resolvedBy: null,
};
const record: ProposalOnRecord = { proposal: waiting, openItems: [item, { ...item, id: 'another', details: {} }] };

describe('what takes two people', () => {
  it('waits for the second, and is due within a day', () => {
    const { changes, openItems, entry } = propose('operation-one', [], asked, one);
    expect(changes.proposals).toEqual([waiting]);
    expect(openItems).toEqual([expect.objectContaining({ code: 'signature_awaited', dueAt: at(1_440) })]);
    expect(firstForbiddenText(entry.body)).toBeNull();
  });

  it('is asked for once at a time', () => {
    expect(() => propose('operation-one', [waiting], asked, one)).toThrow(refusal('proposal.waits_already'));
    const settled = { ...waiting, outcome: 'declined' as const };
    expect(propose('operation-one', [settled], asked, one).answer.version).toBe(1);
  });

  it('happens when another person signs, in the same moment, and no open item waits any longer', () => {
    const { changes, entry, destroyedKeysOf } = signErasure(record, aCase(), two);
    expect(changes.proposals).toEqual([
      { ...waiting, version: 2, outcome: 'signed', settledBy: two.actorId, settledAt: at(5) },
    ]);
    expect(changes.medevacCases).toEqual([expect.objectContaining({ erasedAt: at(5) })]);
    expect(changes.openItems).toEqual([{ ...item, version: 2, resolvedAt: at(5), resolvedBy: two.actorId }]);
    expect(destroyedKeysOf).toEqual(['case-one']);
    expect(entry).toMatchObject({ name: 'evacuation.erased', body: { because: 'signed', proposedBy: one.actorId } });
    expect(firstForbiddenText(entry.body)).toBeNull();
  });

  it('is never signed by who asked for it', () => {
    expect(() => signErasure(record, aCase(), { ...two, actorId: one.actorId })).toThrow(
      refusal('proposal.signed_by_oneself'),
    );
  });

  it('is settled once', () => {
    const settled = { ...record, proposal: { ...waiting, outcome: 'signed' as const } };
    expect(() => signErasure(settled, aCase(), two)).toThrow(refusal('proposal.already_settled'));
    expect(() => declineProposal(settled, two)).toThrow(refusal('proposal.already_settled'));
    expect(() => signErasure(record, aCase({ erasedAt: at(1) }), two)).toThrow(refusal('evacuation.already_erased'));
  });

  it('does not happen where somebody declines, be it the one who asked', () => {
    const { changes, destroyedKeysOf } = declineProposal(record, { ...two, actorId: one.actorId });
    expect(changes.proposals).toEqual([expect.objectContaining({ outcome: 'declined' })]);
    expect(destroyedKeysOf).toBeUndefined();
  });

  it('puts in a new key of the operation', () => {
    const operation: Operation = {
      id: 'operation-one',
      version: 1,
      name: 'Exercise One',
      kind: 'exercise',
      timeZone: 'Asia/Damascus',
      clockOffsetMs: 0,
      embargoHours: 48,
      gates: [],
      openedAt: at(0),
      closedAt: null,
    };
    const { changes, entry } = signRotation(record, operation, 2, two);
    expect(changes.operations).toEqual([{ ...operation, version: 2 }]);
    expect(entry).toMatchObject({ name: 'operation.keys_rotated', body: { keyVersion: 2 } });
  });

  it('is not settled as an open item, nor is a broken glass by who broke it', () => {
    const resolution = { actorId: one.actorId, noteId: null };
    expect(() => resolveOpenItem(item, resolution, one)).toThrow(refusal('open_item.needs_signature'));
    const glass: OpenItem = { ...item, code: 'glass_broken', details: { accountId: one.actorId } };
    expect(() => resolveOpenItem(glass, resolution, one)).toThrow(refusal('open_item.needs_another_person'));
    expect(resolveOpenItem(glass, { ...resolution, actorId: two.actorId }, two).answer.version).toBe(2);
  });
});
