import { aCase, aConvoy, aLine, aPlace, at } from '../../../../test/support/domain-builders';
import { refusal } from '../../../../test/support/refusal';
import type { GateState } from '../evacuations';
import { manifestText } from './manifest';
import { substitute, type Substituting, type SubstitutionRecord } from './substitution';

const places = [1, 2, 3].map((place) => aPlace({ place }));
const out = aCase({ status: 'listed', listedAt: at(-9) });
const incoming = aCase({ id: 'case-two', code: '2222-222', status: 'listed', listedAt: at(-8) });
const lines = [aLine(), aLine({ personKind: 'companion', personId: 'companion-one', caseId: 'case-one', place: 2 })];
const record = (overrides: Partial<SubstitutionRecord> = {}): SubstitutionRecord => ({
  convoy: aConvoy(),
  lines,
  places,
  out,
  in: incoming,
  companionIds: ['companion-two'],
  linesOfIn: [],
  ...overrides,
});
const seat = (personId: string, place: number) => ({
  lineId: `line-${personId}`,
  personId,
  vehicleId: 'vehicle-one',
  place,
});
const asked = (overrides: Partial<Substituting> = {}): Substituting => ({
  id: 'substitution-one',
  reason: 'declined',
  noteId: null,
  seats: [seat('case-two', 1), seat('companion-two', 2)],
  ...overrides,
});
const by = { now: at(0), actorId: 'account-of-coordinator' };
const rules = { sha256: (text: string): string => text, closed: (): readonly GateState[] => [] };
const done = (overrides: Partial<SubstitutionRecord> = {}, more: Partial<Substituting> = {}, closed = rules.closed) =>
  substitute(record(overrides), asked(more), { ...rules, closed }, by);
const frozen = {
  convoy: aConvoy({ manifestStatus: 'frozen', manifestHash: 'before' }),
  lines: lines.map((line) => ({ ...line, holds: true })),
  out: { ...out, status: 'scheduled' as const },
};

describe('one family in the place of another', () => {
  it('takes the places of a draft, and both cases know of it', () => {
    const { changes, entry, openItems } = done();
    expect(changes.manifestLines).toEqual([
      ...lines.map((line) => ({ ...line, removedAt: at(0) })),
      aLine({ id: 'line-case-two', personId: 'case-two' }),
      aLine({
        id: 'line-companion-two',
        personKind: 'companion',
        personId: 'companion-two',
        caseId: 'case-two',
        place: 2,
      }),
    ]);
    expect(changes.substitutions).toEqual([
      expect.objectContaining({ outCaseId: 'case-one', inCaseId: 'case-two', reason: 'declined', madeAt: at(0) }),
    ]);
    expect(entry.subjects.filter(({ kind }) => kind === 'case').map(({ id }) => id)).toEqual(['case-one', 'case-two']);
    expect([openItems, changes.medevacCases]).toEqual([[], []]);
  });

  it('also after the call round has taken the other off', () => {
    const off = lines.map((line) => ({ ...line, removedAt: at(-1) }));
    expect(done({ lines: off }).changes.manifestLines).toHaveLength(2);
  });

  it('amends a frozen list: a new value, the old one in the entry, and somebody looks within a day', () => {
    const { changes, entry, openItems } = done(frozen);
    const held = changes.manifestLines.filter(({ removedAt }) => removedAt === null);
    expect(held.map(({ holds }) => holds)).toEqual([true, true]);
    expect(changes.convoys[0]?.manifestHash).toBe(manifestText(held));
    expect(entry.body).toMatchObject({ hashBefore: 'before', manifestHash: manifestText(held) });
    expect(changes.medevacCases?.map(({ id, status }) => [id, status])).toEqual([
      ['case-one', 'listed'],
      ['case-two', 'scheduled'],
    ]);
    expect(openItems).toEqual([
      expect.objectContaining({
        code: 'manifest_amended',
        details: { accountId: 'account-of-coordinator', reason: 'declined' },
        dueAt: at(24 * 60),
      }),
    ]);
  });

  it('leaves who died while on the list among the dead', () => {
    const dead = { ...frozen, out: { ...out, status: 'died_waiting' as const } };
    expect(done(dead).changes.medevacCases?.map(({ id }) => id)).toEqual(['case-two']);
  });

  it('asks about a child who comes in alone', () => {
    const child = { ...frozen, in: { ...incoming, ageBand: '5_11' as const }, companionIds: [] };
    const codes = done(child, { seats: [seat('case-two', 1)] }).openItems?.map(({ code }) => code);
    expect(codes).toEqual(['manifest_amended', 'would_travel_alone']);
  });

  it('puts nobody on a frozen list who is not ready, or whom another holds; on a draft it may', () => {
    const shut = (): readonly GateState[] => [
      {
        gate: 'consent',
        isOpen: false,
        missing: 'consent_not_asked',
        since: null,
        knownAt: null,
        until: null,
        overrideId: null,
      },
    ];
    expect(() => done(frozen, {}, shut)).toThrow(refusal('manifest.not_ready'));
    expect(done({}, {}, shut).changes.manifestLines).toHaveLength(4);
    const elsewhere = [aLine({ id: 'far', convoyId: 'convoy-two', personId: 'case-two', holds: true })];
    expect(() => done({ ...frozen, linesOfIn: elsewhere })).toThrow(refusal('manifest.person_already_frozen'));
    expect(done({ linesOfIn: elsewhere }).changes.manifestLines).toHaveLength(4);
    const carer = (): readonly GateState[] => [{ ...shut()[0]!, gate: 'transport', missing: 'carer_left_out' }];
    expect(() => done(frozen, {}, carer)).toThrow(refusal('manifest.carer_left_out'));
  });

  it.each([
    ['of nobody who was ever on the list', { lines: [] }, {}, 'manifest_line.unknown'],
    ['of a family by itself', { in: out }, {}, 'manifest.person_already_on_it'],
    ['by somebody who does not wait', { in: { ...incoming, status: 'detained' } }, {}, 'evacuation.not_waiting'],
    ['by a stranger’s companion', {}, { seats: [seat('case-two', 1), seat('companion-one', 2)] }, 'companion.unknown'],
    ['without their patient', {}, { seats: [seat('companion-two', 1)] }, 'substitution.patient_without_place'],
    ['in a place that there is not', {}, { seats: [seat('case-two', 9)] }, 'manifest.place_unknown'],
    ['in one place twice', {}, { seats: [seat('case-two', 1), seat('companion-two', 1)] }, 'manifest.place_taken'],
    [
      'in a third family’s place',
      { lines: [...lines, aLine({ personId: 'case-three', place: 3 })] },
      { seats: [seat('case-two', 3)] },
      'manifest.place_taken',
    ],
    ['in a place that does not suit', { in: { ...incoming, mobility: 'stretcher' } }, {}, 'manifest.place_unsuitable'],
  ] as const)('is refused %s', (_why, overrides, more, code) => {
    expect(() => done(overrides as Partial<SubstitutionRecord>, more as Partial<Substituting>)).toThrow(refusal(code));
  });
});
