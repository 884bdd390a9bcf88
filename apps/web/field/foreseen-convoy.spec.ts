import { inAllOfIt } from '@corridor/domain/accounts';
import type { ConvoyPage } from '../shared/answers';
import { foresee } from './foreseen-convoy';
import type { SentMessage } from './sending';

const account = { id: 'nurse', name: 'field one', language: 'ar' } as const;
const operation = { id: 'operation', grants: inAllOfIt('field') } as const;

const leg = (position: number, from: string, until: string) => ({
  id: `leg-${String(position)}`,
  position,
  fromPlace: 'a',
  toPlace: 'b',
  plannedDepartureAt: from,
  plannedArrivalAt: until,
  graceMinutes: 15,
  departedAt: null,
  arrivedAt: null,
});

const aConvoy = (overrides: Partial<ConvoyPage> = {}): ConvoyPage => ({
  id: 'convoy',
  version: 4,
  reference: '7K4M-PQ2',
  status: 'ready',
  manifestStatus: 'frozen',
  enclaveId: 'area',
  plannedAt: '2017-12-28T10:00:00.000Z',
  departedAt: null,
  newsDueAt: null,
  overdueSince: null,
  problemAt: null,
  aboardPatients: null,
  aboardCompanions: null,
  aboardOthers: null,
  capacity: 20,
  manifestHash: null,
  releasedAt: '2017-12-28T16:00:00.000Z',
  arrivedAt: null,
  allClearAt: null,
  closedAt: null,
  deliveredPatients: null,
  deliveredCompanions: null,
  deliveredOthers: null,
  legs: [
    leg(1, '2017-12-28T17:00:00.000Z', '2017-12-28T18:00:00.000Z'),
    leg(2, '2017-12-28T18:30:00.000Z', '2017-12-28T19:00:00.000Z'),
  ],
  vehicles: [],
  listed: { patients: 13, companions: 26 },
  assignments: [{ accountId: 'nurse', name: 'field one', task: 'nurse' }],
  reports: [],
  availableActions: [],
  ...overrides,
});

const left = (state: SentMessage['state']): SentMessage => ({
  key: 'k1',
  accountId: 'nurse',
  isSigned: false,
  write: { path: '/' },
  state,
  about: {
    kind: 'report',
    convoyId: 'convoy',
    word: 'left',
    leg: 1,
    reason: null,
    nextNewsBy: null,
    patients: null,
    companions: null,
    others: null,
    occurredAt: '2017-12-28T17:05:00.000Z',
  },
});

describe('the convoy that a phone foresees', () => {
  it('offers what base offers while nothing was sent', () => {
    expect(foresee(aConvoy(), [], { account }, operation)).toMatchObject({
      status: 'ready',
      actions: ['left', 'head_count', 'others', 'board', 'get_off', 'problem'],
    });
  });

  it('is on the road as soon as *Left* was pressed, connection or not', () => {
    const foreseen = foresee(aConvoy(), [left('waiting')], { account }, operation);
    expect(foreseen).toMatchObject({ status: 'en_route', newsDueAt: '2017-12-28T18:20:00.000Z' });
    expect(foreseen.actions).toEqual([
      'stopped',
      'arrived',
      'problem',
      'head_count',
      'others',
      'board',
      'get_off',
      'hand_over',
    ]);
  });

  it('does not count a refused message, nor one twice that base knows', () => {
    expect(foresee(aConvoy(), [left('refused')], { account }, operation).status).toBe('ready');
    const known = {
      id: 'r1',
      kind: 'left',
      legPosition: 1,
      occurredAt: '2017-12-28T17:05:00Z',
      recordedAt: '2017-12-28T17:06:00Z',
      reason: null,
      nextNewsBy: null,
      patients: null,
      companions: null,
      women: null,
      men: null,
      girls: null,
      boys: null,
      saidCode: null,
      people: null,
      noteId: null,
      channel: null,
      saidById: null,
    } as const;
    const foreseen = foresee(
      aConvoy({ status: 'en_route', reports: [known] }),
      [left('received')],
      { account },
      operation,
    );
    expect(foreseen.legs.map(({ departedAt }) => departedAt)).toEqual(['2017-12-28T17:05:00Z', null]);
  });

  it('stays over when base has ended it', () => {
    expect(foresee(aConvoy({ status: 'closed' }), [left('received')], { account }, operation)).toMatchObject({
      status: 'closed',
      actions: [],
      newsDueAt: null,
    });
  });

  it('that was called off and left all the same keeps its name, and has a clock and words', () => {
    const seen = foresee(aConvoy({ status: 'cancelled' }), [left('received')], { account }, operation);
    expect(seen.status).toBe('cancelled');
    expect(seen.newsDueAt).not.toBeNull();
    expect(seen.actions).toContain('arrived');
  });
});
