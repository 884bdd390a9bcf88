import { aConvoy, AREA, at } from '../../../../test/support/domain-builders';
import { refusal } from '../../../../test/support/refusal';
import { firstForbiddenText } from '../audit';
import { convoyStatuses } from './convoy';
import { raiseOverdue } from './overdue';

describe('a convoy that falls silent', () => {
  it.each(convoyStatuses)('rings when news is due, though it is %s', (status) => {
    const { changes, entry } = raiseOverdue(aConvoy({ status, newsDueAt: at(195) }), { now: at(195) });
    expect(entry).toMatchObject({
      name: 'convoy.overdue',
      subjects: [
        { kind: 'convoy', id: 'convoy-one' },
        { kind: 'enclave', id: AREA },
      ],
      body: { newsDueAt: at(195), status },
    });
    expect(changes.convoys).toEqual([
      expect.objectContaining({ version: 4, status, overdueSince: at(195), newsDueAt: at(195) }),
    ]);
    expect(firstForbiddenText(entry.body)).toBeNull();
  });

  it('has been overdue since news was due, however late the sweep came', () => {
    expect(raiseOverdue(aConvoy({ status: 'en_route' }), { now: at(900) }).changes.convoys[0]?.overdueSince).toBe(
      at(195),
    );
  });

  it('has a clock that rang, and stops', () => {
    expect(raiseOverdue(aConvoy({ status: 'en_route' }), { now: at(195) }).deadlines).toEqual([
      { kind: 'convoy_overdue', subject: { kind: 'convoy', id: 'convoy-one' }, dueAt: null },
    ]);
  });

  it.each([
    ['has time left', at(196)],
    ['has no clock', null],
  ])('is not overdue while it %s, so a sweep that raced with news changes nothing', (_why, newsDueAt) => {
    expect(() => raiseOverdue(aConvoy({ status: 'en_route', newsDueAt }), { now: at(195) })).toThrow(
      refusal('convoy.not_overdue'),
    );
  });

  it('rings once for a time that is over, though two sweeps saw it', () => {
    const [rung] = raiseOverdue(aConvoy({ status: 'en_route' }), { now: at(195) }).changes.convoys;
    expect(() => raiseOverdue(rung ?? aConvoy(), { now: at(196) })).toThrow(refusal('convoy.not_overdue'));
  });

  it('rings again after news moved the clock and nothing followed', () => {
    const heardOnce = aConvoy({ status: 'stopped', overdueSince: at(195), newsDueAt: at(300) });
    expect(raiseOverdue(heardOnce, { now: at(300) }).changes.convoys[0]?.overdueSince).toBe(at(300));
  });

  it('does not ring anew when a late report says that news had been due earlier still', () => {
    const rungLater = aConvoy({ status: 'en_route', overdueSince: at(300), newsDueAt: at(195) });
    expect(() => raiseOverdue(rungLater, { now: at(310) })).toThrow(refusal('convoy.not_overdue'));
  });
});
