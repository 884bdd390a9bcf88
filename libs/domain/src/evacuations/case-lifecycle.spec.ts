import { aCase, anActor, at, aWitness } from '../../../../test/support/domain-builders';
import { refusal } from '../../../../test/support/refusal';
import { themselves } from '../commands';
import { adviseAgainst, caseDecisions, caseLifecycle, decideCase, openCaseDecisions } from './case-lifecycle';
import { recordClearance, type SaidByParty } from './clearance';
import { recordConsent } from './consent';
import { type BedOffer, type Destination, offerBeds, settleDestination, withdrawBeds } from './destination';
import { checkDocuments, standingDocuments } from './documents';
import { type CaseStatus, caseStatuses } from './medevac-case';

const noted = { isHeld: false, reviewAt: at(100), noteId: null };

describe('what may be decided about a case', () => {
  it('is, state by state, what the table says', () => {
    const open = caseStatuses.map((status) => [
      status,
      openCaseDecisions(aCase({ status }), anActor('coordinator')),
      openCaseDecisions(aCase({ status }), anActor('medical_reviewer')),
    ]);
    expect(open).toMatchSnapshot();
  });

  it.each(caseDecisions.flatMap((decision) => caseStatuses.map((status) => [decision, status] as const)))(
    '%s of one that is %s',
    (decision, status) => {
      const run = () => decideCase(aCase({ status }), decision, noted, { now: at(0) });
      if ((caseLifecycle[decision].from as readonly CaseStatus[]).includes(status))
        expect(run().changes.medevacCases[0]?.version).toBe(2);
      else expect(run).toThrow(refusal('evacuation.decision_not_open'));
    },
  );

  it('asks by when somebody looks again, where it puts somebody off', () => {
    for (const reviewAt of [null, at(0)])
      expect(() => decideCase(aCase(), 'defer', { ...noted, reviewAt }, { now: at(0) })).toThrow(
        refusal('evacuation.review_date_needed'),
      );
    const [deferred] = decideCase(aCase(), 'defer', noted, { now: at(0) }).changes.medevacCases;
    expect(deferred).toMatchObject({ status: 'deferred', reviewAt: at(100) });
  });

  it('lists again where it was listed, and starts the clock of what was never listed anew', () => {
    const back = (listedAt: string | null) =>
      decideCase(aCase({ status: 'withdrawn', listedAt }), 'relist', noted, { now: at(0) });
    expect(back(at(-5)).changes.medevacCases[0]).toMatchObject({ status: 'listed', reviewAt: null });
    expect(back(null).changes.medevacCases[0]).toMatchObject({ status: 'submitted' });
    expect(back(null).deadlines).toEqual([expect.objectContaining({ kind: 'identity_retention', dueAt: null })]);
  });

  it('puts back where a frozen list holds them whoever was reported gone by mistake', () => {
    const held = { ...noted, isHeld: true };
    const [back] = decideCase(aCase({ status: 'missing' }), 'relist', held, { now: at(0) }).changes.medevacCases;
    expect(back?.status).toBe('scheduled');
  });

  it('advises against it by two people only for who waits', () => {
    expect(adviseAgainst(aCase(), { now: at(0) }).changes.medevacCases[0]?.status).toBe('not_advised');
    expect(() => adviseAgainst(aCase({ status: 'handed_over' }), { now: at(0) })).toThrow(
      refusal('evacuation.not_waiting'),
    );
  });
});

describe('one answer for many', () => {
  const party: SaidByParty = {
    partyId: 'party-one',
    answer: 'cleared_conditionally',
    conditions: ['women_and_children_only'],
    validFrom: null,
    validUntil: at(100),
    noteId: null,
    ...themselves,
  };
  const cases = ['a', 'b', 'c'].map((id, i) => ({
    patient: aCase({ id, code: `code-${id}`, version: 3 }),
    companionIds: [`${id}-1`, `${id}-2`].slice(0, i),
    convoyIds: [],
    seenVersion: 3,
  }));
  const ids = Array.from({ length: 20 }, (_, i) => `clearance-${String(i)}`);
  const answer = (except: readonly string[], seen = cases) =>
    recordClearance('operation-one', party, { cases: seen, except, ids }, aWitness());

  it('holds for every patient and companion but the exceptions', () => {
    const { changes, answer: told } = answer(['b', 'c-1']);
    expect(changes.clearances.map(({ personId }) => personId)).toEqual(['a', 'b-1', 'c', 'c-2']);
    expect(new Set(changes.clearances.map(({ id }) => id)).size).toBe(4);
    expect(told).toEqual({ people: 4, conflicts: [] });
  });

  it('leaves out, and names, a case that moved since it was seen', () => {
    const moved = cases.map((each) => (each.patient.id === 'b' ? { ...each, seenVersion: 2 } : each));
    const { changes, answer: told } = answer([], moved);
    expect(told.conflicts).toEqual(['b']);
    expect(changes.clearances.some(({ caseId }) => caseId === 'b')).toBe(false);
    expect(changes.medevacCases.map(({ id, version }) => [id, version])).toEqual([
      ['a', 4],
      ['c', 4],
    ]);
  });

  it('is refused with an exception who is not among them: that would clear the very person left out', () => {
    expect(() => answer(['nobody'])).toThrow(refusal('clearance.exception_unknown'));
  });

  it('from the future counts from now, so that a later no is heard', () => {
    const ahead = { cases, except: [], ids };
    const { changes, openItems } = recordClearance(
      'operation-one',
      party,
      ahead,
      aWitness({ now: at(0), occurredAt: at(999) }),
    );
    expect(new Set(changes.clearances.map((each) => each.at))).toEqual(new Set([at(0)]));
    expect(openItems?.map(({ code }) => code)).toEqual(['clock_ahead']);
  });

  it('of which nothing is left changes no case', () => {
    expect(answer(['a', 'b', 'b-1', 'c', 'c-1', 'c-2']).changes.medevacCases).toEqual([]);
  });
});

describe('where a patient goes', () => {
  const offer: BedOffer = offerBeds(
    'operation-one',
    {
      id: 'offer-one',
      facilityId: 'hospital-one',
      conditionGroups: ['cancer'],
      beds: 1,
      companionsEach: 1,
      validUntil: at(100),
    },
    { now: at(0) },
  ).changes.bedOffers[0]!;
  const by = { now: at(1), actorId: 'account-coordinator' };
  const asked = { id: 'destination-one', facilityId: null, offerId: 'offer-one' };
  const patient = aCase({ conditionGroup: 'cancer' });
  const settle = (beds: { offer?: BedOffer; destinations?: readonly Destination[] }, whom = patient, companions = 1) =>
    settleDestination(
      whom,
      asked,
      { offer: beds.offer, destinations: beds.destinations ?? [], ended: ['gone'], companions },
      by,
    );
  const first = settle({ offer }).changes.destinations[0]!;

  it('is the bed’s hospital, for as long as it keeps the bed', () => {
    expect(first).toMatchObject({ facilityId: 'hospital-one', validUntil: at(100), endedAt: null });
  });

  it('takes the place of where they were to go before', () => {
    const [before, after] = settle({ offer, destinations: [{ ...first, id: 'before', offerId: null }] }).changes
      .destinations;
    expect([before?.endedAt, after?.endedAt]).toEqual([at(1), null]);
  });

  it.each([
    ['bed_offer.unknown', {}],
    ['bed_offer.over', { offer: { ...offer, validUntil: at(1) } }],
    ['bed_offer.over', { offer: withdrawBeds(offer, { now: at(0) }).changes.bedOffers[0]! }],
    ['bed_offer.full', { offer, destinations: [{ ...first, caseId: 'another' }] }],
    ['bed_offer.does_not_treat', { offer: { ...offer, conditionGroups: ['heart' as const] } }],
  ])('is refused with %s', (code, beds) => {
    expect(() => settle(beds)).toThrow(refusal(code));
  });

  it('is a bed again that somebody will never need', () => {
    expect(settle({ offer, destinations: [{ ...first, caseId: 'gone' }] }).changes.destinations).toHaveLength(1);
  });

  it('is found for who nobody knows what they have', () => {
    expect(settle({ offer }, aCase({ conditionGroup: 'unknown' })).changes.destinations).toHaveLength(1);
  });

  it('is not refused where the bed takes fewer companions than the family has, and says so', () => {
    const { answer, entry } = settle({ offer }, patient, 3);
    expect(answer.bed).toEqual({ treatment: 'named', takes: 1, companions: 3 });
    expect(entry.body).toMatchObject({ companions: 3, takes: 1 });
    expect(settle({ offer }, patient, 1).answer.bed).toMatchObject({ takes: 1, companions: 1 });
  });

  it('offers end after they begin, and are taken back once', () => {
    expect(() => offerBeds('operation-one', { ...offer, validUntil: at(0) }, { now: at(0) })).toThrow(
      refusal('bed_offer.over'),
    );
    expect(() => withdrawBeds({ ...offer, withdrawnAt: at(0) }, { now: at(0) })).toThrow(refusal('bed_offer.over'));
  });
});

describe('what people said and showed', () => {
  it('about a destination closes nothing but that destination', () => {
    const said = {
      id: 'c',
      facilityId: 'h',
      answer: 'declined',
      speaker: 'patient',
      noteId: null,
      ...themselves,
    } as const;
    const { changes } = recordConsent(aCase({ status: 'listed' }), said, aWitness());
    expect(changes.medevacCases[0]?.status).toBe('listed');
  });

  it('of papers is the last look, person by person', () => {
    const looks = ['missing', 'complete'] as const;
    const checks = looks.flatMap(
      (state, i) =>
        checkDocuments(aCase(), [{ id: state, personId: 'case-one', state }], aWitness({ occurredAt: at(i - 5) }))
          .changes.documentChecks,
    );
    expect(standingDocuments(checks, 'case-one')?.state).toBe('complete');
    expect(standingDocuments([...checks].reverse(), 'case-one')?.state).toBe('complete');
    expect(standingDocuments(checks, 'another')).toBeUndefined();
  });
});
