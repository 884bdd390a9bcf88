import fc from 'fast-check';
import { aCase, at } from '../../../../test/support/domain-builders';
import { refusal } from '../../../../test/support/refusal';
import { themselves } from '../commands';
import { gates } from '../operations';
import { type Clearance, type ClearanceAnswer, SILENT_AFTER_DAYS, standingOf } from './clearance';
import type { Consent } from './consent';
import type { BedOffer, Destination } from './destination';
import type { DocumentCheck } from './documents';
import { type CaseFile, closedGates, gatesOf, isReady, type Override, type Requirements } from './gates';
import { type MissingReason, missingReasons } from './missing-reasons';
import { mustTakeTwo, overrideByTwo, overrideGate, peopleToOverride } from './override';

const DAY = 24 * 60;
const patient = aCase({ status: 'listed', listedAt: at(-5 * DAY), reassessBy: at(DAY) });
const person = patient.id;
const companion = 'companion-one';
const required: Requirements = { gates, partyIds: ['party-one', 'party-two'] };

const aClearance = (overrides: Partial<Clearance> = {}): Clearance => ({
  ...themselves,
  id: `clearance-${overrides.partyId ?? 'party-one'}-${overrides.personId ?? person}`,
  operationId: 'operation-one',
  partyId: 'party-one',
  caseId: person,
  personId: person,
  answer: 'cleared',
  conditions: [],
  validFrom: null,
  validUntil: at(3 * DAY),
  at: at(-60),
  recordedAt: at(-60),
  recordedBy: 'account-coordinator',
  noteId: null,
  ...overrides,
});
const consent: Consent = {
  ...themselves,
  id: 'consent-one',
  operationId: 'operation-one',
  caseId: person,
  facilityId: 'hospital-one',
  answer: 'given',
  speaker: 'guardian',
  takenAt: at(-120),
  recordedAt: at(-120),
  recordedBy: 'account-coordinator',
  validUntil: at(2 * DAY),
  noteId: null,
};
const offer: BedOffer = {
  id: 'offer-one',
  operationId: 'operation-one',
  version: 1,
  facilityId: 'hospital-one',
  conditionGroups: [],
  beds: 2,
  companionsEach: 1,
  validUntil: at(4 * DAY),
  offeredAt: at(-DAY),
  withdrawnAt: null,
};
const destination: Destination = {
  id: 'destination-one',
  operationId: 'operation-one',
  caseId: person,
  facilityId: 'hospital-one',
  offerId: offer.id,
  acceptedAt: at(-200),
  acceptedBy: 'account-coordinator',
  validUntil: offer.validUntil,
  endedAt: null,
};
const papers = (personId: string, state: DocumentCheck['state'] = 'complete'): DocumentCheck => ({
  id: `papers-${personId}-${state}`,
  operationId: 'operation-one',
  caseId: person,
  personId,
  state,
  checkedAt: at(-30),
  recordedAt: at(-30),
  checkedBy: 'account-coordinator',
});
const bothParties = (personId: string): Clearance[] =>
  required.partyIds.map((partyId) => aClearance({ partyId, personId }));

/** Somebody with everything that it takes. */
const aFile = (overrides: Partial<CaseFile> = {}): CaseFile => ({
  patient,
  companions: [{ id: companion, sex: 'female', ageBand: '18_59', isCarer: true }],
  consents: [consent],
  clearances: [...bothParties(person), ...bothParties(companion)],
  destinations: [destination],
  bedOffers: [offer],
  documentChecks: [papers(person), papers(companion, 'none_exist')],
  overrides: [],
  seated: [person, companion].map((personId) => ({ personId, convoyId: 'convoy-one' })),
  ...overrides,
});

const missingOf = (file: CaseFile, of = person, now = at(0)): (MissingReason | null)[] =>
  gatesOf(file, of, required, now)
    .filter(({ isOpen }) => !isOpen)
    .map(({ missing }) => missing);

describe('the gates of a patient', () => {
  it('are all open where there is everything that it takes', () => {
    expect(missingOf(aFile())).toEqual([]);
    expect(isReady(gatesOf(aFile(), person, required, at(0)))).toBe(true);
  });

  it.each([
    ['nobody looked yet', { patient: aCase() }, 'not_assessed'],
    ['the last look is too old', { patient: { ...patient, reassessBy: at(-1) } }, 'reassessment_due'],
    ['two advised against it', { patient: { ...patient, status: 'not_advised' } }, 'not_advised'],
    ['it was deferred', { patient: { ...patient, status: 'deferred' } }, 'deferred'],
    ['it was suspended', { patient: { ...patient, status: 'suspended' } }, 'suspended'],
    ['nobody asked', { consents: [] }, 'consent_not_asked'],
    [
      'they agreed to another hospital',
      { consents: [{ ...consent, facilityId: 'hospital-two' }] },
      'consent_not_asked',
    ],
    ['they agreed long ago', { consents: [{ ...consent, validUntil: at(0) }] }, 'consent_expired'],
    [
      'they said no',
      { consents: [consent, { ...consent, id: 'later', answer: 'declined', takenAt: at(-1) }] },
      'consent_declined',
    ],
    ['a party was not asked', { clearances: bothParties(person).slice(1) }, 'clearance_not_asked'],
    [
      'a clearance has run out',
      { clearances: [...bothParties(person).slice(1), aClearance({ validUntil: at(0) })] },
      'clearance_expired',
    ],
    [
      'a clearance is for later',
      { clearances: [...bothParties(person).slice(1), aClearance({ validFrom: at(1) })] },
      'clearance_not_yet_valid',
    ],
    [
      'a party took it back',
      { clearances: [...bothParties(person), aClearance({ id: 'later', answer: 'withdrawn', at: at(-1) })] },
      'clearance_withdrawn',
    ],
    [
      'a party said no',
      { clearances: [...bothParties(person).slice(1), aClearance({ answer: 'denied' })] },
      'clearance_denied',
    ],
    ['the bed is kept no longer', { destinations: [{ ...destination, validUntil: at(0) }] }, 'bed_expired'],
    ['the hospital took its beds back', { bedOffers: [{ ...offer, withdrawnAt: at(-1) }] }, 'bed_withdrawn'],
    ['nobody looked at the papers', { documentChecks: [] }, 'documents_not_checked'],
    ['papers are missing', { documentChecks: [papers(person, 'missing')] }, 'documents_missing'],
    ['there is no seat', { seated: [] }, 'no_seat'],
  ] as const)('stay shut where %s', (_why, overrides, missing) => {
    expect(missingOf(aFile(overrides as Partial<CaseFile>))).toEqual([missing]);
  });

  it('ask for the destination before they ask for consent to it', () => {
    expect(missingOf(aFile({ destinations: [] }))).toEqual(['destination_first', 'destination_not_settled']);
  });

  it('take a destination that is decided on arrival, and no papers that were never made, as answers', () => {
    const file = aFile({
      destinations: [{ ...destination, facilityId: null, offerId: null, validUntil: null }],
      consents: [{ ...consent, facilityId: null }],
      documentChecks: [papers(person, 'none_exist')],
    });
    expect(missingOf(file)).toEqual([]);
  });

  it('are open until the first of them lapses, and no later', () => {
    const states = gatesOf(aFile(), person, required, at(0));
    for (const { gate, until } of states.filter((each) => each.until !== null)) {
      const later = gatesOf(aFile(), person, required, until!).find((each) => each.gate === gate);
      expect([gate, later?.isOpen]).toEqual([gate, false]);
    }
  });

  it('are the operation’s: what it does not ask for keeps nobody', () => {
    expect(gatesOf(aFile({ patient: aCase(), consents: [] }), person, { ...required, gates: [] }, at(0))).toEqual([]);
    const medical = gatesOf(aFile(), person, { ...required, gates: ['medical'] }, at(0));
    expect(medical.map(({ gate }) => gate)).toEqual(['medical']);
  });

  it('of a companion are a clearance, papers and a seat of their own', () => {
    expect(gatesOf(aFile(), companion, required, at(0)).map(({ gate }) => gate)).toEqual([
      'clearance',
      'documents',
      'transport',
    ]);
    expect(missingOf(aFile({ clearances: bothParties(person) }), companion)).toEqual(['clearance_not_asked']);
  });

  it('of a seat are not asked for when a list is frozen: the seat is on it', () => {
    expect(closedGates(aFile({ seated: [] }), person, required, at(0))).toEqual([]);
  });

  it('keep a patient from a list without who cares for them, until somebody answers for it', () => {
    const seat = { personId: person, convoyId: 'convoy-one' };
    const left = aFile({ seated: [seat, { personId: companion, convoyId: 'convoy-two' }] });
    expect(missingOf(left)).toEqual(['carer_left_out']);
    expect(missingOf(left, companion)).toEqual([]);
    expect(isReady(gatesOf(left, person, required, at(0)))).toBe(false);
    const asked = { id: 'override-one', personId: person, gate: 'transport', reasonId: 'reason-one' } as const;
    const overrides = overrideGate(left, required, asked, { now: at(0), actorId: 'account-one' }).changes.overrides;
    expect(closedGates({ ...left, overrides }, person, required, at(1))).toEqual([]);
    const relative = [{ id: companion, sex: 'female', ageBand: '18_59', isCarer: false }] as const;
    expect(missingOf(aFile({ seated: [seat], companions: relative }))).toEqual([]);
  });

  it('name the party that stands most in the way', () => {
    const answers: [ClearanceAnswer, ClearanceAnswer, MissingReason][] = [
      ['requested', 'denied', 'clearance_denied'],
      ['cleared', 'requested', 'clearance_requested'],
      ['withdrawn', 'requested', 'clearance_withdrawn'],
    ];
    for (const [one, two, missing] of answers) {
      const clearances = [aClearance({ answer: one }), aClearance({ partyId: 'party-two', answer: two })];
      expect(missingOf(aFile({ clearances }))).toEqual([missing]);
    }
  });
});

describe('silence', () => {
  it('grows old by itself, and a reminder does not make it younger', () => {
    const asked = aClearance({ answer: 'requested', at: at(0), recordedAt: at(0) });
    const reminder = aClearance({ id: 'reminder', answer: 'requested', at: at(10 * DAY), recordedAt: at(10 * DAY) });
    const state = (days: number) => standingOf('party-one', person, [reminder, asked], at(days * DAY));
    expect(state(SILENT_AFTER_DAYS - 1)).toMatchObject({ state: 'requested', since: at(0) });
    expect(state(SILENT_AFTER_DAYS)).toMatchObject({ state: 'no_response', since: at(0) });
  });

  it('begins anew when something is asked after an answer', () => {
    const denied = aClearance({ id: 'no', answer: 'denied', at: at(20 * DAY), recordedAt: at(20 * DAY) });
    const again = aClearance({ id: 'again', answer: 'requested', at: at(21 * DAY), recordedAt: at(21 * DAY) });
    const first = aClearance({ answer: 'requested', at: at(0), recordedAt: at(0) });
    expect(standingOf('party-one', person, [first, denied, again], at(22 * DAY))).toMatchObject({
      state: 'requested',
      since: at(21 * DAY),
    });
  });
});

describe('answering for a gate', () => {
  const asked = { id: 'override-one', personId: person, gate: 'documents' as const, reasonId: 'sealed-one' };
  const by = { now: at(0), actorId: 'account-coordinator' };
  const unready = aFile({ documentChecks: [papers(companion)] });

  it('opens the way for a day, tells whoever watches, and waits for somebody else to look', () => {
    const { changes, openItems, entry } = overrideGate(unready, required, asked, by);
    expect(entry.name).toBe('evacuation.gate_overridden');
    expect(openItems).toEqual([expect.objectContaining({ code: 'override_made', dueAt: at(DAY) })]);
    const after = { ...unready, overrides: changes.overrides };
    expect(closedGates(after, person, required, at(0))).toEqual([]);
    expect(closedGates(after, person, required, at(DAY)).map(({ gate }) => gate)).toContain('documents');
    // It is answered for, not ready.
    expect(isReady(gatesOf(after, person, required, at(0)))).toBe(false);
  });

  it('stands for what was missing then, and for one person', () => {
    const { changes } = overrideGate(unready, required, asked, by);
    const worse = aFile({ documentChecks: [papers(person, 'missing')], overrides: changes.overrides });
    expect(closedGates(worse, person, required, at(0)).map(({ missing }) => missing)).toEqual(['documents_missing']);
    const both = aFile({ documentChecks: [], overrides: changes.overrides });
    expect(closedGates(both, companion, required, at(0))).toHaveLength(1);
  });

  it('is refused where nothing is missing, and for somebody who does not belong to the case', () => {
    expect(() => overrideGate(aFile(), required, asked, by)).toThrow(refusal('override.not_needed'));
    expect(() => overrideGate(unready, required, { ...asked, personId: 'stranger' }, by)).toThrow(
      refusal('companion.unknown'),
    );
  });

  const shutBy: Readonly<Record<'declined' | 'denied' | 'silent', CaseFile>> = {
    declined: aFile({ consents: [{ ...consent, answer: 'declined' }] }),
    denied: aFile({ clearances: [...bothParties(person).slice(1), aClearance({ answer: 'denied' })] }),
    silent: aFile({
      clearances: [...bothParties(person).slice(1), aClearance({ answer: 'requested', at: at(-90 * DAY) })],
    }),
  };

  it('is nobody’s where the patient said no', () => {
    expect(() => overrideGate(shutBy.declined, required, { ...asked, gate: 'consent' }, by)).toThrow(
      refusal('override.by_nobody'),
    );
    expect(() => mustTakeTwo(shutBy.declined, required, { ...asked, gate: 'consent' }, at(0))).toThrow(
      refusal('override.by_nobody'),
    );
  });

  it('takes two where a party said no, and one where it stayed silent', () => {
    const clearing = { ...asked, gate: 'clearance' as const };
    expect(() => overrideGate(shutBy.denied, required, clearing, by)).toThrow(refusal('override.takes_two'));
    expect(overrideGate(shutBy.silent, required, clearing, by).changes.overrides).toHaveLength(1);
    expect(() => mustTakeTwo(shutBy.silent, required, clearing, at(0))).toThrow(refusal('override.takes_one'));
    const two = overrideByTwo(shutBy.denied, required, clearing, {
      madeBy: 'one',
      secondBy: 'two',
      askedAt: at(0),
      now: at(0),
    });
    expect(two.changes.overrides).toEqual([expect.objectContaining({ secondBy: 'two', standsUntil: at(DAY) })]);
    expect(two.openItems).toEqual([]);
    const alone = overrideByTwo(shutBy.denied, required, clearing, {
      madeBy: 'one',
      secondBy: null,
      askedAt: at(0),
      now: at(0),
    });
    expect(alone.changes.overrides).toEqual([expect.objectContaining({ secondBy: null, standsUntil: at(120) })]);
  });

  it('says nothing of another party’s no that came afterwards, nor is that signed for unseen', () => {
    const clearing = { ...asked, gate: 'clearance' as const };
    const names = { madeBy: 'one', secondBy: 'two', askedAt: at(0), now: at(0) };
    const { overrides } = overrideByTwo(shutBy.denied, required, clearing, names).changes;
    const after = aClearance({ partyId: 'party-two', id: 'after', answer: 'denied', at: at(10), recordedAt: at(10) });
    const both = { ...shutBy.denied, clearances: [...shutBy.denied.clearances, after], overrides };
    expect(closedGates({ ...shutBy.denied, overrides }, person, required, at(5))).toEqual([]);
    expect(closedGates(both, person, required, at(20)).map(({ missing }) => missing)).toEqual(['clearance_denied']);
    const unseen = { ...both, overrides: [] };
    expect(() => overrideByTwo(unseen, required, clearing, { ...names, now: at(20) })).toThrow(
      refusal('override.changed_meanwhile'),
    );
  });

  it('is nobody’s for another hospital than the one that the patient declined, until they were asked', () => {
    const elsewhere = aFile({
      consents: [{ ...consent, answer: 'declined' }],
      destinations: [{ ...destination, facilityId: 'hospital-two', offerId: null, validUntil: null }],
    });
    expect(missingOf(elsewhere)).toEqual(['consent_asked_anew']);
    expect(() => overrideGate(elsewhere, required, { ...asked, gate: 'consent' }, by)).toThrow(
      refusal('override.by_nobody'),
    );
  });

  it('is for two where a party’s condition leaves somebody out', () => {
    const women = [aClearance({ answer: 'cleared_conditionally', conditions: ['women_and_children_only'] })];
    const alone = [aClearance({ personId: companion, answer: 'cleared_conditionally', conditions: ['no_companions'] })];
    const one: Requirements = { ...required, partyIds: ['party-one'] };
    const missing = (clearances: Clearance[], whom: string, patientIs = patient) =>
      gatesOf(aFile({ clearances, patient: patientIs }), whom, one, at(0)).find(({ gate }) => gate === 'clearance')
        ?.missing;
    expect(missing(women, person, { ...patient, sex: 'male', ageBand: '18_59' })).toBe('clearance_conditions');
    expect(missing(women, person, { ...patient, sex: 'male', ageBand: '5_11' })).toBeNull();
    expect(missing(women, person, { ...patient, sex: 'female', ageBand: '18_59' })).toBeNull();
    expect(missing(alone, companion)).toBe('clearance_conditions');
    expect(peopleToOverride('clearance_conditions')).toBe('two');
  });

  it('is decided for every reason that there is', () => {
    expect(missingReasons.filter((each) => peopleToOverride(each) === 'nobody').sort()).toEqual([
      'consent_asked_anew',
      'consent_declined',
      'deferred',
      'no_seat',
      'not_advised',
      'not_assessed',
      'reassessment_due',
      'suspended',
    ]);
  });
});

describe('whatever is on record', () => {
  const moment = fc.integer({ min: -30 * DAY, max: 30 * DAY }).map(at);
  const clearance = fc.record({
    answer: fc.constantFrom<ClearanceAnswer>('requested', 'cleared', 'cleared_conditionally', 'denied', 'withdrawn'),
    partyId: fc.constantFrom(...required.partyIds),
    validUntil: fc.option(moment),
    at: moment,
  });

  it('nobody is let through whom a party’s last word does not clear now, unless somebody answers for it', () => {
    fc.assert(
      fc.property(fc.array(clearance, { maxLength: 12 }), (said) => {
        const clearances = said.map((each, i) =>
          aClearance({ ...each, id: `c${String(i).padStart(2, '0')}`, recordedAt: each.at }),
        );
        const isShut = closedGates(aFile({ clearances }), person, required, at(0)).length > 0;
        const clears = required.partyIds.every((partyId) => {
          const last = clearances
            .filter((each) => each.partyId === partyId)
            .sort((a, b) => (a.at + a.id < b.at + b.id ? -1 : 1))
            .at(-1);
          return last?.answer.startsWith('cleared') && (last.validUntil === null || last.validUntil > at(0));
        });
        expect(isShut).toBe(!clears);
      }),
    );
  });

  it('an override opens its own gate, for its own person, and never what comes after it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...gates),
        fc.constantFrom(...missingReasons),
        moment,
        (gate, missing, standsUntil) => {
          const override: Override = {
            id: 'o',
            operationId: 'operation-one',
            version: 1,
            caseId: person,
            personId: person,
            gate,
            missing,
            reasonId: 'r',
            madeBy: 'a',
            madeAt: at(-DAY),
            standsUntil,
            secondBy: null,
            endedAt: null,
          };
          const file = aFile({ documentChecks: [] });
          const isOpened = gate === 'documents' && missing === 'documents_not_checked' && standsUntil > at(0);
          expect(closedGates({ ...file, overrides: [override] }, person, required, at(0))).toHaveLength(
            isOpened ? 0 : 1,
          );
          expect(closedGates({ ...file, overrides: [override] }, companion, required, at(0))).toHaveLength(1);
        },
      ),
    );
  });
});
