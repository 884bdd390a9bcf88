import { aCase, aConvoy, aConvoyOnRecord, aLine, at, aVehicle } from '../../../../test/support/domain-builders';
import { refusal } from '../../../../test/support/refusal';
import { firstForbiddenText } from '../audit';
import { identityRetention } from '../evacuations';
import { type AllClear, declareAllClear } from './all-clear';
import { cancelConvoy, closeConvoy, releaseConvoy } from './release';

const byBase = (minutes: number) => ({ now: at(minutes), actorId: 'account-of-coordinator' });

const patient = aLine({ holds: true });
const companion = aLine({
  personKind: 'companion',
  personId: 'companion-one',
  caseId: 'case-one',
  place: 2,
  holds: true,
});
const stopped = { kind: 'convoy_overdue', subject: { kind: 'convoy', id: 'convoy-one' }, dueAt: null };

describe('the go', () => {
  it('makes a convoy with a frozen manifest ready, now', () => {
    const { changes } = releaseConvoy(aConvoy({ manifestStatus: 'frozen' }), [], { now: at(0) });
    expect(changes.convoys).toEqual([
      expect.objectContaining({ status: 'ready', releasedAt: at(0), departedAt: null, newsDueAt: null }),
    ]);
  });
});

describe('calling a convoy off', () => {
  it('frees everyone it held: their cases wait again', () => {
    const record = { convoy: aConvoy({ status: 'ready' }), lines: [patient, companion], boardings: [] };
    const { changes, deadlines } = cancelConvoy(record, [aCase({ status: 'scheduled' })], byBase(30));
    expect(changes.convoys).toEqual([
      expect.objectContaining({ status: 'cancelled', cancelledAt: at(30), newsDueAt: null }),
    ]);
    expect(changes.manifestLines.map(({ holds, travelled }) => ({ holds, travelled }))).toEqual([
      { holds: false, travelled: false },
      { holds: false, travelled: false },
    ]);
    expect(changes.medevacCases).toEqual([aCase({ status: 'submitted', version: 2 })]);
    expect(deadlines).toEqual([stopped]);
  });

  it('leaves a draft as it was: it held nobody', () => {
    const { changes } = cancelConvoy({ convoy: aConvoy(), lines: [aLine()], boardings: [] }, [aCase()], byBase(30));
    expect(changes.manifestLines).toEqual([]);
    expect(changes.medevacCases).toEqual([]);
  });
});

describe('the all clear', () => {
  const count = (overrides: Partial<AllClear> = {}): AllClear => ({
    patients: 1,
    companions: 1,
    vehicles: 1,
    didNotTravel: [],
    ...overrides,
  });
  const record = aConvoyOnRecord({
    convoy: aConvoy({ status: 'arrived', overdueSince: at(170) }),
    lines: [patient, companion],
  });
  const cases = [aCase({ status: 'scheduled' })];

  it('counts everyone out, ends every clock and opens nothing where the counts agree', () => {
    const { changes, openItems, deadlines } = declareAllClear(record, cases, count(), byBase(240));
    expect(changes.convoys).toEqual([
      expect.objectContaining({
        status: 'all_clear',
        allClearAt: at(240),
        deliveredPatients: 1,
        deliveredCompanions: 1,
        newsDueAt: null,
        overdueSince: null,
      }),
    ]);
    expect(changes.manifestLines.map(({ holds, travelled }) => ({ holds, travelled }))).toEqual([
      { holds: false, travelled: true },
      { holds: false, travelled: true },
    ]);
    expect(changes.medevacCases).toEqual([aCase({ status: 'handed_over', version: 2 })]);
    expect(openItems).toEqual([]);
    // Who they are goes a year after they were handed over.
    expect(deadlines).toEqual([stopped, identityRetention('case-one', at(240))]);
  });

  it('ends a problem', () => {
    const troubled = { ...record, convoy: { ...record.convoy, problemAt: at(100) } };
    expect(declareAllClear(troubled, cases, count(), byBase(240)).changes.convoys[0]?.problemAt).toBeNull();
  });

  it('returns who did not travel to those who wait', () => {
    const { changes, openItems } = declareAllClear(
      record,
      cases,
      count({ patients: 0, didNotTravel: [patient.id] }),
      byBase(240),
    );
    expect(changes.manifestLines[0]).toMatchObject({ holds: false, travelled: false });
    expect(changes.medevacCases).toEqual([aCase({ status: 'submitted', version: 2 })]);
    expect(openItems).toEqual([]);
  });

  it.each([
    ['a patient too few', { patients: 0 }],
    ['a patient too many', { patients: 2 }],
    ['a companion too few', { companions: 0 }],
    ['a patient for a companion', { patients: 2, companions: 0 }],
  ])('is given with %s, and somebody looks for who is missing', (_what, differing) => {
    const { changes, openItems } = declareAllClear(record, cases, count(differing), byBase(240));
    expect(changes.convoys[0]?.status).toBe('all_clear');
    expect(openItems).toEqual([
      {
        kind: 'missing',
        code: 'head_count_differs',
        subject: { kind: 'convoy', id: 'convoy-one' },
        details: { patients: 1, companions: 1, ...differing, listedPatients: 1, listedCompanions: 1 },
      },
    ]);
  });

  it('is given with a vehicle missing, and somebody looks for it', () => {
    const two = { ...record, vehicles: [aVehicle(), aVehicle({ id: 'vehicle-two' })] };
    expect(declareAllClear(two, cases, count(), byBase(240)).openItems).toEqual([
      expect.objectContaining({ kind: 'missing', code: 'vehicle_count_differs', details: { counted: 1, planned: 2 } }),
    ]);
  });

  it('is given for a convoy that left without a frozen manifest: the count is all there is', () => {
    const unlisted = { ...record, convoy: aConvoy({ status: 'arrived', manifestStatus: 'draft' }), lines: [aLine()] };
    const { changes, openItems } = declareAllClear(unlisted, [], count(), byBase(240));
    expect(changes.convoys[0]).toMatchObject({ status: 'all_clear', deliveredPatients: 1, deliveredCompanions: 1 });
    expect(openItems).toEqual([expect.objectContaining({ code: 'head_count_differs' })]);
  });

  it.each([
    ['that nobody knows', 'line-nobody-knows', [patient]],
    [
      'that was taken off before the freeze',
      'line-of-case-two',
      [patient, aLine({ personId: 'case-two', place: 3, removedAt: at(-1) })],
    ],
  ])('is refused where it names a line %s', (_which, lineId, lines) => {
    expect(() => declareAllClear({ ...record, lines }, cases, count({ didNotTravel: [lineId] }), byBase(240))).toThrow(
      refusal('manifest.line_unknown'),
    );
  });

  it('stands in the history of each case, with counts alone', () => {
    const { entry } = declareAllClear(record, cases, count({ patients: 0, didNotTravel: [patient.id] }), byBase(240));
    expect(entry.subjects).toContainEqual({ kind: 'case', id: 'case-one' });
    expect(entry.body).toEqual({ reference: '1111-111', patients: 0, companions: 1, vehicles: 1, didNotTravel: 1 });
    expect(firstForbiddenText(entry.body)).toBeNull();
  });
});

describe('closing', () => {
  it('ends the record after the debriefing', () => {
    const { changes } = closeConvoy(aConvoy({ status: 'all_clear' }), { now: at(300) });
    expect(changes.convoys).toEqual([expect.objectContaining({ status: 'closed', closedAt: at(300) })]);
  });
});
