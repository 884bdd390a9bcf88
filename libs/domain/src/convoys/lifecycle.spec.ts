import { aCase, aConvoy, aConvoyOnRecord, aLine, anActor, aPlace, at } from '../../../../test/support/domain-builders';
import { refusal } from '../../../../test/support/refusal';
import { roles } from '../accounts';
import { convoyStatuses, manifestStatuses, type Convoy } from './convoy';
import {
  availableActions,
  type ConvoyAction,
  type ConvoyDecision,
  convoyDecisions,
  convoyLifecycle,
  convoyWords,
} from './lifecycle';
import { freezeManifest, putOnManifest, takeOffManifest } from './manifest';
import { assignToConvoy } from './plan-convoy';
import { declareAllClear } from './all-clear';
import { cancelConvoy, closeConvoy, releaseConvoy } from './release';
import { substitute } from './substitution';

const byBase = { now: at(0), actorId: 'account-of-coordinator' };

const states = convoyStatuses.flatMap((status) =>
  manifestStatuses.map((manifestStatus) => aConvoy({ status, manifestStatus })),
);
const nameOf = ({ status, manifestStatus }: Convoy): string => `${status} with a ${manifestStatus} manifest`;

describe('what is open next', () => {
  it.each(states.map((convoy) => [nameOf(convoy), convoy] as const))('%s, by role', (_name, convoy) => {
    const open = Object.fromEntries(
      roles
        .map((role) => [role, availableActions(convoy, anActor(role), ['account-of-field']).join(' ')])
        .filter(([, actions]) => actions !== ''),
    );
    expect(open).toMatchSnapshot();
  });

  it.each(convoyStatuses)('a nurse without a task on it is offered nothing on a convoy that is %s', (status) => {
    expect(availableActions(aConvoy({ status }), anActor('field'), ['account-of-another'])).toEqual([]);
  });

  it.each(convoyStatuses)('nobody of another operation is offered anything on a convoy that is %s', (status) => {
    const strangers = roles.map((role) => anActor(role, { operationId: 'operation-two' }));
    expect(strangers.flatMap((actor) => availableActions(aConvoy({ status }), actor, [actor.accountId]))).toEqual([]);
  });

  it.each(['ready', 'en_route', 'stopped', 'held', 'at_stage'] as const)(
    'the crew of a convoy that is %s can always call a problem',
    (status) => {
      expect(availableActions(aConvoy({ status }), anActor('field'), ['account-of-field'])).toContain('problem');
    },
  );

  it.each(['stopped', 'held'] as const)(
    'a convoy that is %s can say that it still stands: why, and when news is due',
    (status) => {
      expect(availableActions(aConvoy({ status }), anActor('field'), ['account-of-field'])).toContain('stopped');
    },
  );

  it('every decision and every word is open in some state', () => {
    const open = new Set<ConvoyAction>(Object.values(convoyLifecycle).flat());
    expect([...convoyDecisions, ...convoyWords].filter((action) => !open.has(action))).toEqual([]);
  });

  it('from every state but closed there is a way on', () => {
    expect(convoyStatuses.filter((status) => convoyLifecycle[status].length === 0)).toEqual(['closed']);
  });
});

/** Every decision with all that it needs, so that only the state can refuse it. */
const decide: Readonly<Record<ConvoyDecision, (convoy: Convoy) => unknown>> = {
  assign: (convoy) => assignToConvoy(convoy, { id: 'task', accountId: 'account', task: 'nurse' }, { now: at(0) }),
  put_on_manifest: (convoy) => putOnManifest(convoy, aPlace(), [], aCase(), aLine()),
  take_off_manifest: (convoy) => takeOffManifest(convoy, aLine(), 'line-of-case-one', { now: at(0) }),
  freeze_manifest: (convoy) => freezeManifest(convoy, [aLine()], [], [], { sha256: (text) => text, closed: () => [] }),
  substitute: (convoy) =>
    substitute(
      {
        convoy,
        lines: [aLine()],
        places: [aPlace()],
        out: aCase(),
        in: aCase({ id: 'case-two' }),
        companionIds: [],
        linesOfIn: [],
      },
      {
        id: 'substitution-one',
        reason: 'no_answer',
        noteId: null,
        seats: [{ lineId: 'line-two', personId: 'case-two', vehicleId: 'vehicle-one', place: 1 }],
      },
      { sha256: (text) => text, closed: () => [] },
      { now: at(0), actorId: 'account-of-coordinator' },
    ),
  release: (convoy) => releaseConvoy(convoy, [], { now: at(0) }),
  cancel: (convoy) => cancelConvoy({ convoy, lines: [], boardings: [] }, [], byBase),
  declare_all_clear: (convoy) =>
    declareAllClear(
      { ...aConvoyOnRecord(), convoy },
      [],
      { patients: 0, companions: 0, vehicles: 1, didNotTravel: [] },
      byBase,
    ),
  close: (convoy) => closeConvoy(convoy, { now: at(0) }),
};

describe.each(convoyDecisions)('the decision %s', (decision) => {
  const needsDraft = ['put_on_manifest', 'take_off_manifest', 'freeze_manifest'].includes(decision);
  const isOpen = ({ status, manifestStatus }: Convoy): boolean =>
    (convoyLifecycle[status] as readonly ConvoyAction[]).includes(decision) &&
    (!needsDraft || manifestStatus === 'draft') &&
    (decision !== 'release' || manifestStatus === 'frozen');

  it.each(states.filter((convoy) => !isOpen(convoy)).map((convoy) => [nameOf(convoy), convoy] as const))(
    'is refused: %s',
    (_name, convoy) => {
      expect(() => decide[decision](convoy)).toThrow(refusal('convoy.decision_not_open'));
    },
  );

  it.each(states.filter(isOpen).map((convoy) => [nameOf(convoy), convoy] as const))('is taken: %s', (_name, convoy) => {
    expect(decide[decision](convoy)).toMatchObject({ answer: { id: convoy.id, version: convoy.version + 1 } });
  });

  it('a convoy that was called off has words to say only if it left all the same', () => {
    const offered = (newsDueAt: string | null) =>
      availableActions(aConvoy({ status: 'cancelled', newsDueAt }), anActor('duty_officer'), []);
    expect(offered(null)).toEqual([]);
    expect(offered(at(60))).toEqual([
      'left',
      'arrived',
      'problem',
      'head_count',
      'others',
      'board',
      'get_off',
      'hand_over',
    ]);
  });
});
