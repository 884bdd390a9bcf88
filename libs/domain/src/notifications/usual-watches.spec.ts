import { anActor, AREA, at, aWatch } from '../../../../test/support/domain-builders';
import { refusal } from '../../../../test/support/refusal';
import { can, roles } from '../accounts';
import { mostUsual, standUsualWatches, usualWatches, usualWatchesOf } from './usual-watches';

const ids = ['watch-1', 'watch-2', 'watch-3', 'watch-4'];

describe('what a role usually watches', () => {
  it('is offered to those who may stand watch, and to nobody else', () => {
    expect(roles.filter((role) => usualWatchesOf[role].length > 0)).toEqual(
      roles.filter((role) => can(anActor(role), 'watches.stand')),
    );
  });

  it('stands from now on, for the whole operation or for the area of the role', () => {
    const grants = [{ role: 'situation_analyst' as const, organisationId: null, enclaveId: AREA }];
    const { watches } = standUsualWatches(anActor('situation_analyst', { grants }), [], { ids, now: at(5) }).changes;
    expect(watches).toEqual([
      aWatch({
        id: 'watch-1',
        accountId: 'account-of-situation_analyst',
        scope: 'enclave',
        scopeId: AREA,
        kinds: ['incidents', 'reports'],
        timing: 'hourly',
        onDutyFrom: at(5),
      }),
    ]);
  });

  it('is not stood twice, and again after it ended', () => {
    const actor = anActor('head_of_office');
    const { watches } = standUsualWatches(actor, [], { ids, now: at(0) }).changes;
    expect(watches).toHaveLength(3);
    expect(() => standUsualWatches(actor, watches, { ids, now: at(1) })).toThrow(refusal('watch.usual_stands'));
    const [first, ...others] = watches;
    const ended = first ? [{ ...first, onDutyUntil: at(1) }, ...others] : [];
    expect(standUsualWatches(actor, ended, { ids, now: at(1) }).changes.watches).toHaveLength(1);
  });

  it('takes no notice of what others watch, or a team', () => {
    const others = [
      aWatch({ leastSeverity: 'attention', accountId: 'account-of-another' }),
      aWatch({ leastSeverity: 'attention', accountId: 'account-of-coordinator', team: 'coordinator' }),
    ];
    expect(usualWatches(anActor('coordinator'), others)).toHaveLength(1);
  });

  it('is offered once to who holds two roles that watch the same', () => {
    const two = anActor('coordinator', {
      grants: [...anActor('coordinator').grants, ...anActor('duty_officer').grants],
    });
    expect([usualWatches(two, []).length, mostUsual(two)]).toEqual([1, 2]);
  });
});
