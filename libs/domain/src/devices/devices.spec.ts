import { at } from '../../../../test/support/domain-builders';
import { refusal } from '../../../../test/support/refusal';
import { type Command, RuleViolation, unknown } from '../commands';
import { applyHeld, type Device, enrolDevice, type HeldCommand, holdCommand, holdReason, purgeHeld } from '.';
import { revokeDevice, SET_ASIDE_KEPT_MINUTES, setAsideHeld, withDevicesWithdrawn } from '.';

const phone: Device = {
  id: 'device-one',
  operationId: 'operation-one',
  version: 1,
  accountId: 'account-nurse',
  name: 'Phone 3',
  publicKey: 'key',
  enrolledAt: at(0),
  revokedAt: null,
  revokedBy: null,
};

describe('a phone', () => {
  it('is taken in once', () => {
    expect(enrolDevice(undefined, phone).changes.devices).toEqual([phone]);
    expect(() => enrolDevice(phone, phone)).toThrow(refusal('device.known_already'));
  });

  it('is revoked by its person, or by who keeps phones, and once', () => {
    const by = { id: phone.id, actorId: 'account-nurse', mayRevokeAny: false, at: at(5) };
    const [revoked] = revokeDevice(phone, by).changes.devices;
    expect(revoked).toMatchObject({ version: 2, revokedAt: at(5), revokedBy: 'account-nurse' });
    expect(() => revokeDevice(revoked, by)).toThrow(refusal('device.already_revoked'));
    const stranger = { ...by, actorId: 'account-other' };
    expect(() => revokeDevice(phone, stranger)).toThrow(refusal('device.unknown'));
    expect(revokeDevice(phone, { ...stranger, mayRevokeAny: true }).answer.version).toBe(2);
    expect(() => revokeDevice(undefined, by)).toThrow(refusal('device.unknown'));
  });

  it('leaves the operation with its person, and no other operation', () => {
    const leaving = {
      changes: {},
      entry: { name: 'account.removed' as const, body: {}, subjects: [] },
      answer: {},
    };
    const elsewhere = { ...phone, id: 'device-two', operationId: 'operation-two' };
    const by = { operationId: 'operation-one', actorId: 'account-head', at: at(9) };
    const { changes, entry } = withDevicesWithdrawn(leaving, [phone, elsewhere], by);
    expect(changes.devices.map(({ id, revokedAt }) => [id, revokedAt])).toEqual([['device-one', at(9)]]);
    expect(entry.body).toEqual({ devices: ['device-one'] });
  });
});

const command: Command = {
  id: 'command-one',
  name: 'report_departure',
  v: 1,
  operationId: 'operation-one',
  subject: { kind: 'convoy', id: 'convoy-one' },
  after: [],
  occurredAt: at(-60),
  actorId: 'account-nurse',
  payload: {},
};

const held = (): HeldCommand => {
  const holding = { reason: 'device_revoked', sealed: 'sealed', deviceId: phone.id, about: [], now: at(0) } as const;
  // holdCommand makes exactly one.
  return holdCommand(command, holding).changes.heldCommands[0]!;
};
const byOfficer = { now: at(30), actorId: 'account-officer' };
const waiting = { id: 'item-one', version: 1, resolvedAt: null } as never;
const effect = {
  changes: {},
  entry: { name: 'convoy.departed' as const, body: { leg: 1 }, subjects: [] },
  answer: {},
};

describe('a report that waits for a person', () => {
  it.each([
    ['device_revoked', new RuleViolation('device.revoked')],
    ['not_permitted', new RuleViolation('permission.denied', {}, 'not_permitted')],
    ['operation_closed', new RuleViolation('operation.closed')],
    ['subject_unknown', unknown('convoy', 'x')],
    [null, new RuleViolation('request.invalid', {}, 'invalid')],
  ])('is held because of %s', (reason, violation) => {
    expect(holdReason(violation)).toBe(reason);
  });

  it('changes nothing that it is about, and should be looked at within a day', () => {
    const holding = { reason: 'not_permitted', sealed: 'sealed', deviceId: phone.id, about: [], now: at(0) } as const;
    const { changes, openItems, entry } = holdCommand(command, holding);
    expect(Object.keys(changes)).toEqual(['heldCommands']);
    expect(openItems).toEqual([expect.objectContaining({ kind: 'quarantine', dueAt: at(24 * 60) })]);
    expect(entry.subjects).toContainEqual({ kind: 'account', id: 'account-nurse' });
  });

  it('is applied as the word of who sent it, and what it said is no longer kept apart', () => {
    const { changes, entry } = applyHeld({ held: held(), openItems: [waiting] }, effect, byOfficer);
    expect(entry).toMatchObject({ name: 'convoy.departed', body: { leg: 1, reportedBy: 'account-nurse' } });
    expect(changes.heldCommands).toEqual([expect.objectContaining({ outcome: 'applied', sealed: null, version: 2 })]);
    expect(changes.openItems).toEqual([expect.objectContaining({ resolvedBy: 'account-officer' })]);
  });

  it('is set aside, can be read for ninety days, and is then purged', () => {
    const { changes, deadlines } = setAsideHeld({ held: held(), openItems: [waiting] }, 'note-one', byOfficer);
    const [aside] = changes.heldCommands;
    expect(aside).toMatchObject({ outcome: 'set_aside', sealed: 'sealed' });
    expect(deadlines).toEqual([expect.objectContaining({ dueAt: at(30 + SET_ASIDE_KEPT_MINUTES) })]);
    expect(() => purgeHeld(aside!, { now: at(29 + SET_ASIDE_KEPT_MINUTES) })).toThrow(refusal('held_command.not_due'));
    expect(purgeHeld(aside!, { now: at(30 + SET_ASIDE_KEPT_MINUTES) }).changes.heldCommands).toEqual([
      expect.objectContaining({ sealed: null, outcome: 'set_aside' }),
    ]);
    expect(() => purgeHeld(held(), { now: at(SET_ASIDE_KEPT_MINUTES * 2) })).toThrow(refusal('held_command.not_due'));
  });

  it('is settled once', () => {
    const [applied] = applyHeld({ held: held(), openItems: [] }, effect, byOfficer).changes.heldCommands;
    expect(() => setAsideHeld({ held: applied!, openItems: [] }, null, byOfficer)).toThrow(
      refusal('held_command.already_settled'),
    );
    expect(() => applyHeld({ held: applied!, openItems: [] }, effect, byOfficer)).toThrow(
      refusal('held_command.already_settled'),
    );
  });
});
