import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { aCase, aConvoy, aLine, aPlace, at, AREA } from '../../../../test/support/domain-builders';
import { refusal } from '../../../../test/support/refusal';
import { firstForbiddenText } from '../audit';
import { type AgeBand, type CaseStatus, caseStatuses, type GateState, isWaiting, mobilities } from '../evacuations';
import { type ManifestLine, personKinds, placeKinds } from './convoy';
import { freezeManifest, manifestText, putOnManifest, takeOffManifest } from './manifest';

const hashing = { sha256: (text: string): string => createHash('sha256').update(text).digest('hex'), closed: () => [] };
const convoy = aConvoy();

describe('putting a person on a draft', () => {
  it('gives them a named place that holds nobody yet', () => {
    const { changes, answer } = putOnManifest(convoy, aPlace(), [], aCase(), aLine());
    expect(changes.manifestLines).toEqual([aLine({ holds: false, travelled: null, removedAt: null })]);
    expect(answer).toMatchObject({ lineId: 'line-of-case-one', version: convoy.version + 1 });
  });

  it('is refused for a place that the convoy does not have', () => {
    expect(() => putOnManifest(convoy, undefined, [], aCase(), aLine())).toThrow(refusal('manifest.place_unknown'));
  });

  it('is refused for a place in another convoy', () => {
    expect(() => putOnManifest(convoy, aPlace({ convoyId: 'convoy-two' }), [], aCase(), aLine())).toThrow(
      refusal('manifest.place_unknown'),
    );
  });

  it('is refused for a case that base does not know', () => {
    expect(() => putOnManifest(convoy, aPlace(), [], undefined, aLine())).toThrow(refusal('evacuation.unknown'));
  });

  it('is refused for a patient under an id that is not their case, or two manifests could hold them', () => {
    const otherId = aLine({ personId: 'somebody-else', caseId: 'case-one' });
    expect(() => putOnManifest(convoy, aPlace(), [], aCase(), otherId)).toThrow(
      refusal('manifest.person_is_not_the_patient'),
    );
  });

  it('is refused for a place that is taken', () => {
    const taken = aLine({ personId: 'case-two' });
    expect(() => putOnManifest(convoy, aPlace(), [taken], aCase(), aLine())).toThrow(refusal('manifest.place_taken'));
  });

  it('takes the place of somebody who was taken off, and the same place in another vehicle', () => {
    const free = [
      aLine({ personId: 'case-two', removedAt: at(0) }),
      aLine({ personId: 'case-three', vehicleId: 'vehicle-two' }),
    ];
    expect(putOnManifest(convoy, aPlace(), free, aCase(), aLine()).changes.manifestLines).toHaveLength(1);
  });

  it('is refused for somebody who is on it already, and accepted once they were taken off', () => {
    const standing = aLine({ id: 'line-before', place: 2 });
    expect(() => putOnManifest(convoy, aPlace(), [standing], aCase(), aLine())).toThrow(
      refusal('manifest.person_already_on_it'),
    );
    expect(
      putOnManifest(convoy, aPlace(), [{ ...standing, removedAt: at(0) }], aCase(), aLine()).changes.manifestLines,
    ).toHaveLength(1);
  });

  it.each(mobilities)('finds a place for a patient who is %s', (mobility) => {
    const fits = placeKinds.filter((kind) => {
      try {
        return putOnManifest(convoy, aPlace({ kind }), [], aCase({ mobility }), aLine());
      } catch (refused) {
        expect(refused).toEqual(refusal('manifest.place_unsuitable'));
        return false;
      }
    });
    const expected = {
      ambulatory: ['seat', 'wheelchair', 'stretcher'],
      wheelchair_steps: ['seat', 'wheelchair', 'stretcher'],
      wheelchair_no_steps: ['wheelchair', 'stretcher'],
      wheelchair_immobile: ['wheelchair', 'stretcher'],
      stretcher: ['stretcher'],
      unknown: ['seat', 'wheelchair', 'stretcher'],
    };
    expect(fits).toEqual(expected[mobility]);
  });

  it('seats a companion whatever the patient needs', () => {
    const companion = aLine({ personKind: 'companion', personId: 'companion-one', caseId: 'case-one' });
    expect(
      putOnManifest(convoy, aPlace({ kind: 'seat' }), [], aCase({ mobility: 'stretcher' }), companion).changes
        .manifestLines,
    ).toHaveLength(1);
  });

  it('stands in the history of the case, and the ledger holds no typed word', () => {
    const { entry } = putOnManifest(convoy, aPlace(), [], aCase(), aLine());
    expect(entry.subjects).toContainEqual({ kind: 'case', id: 'case-one' });
    expect(firstForbiddenText(entry.body)).toBeNull();
  });
});

describe('taking a person off a draft', () => {
  it('keeps the line on record', () => {
    expect(takeOffManifest(convoy, aLine(), 'line-of-case-one', { now: at(0) }).changes.manifestLines).toEqual([
      aLine({ removedAt: at(0) }),
    ]);
  });

  it.each([
    ['that base does not know', undefined],
    ['of another convoy', aLine({ convoyId: 'convoy-two' })],
  ])('is refused for a line %s', (_which, line) => {
    expect(() => takeOffManifest(convoy, line, 'line-of-case-one', { now: at(0) })).toThrow(
      refusal('manifest_line.unknown'),
    );
  });

  it('is refused for a line that was taken off before', () => {
    expect(() => takeOffManifest(convoy, aLine({ removedAt: at(0) }), 'line-of-case-one', { now: at(1) })).toThrow(
      refusal('manifest.line_already_removed'),
    );
  });
});

describe('freezing a manifest', () => {
  const companion = aLine({ personKind: 'companion', personId: 'companion-one', caseId: 'case-one', place: 2 });
  const takenOff = aLine({ personId: 'case-two', place: 3, removedAt: at(-1) });

  it('holds every person who stands on it and nobody who was taken off', () => {
    const { changes } = freezeManifest(
      convoy,
      [aLine(), companion, takenOff],
      [],
      [aCase(), aCase({ id: 'case-two' })],
      hashing,
    );
    expect(changes.manifestLines.map(({ personId, holds }) => [personId, holds])).toEqual([
      ['case-one', true],
      ['companion-one', true],
    ]);
    expect(changes.medevacCases).toEqual([aCase({ status: 'scheduled', version: 2 })]);
    expect(changes.convoys).toEqual([expect.objectContaining({ status: 'planned', manifestStatus: 'frozen' })]);
  });

  it('schedules a case for its patient only: a companion who goes alone leaves it waiting', () => {
    expect(freezeManifest(convoy, [companion], [], [aCase()], hashing).changes.medevacCases).toEqual([]);
  });

  it.each([
    ['no line', []],
    ['no line that stands', [takenOff]],
  ])('is refused with %s', (_what, lines) => {
    expect(() => freezeManifest(convoy, lines, [], [], hashing)).toThrow(refusal('manifest.empty'));
  });

  it('is refused for anyone whom another frozen manifest holds, and names them by id', () => {
    const elsewhere = aLine({ id: 'line-elsewhere', personId: 'companion-one', convoyId: 'convoy-two', holds: true });
    const freezing = (): unknown => freezeManifest(convoy, [aLine(), companion], [elsewhere], [], hashing);
    expect(freezing).toThrow(refusal('manifest.person_already_frozen'));
    expect(freezing).toThrow(expect.objectContaining({ kind: 'conflict', details: { personIds: ['companion-one'] } }));
  });

  it.each(caseStatuses)('with a patient who is %s is hindered where they do not wait, and names the line', (status) => {
    const freezing = () => freezeManifest(convoy, [aLine(), companion], [], [aCase({ status })], hashing);
    if (isWaiting({ status })) return void expect(freezing().changes.manifestLines).toHaveLength(2);
    expect(freezing).toThrow(
      refusal(
        ['died_waiting', 'died_in_transit'].includes(status) ? 'manifest.patient_died' : 'manifest.patient_not_waiting',
      ),
    );
    expect(freezing).toThrow(
      expect.objectContaining({ details: { lineIds: expect.arrayContaining(['line-of-case-one']) } }),
    );
  });

  it('holds nobody’s family alone whose case has ended; family may follow who has arrived', () => {
    const following = (status: CaseStatus) => () =>
      freezeManifest(convoy, [companion], [], [aCase({ status })], hashing);
    expect(following('died_waiting')).toThrow(refusal('manifest.patient_died'));
    expect(following('withdrawn')).toThrow(refusal('manifest.patient_not_waiting'));
    expect(following('admitted')().changes.manifestLines).toHaveLength(1);
  });

  it('holds nobody who is not ready, and says who and what is missing', () => {
    const shut = { gate: 'clearance', missing: 'clearance_no_response' } as GateState;
    const closed = ({ personKind }: ManifestLine) => (personKind === 'companion' ? [shut] : []);
    const freezing = () => freezeManifest(convoy, [aLine(), companion], [], [aCase()], { ...hashing, closed });
    expect(freezing).toThrow(refusal('manifest.not_ready'));
    expect(freezing).toThrow(
      expect.objectContaining({ details: { lines: [{ lineId: companion.id, missing: ['clearance'] }] } }),
    );
  });

  it('asks about a child with nobody of their family on the list, and lets the list be frozen', () => {
    const codes = (lines: readonly ManifestLine[], ageBand: AgeBand) =>
      freezeManifest(convoy, lines, [], [aCase({ ageBand })], hashing).openItems?.map(({ code }) => code);
    expect(codes([aLine()], '5_11')).toEqual(['would_travel_alone']);
    expect(codes([aLine(), companion], '5_11')).toEqual([]);
    expect(codes([aLine()], '18_59')).toEqual([]);
    expect(codes([companion], '5_11')).toEqual([]);
  });

  it('is not hindered by another draft, or by a movement that is over', () => {
    const elsewhere = aLine({ id: 'line-elsewhere', convoyId: 'convoy-two', holds: false });
    expect(freezeManifest(convoy, [aLine()], [elsewhere], [], hashing).changes.manifestLines).toHaveLength(1);
  });

  it('counts patients and companions, and its entry is found from every case on it', () => {
    const { entry, answer } = freezeManifest(
      convoy,
      [aLine(), companion, aLine({ personId: 'case-three', place: 4 })],
      [],
      [],
      hashing,
    );
    expect(entry.body).toMatchObject({ patients: 2, companions: 1, manifestHash: answer.manifestHash });
    expect(entry.subjects).toEqual([
      { kind: 'convoy', id: 'convoy-one' },
      { kind: 'enclave', id: AREA },
      { kind: 'case', id: 'case-one' },
      { kind: 'case', id: 'case-three' },
    ]);
    expect(firstForbiddenText(entry.body)).toBeNull();
  });
});

describe('the hash that a printed list is checked against', () => {
  const lines: fc.Arbitrary<readonly ManifestLine[]> = fc
    .uniqueArray(
      fc.record({
        vehicleId: fc.constantFrom('vehicle-one', 'vehicle-two'),
        place: fc.integer({ min: 1, max: 12_000 }),
        personKind: fc.constantFrom(...personKinds),
        personId: fc.uuid(),
      }),
      { minLength: 1, maxLength: 8, selector: ({ vehicleId, place }) => `${vehicleId}:${String(place)}` },
    )
    .map((drawn) => drawn.map((line) => aLine({ ...line, id: `line-of-${line.personId}` })));
  const hashOf = (frozen: readonly ManifestLine[]): string => hashing.sha256(manifestText(frozen));

  it('is the same in whatever order the lines come', () => {
    fc.assert(
      fc.property(
        lines.chain((drawn) =>
          fc.tuple(fc.constant(drawn), fc.shuffledSubarray([...drawn], { minLength: drawn.length })),
        ),
        ([drawn, shuffled]) => {
          expect(freezeManifest(convoy, shuffled, [], [], hashing).answer.manifestHash).toBe(hashOf(drawn));
        },
      ),
    );
  });

  it('changes with any change of a line, with one line more and with one line less', () => {
    const changes: readonly ((line: ManifestLine) => ManifestLine)[] = [
      (line) => ({ ...line, place: line.place + 12_000 }),
      (line) => ({ ...line, vehicleId: 'vehicle-three' }),
      (line) => ({ ...line, personId: 'somebody-else' }),
      (line) => ({ ...line, personKind: line.personKind === 'patient' ? 'companion' : 'patient' }),
    ];
    fc.assert(
      fc.property(lines, fc.nat(), fc.constantFrom(...changes), (drawn, pick, change) => {
        const picked = pick % drawn.length;
        const before = hashOf(drawn);
        expect(hashOf(drawn.map((line, i) => (i === picked ? change(line) : line)))).not.toBe(before);
        expect(hashOf(drawn.filter((_, i) => i !== picked))).not.toBe(before);
        expect(hashOf([...drawn, aLine({ personId: 'somebody-else', vehicleId: 'vehicle-three' })])).not.toBe(before);
      }),
    );
  });

  it('changes when two people change places', () => {
    const [one, two] = [aLine({ personId: 'case-one', place: 1 }), aLine({ personId: 'case-two', place: 2 })];
    expect(hashOf([one, two])).not.toBe(
      hashOf([
        { ...one, place: 2 },
        { ...two, place: 1 },
      ]),
    );
  });
});
