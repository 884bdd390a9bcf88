import { aCase, aCompanion, aConvoy, aLine, at, aWitness } from '../../../../test/support/domain-builders';
import { firstForbiddenText } from '../audit';
import { themselves } from '../commands';
import { caseStatuses, type Destination } from '../evacuations';
import { type CallOutcome, callOutcomes, type CalledFamily, lastCall, type NewCall, recordCall } from './call-round';
import { convoyStatuses, manifestStatuses } from './convoy';

const destination: Destination = {
  id: 'destination-one',
  operationId: 'operation-one',
  caseId: 'case-one',
  facilityId: 'hospital-one',
  offerId: null,
  acceptedAt: at(-100),
  acceptedBy: 'account-of-coordinator',
  validUntil: null,
  endedAt: null,
};
const mothersLine = aLine({ personKind: 'companion', personId: 'companion-one', caseId: 'case-one', place: 2 });
const family = (overrides: Partial<CalledFamily> = {}): CalledFamily => ({
  convoy: aConvoy(),
  patient: aCase({ status: 'listed', listedAt: at(-500), ageBand: '5_11' }),
  companions: [aCompanion({ isCarer: true })],
  destinations: [destination],
  deaths: [],
  outcomes: [],
  openItems: [],
  lines: [aLine()],
  steps: [],
  standings: [],
  ownLines: [aLine(), mothersLine],
  calls: [],
  heldBy: [],
  ...overrides,
});
const call = (outcome: CallOutcome, overrides: Partial<NewCall> = {}): NewCall => ({
  ...themselves,
  id: `call-${outcome}`,
  outcome,
  reason: null,
  withoutIds: [],
  noteId: null,
  speaker: null,
  ...overrides,
});
const said = (outcome: CallOutcome, overrides: Partial<CalledFamily> = {}, more: Partial<NewCall> = {}) =>
  recordCall(family(overrides), call(outcome, more), aWitness());

describe('what a family says the night before', () => {
  it('renews consent to where the patient goes: a guardian speaks for a child', () => {
    const { changes, entry } = said('coming');
    expect(changes.consents).toEqual([
      expect.objectContaining({ facilityId: 'hospital-one', answer: 'given', speaker: 'guardian', takenAt: at(0) }),
    ]);
    expect([changes.convoys, changes.manifestLines]).toEqual([[], []]);
    expect(entry.name).toBe('convoy.family_called');
    const grown = said('coming', { patient: aCase({ status: 'listed', ageBand: '18_59' }) }).changes.consents;
    expect(grown).toEqual([expect.objectContaining({ speaker: 'patient' })]);
  });

  it('takes companions who stay behind off the draft, and nobody else', () => {
    const { changes, answer } = said('coming_without_companion', {}, { withoutIds: ['companion-one'] });
    expect(changes.manifestLines).toEqual([{ ...mothersLine, removedAt: at(0) }]);
    expect(changes.convoys).toEqual([aConvoy({ version: 4 })]);
    expect([answer.freed, changes.consents?.[0]?.answer]).toEqual([1, 'given']);
  });

  it('closes consent where they decline, takes the family off, and leaves the case on the list', () => {
    const { changes, entry } = said('declines', {}, { reason: 'destination_fear' });
    expect(changes.consents).toEqual([expect.objectContaining({ answer: 'declined', facilityId: 'hospital-one' })]);
    expect(changes.medevacCases).toEqual([expect.objectContaining({ status: 'listed', version: 2 })]);
    expect(changes.manifestLines.map(({ removedAt }) => removedAt)).toEqual([at(0), at(0)]);
    expect(entry).toMatchObject({ name: 'convoy.family_not_coming', body: { reason: 'destination_fear', removed: 2 } });
  });

  it('asks nobody to agree to a destination that nobody has settled', () => {
    const { changes } = said('declines', { destinations: [] });
    expect([changes.consents, changes.medevacCases]).toEqual([undefined, []]);
    expect(changes.manifestLines).toHaveLength(2);
  });

  it('is what it is anywhere else where they left already, or the patient died', () => {
    expect(said('already_left').changes).toMatchObject({
      medevacCases: [{ status: 'left_by_other_means' }],
      manifestLines: [{ removedAt: at(0) }, { removedAt: at(0) }],
    });
    const died = said('reported_died');
    expect(died.changes).toMatchObject({
      medevacCases: [{ status: 'died_waiting' }],
      deathReports: [{ outcome: 'reported' }],
      manifestLines: [],
    });
    expect(died.openItems?.map(({ code }) => code)).toEqual(['death_unconfirmed']);
  });

  it('counts tries by itself', () => {
    const first = said('no_answer').changes.callRoundCalls;
    const second = said('no_answer', { calls: first }).changes.callRoundCalls;
    expect([first[0]?.tries, second[0]?.tries]).toEqual([1, 2]);
    expect(said('no_answer').changes.medevacCases).toEqual([]);
  });

  it('takes nobody off a frozen list: a person is asked', () => {
    const frozen = {
      convoy: aConvoy({ manifestStatus: 'frozen' }),
      ownLines: [aLine({ holds: true }), { ...mothersLine, holds: true }],
    };
    for (const outcome of ['declines', 'already_left'] as const) {
      const { changes, openItems } = said(outcome, frozen);
      expect([changes.manifestLines, changes.convoys]).toEqual([[], []]);
      expect(openItems?.map(({ code }) => code)).toContain('called_after_freeze');
    }
    expect(said('coming', frozen).openItems).toEqual([]);
  });

  it('takes nobody off a list that has left without being frozen, and asks nobody about one that was called off', () => {
    const gone = said('declines', { convoy: aConvoy({ status: 'en_route', manifestStatus: 'draft' }) });
    expect(gone.changes.manifestLines).toEqual([]);
    expect(gone.openItems?.map(({ code }) => code)).toEqual(['called_after_freeze']);
    expect(said('declines', { convoy: aConvoy({ status: 'cancelled' }) }).openItems).toEqual([]);
  });

  it('asks a person where a family comes that has no place any more', () => {
    const off = [aLine({ removedAt: at(-1) })];
    expect(said('coming', { ownLines: off }).openItems?.map(({ code }) => code)).toEqual(['called_without_place']);
  });

  it('that is entered late moves nobody who has said something else since', () => {
    const [later] = recordCall(family(), call('coming'), aWitness({ now: at(60) })).changes.callRoundCalls;
    const { changes } = recordCall(
      family({ calls: [later!] }),
      call('declines'),
      aWitness({ now: at(90), occurredAt: at(30) }),
    );
    expect(changes.manifestLines).toEqual([]);
    expect(lastCall([...changes.callRoundCalls, later!])?.outcome).toBe('coming');
  });

  it('is never refused: whatever the case, the convoy and the list are', () => {
    for (const outcome of callOutcomes)
      for (const status of caseStatuses)
        for (const convoy of convoyStatuses.flatMap((each) =>
          manifestStatuses.map((manifestStatus) => aConvoy({ status: each, manifestStatus })),
        )) {
          const { entry } = said(outcome, { convoy, patient: aCase({ status }) });
          expect(firstForbiddenText(entry.body)).toBeNull();
        }
  });
});
