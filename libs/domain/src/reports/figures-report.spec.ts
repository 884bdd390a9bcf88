import { at } from '../../../../test/support/domain-builders';
import {
  availableReportActions,
  countersignReport,
  discardDraft,
  draftReport,
  type FiguresReport,
  releaseReport,
  reportStates,
  standingOf,
} from './figures-report';

const [DRAFTER, ANOTHER] = ['account-of-the-drafter', 'account-of-another'];
const sha256 = (text: string): string => `hash of ${text}`;
const acting = (actorId = DRAFTER) => ({ now: at(0), actorId, sha256 });

const plan = (more: Partial<FiguresReport> = {}) => ({
  id: 'report-one',
  periodFrom: '2031-04-01',
  periodTo: '2031-04-30',
  figures: ['waiting'] as const,
  supersedesId: null,
  ...more,
});
const drafted = (more: Partial<FiguresReport> = {}): FiguresReport => {
  const [report] = draftReport('o', plan(), { ofThatDay: [] }, acting()).changes.figuresReports;
  return { ...report!, ...more };
};
const counted = (content = '{}') => ({ content, asOf: at(0), madeFromSeq: 7 });
const release = (report = drafted(), by = ANOTHER, superseded?: FiguresReport) =>
  releaseReport(report, superseded, { counted: counted(), seenSha256: 'hash of {}' }, acting(by));
const released = (by = ANOTHER, more: Partial<FiguresReport> = {}): FiguresReport => ({
  ...release(drafted(more), by).changes.figuresReports[0]!,
  ...more,
});

describe('a draft', () => {
  it('is named after the last day of its period, and no two alike', () => {
    const first = draftReport('o', plan(), { ofThatDay: [] }, acting()).answer.reference;
    const third = draftReport('o', plan(), { ofThatDay: [drafted(), drafted({ state: 'discarded' })] }, acting());
    expect([first, third.answer.reference]).toEqual(['R-2031-04-30', 'R-2031-04-30-3']);
  });

  it.each([
    ['report.period_ends_before_it_begins', plan({ periodFrom: '2031-05-01' }), undefined],
    ['report.period_not_over', plan({ periodTo: '2031-05-02' }), undefined],
    ['report.unknown', plan({ supersedesId: 'x' }), undefined],
    ['report.not_released', plan({ supersedesId: 'x' }), drafted()],
    ['report.superseded_already', plan({ supersedesId: 'x' }), released(ANOTHER, { supersededById: 'y' })],
  ])('is refused with %s', (code, asked, superseded) => {
    const beside = { ofThatDay: [], ...(superseded ? { superseded } : {}) };
    expect(() => draftReport('o', asked, beside, acting())).toThrow(code);
  });

  it('may be of today', () => {
    expect(draftReport('o', plan({ periodTo: '2031-05-01' }), { ofThatDay: [] }, acting()).answer.version).toBe(1);
  });
});

describe('a release', () => {
  it('freezes what was counted, with its hash', () => {
    const { changes, entry } = release();
    expect(changes.figuresReports).toEqual([
      expect.objectContaining({ state: 'released', content: '{}', sha256: 'hash of {}', madeFromSeq: 7 }),
    ]);
    expect(entry.body).toMatchObject({ sha256: 'hash of {}', madeFromSeq: 7 });
    expect(JSON.stringify(entry)).not.toContain('content');
  });

  it('is refused where the figures are not those that were seen', () => {
    const now = { counted: counted('{"n":1}'), seenSha256: 'hash of {}' };
    expect(() => releaseReport(drafted(), undefined, now, acting())).toThrow('report.figures_changed');
  });

  it('marks the one that it corrects and leaves its figures alone', () => {
    const old = released();
    const { changes, entry } = release(drafted({ id: 'later', supersedesId: old.id }), ANOTHER, old);
    expect(changes.figuresReports[1]).toEqual({ ...old, version: old.version + 1, supersededById: 'later' });
    expect(entry.subjects.map(({ id }) => id)).toEqual(['later', old.id]);
  });

  it('is refused where another correction was released meanwhile', () => {
    const old = released(ANOTHER, { supersededById: 'a third' });
    expect(() => release(drafted({ supersedesId: old.id }), ANOTHER, old)).toThrow('report.superseded_already');
  });
});

describe('a report', () => {
  const inState = (state: (typeof reportStates)[number]): FiguresReport =>
    ({ draft: drafted(), released: released(), discarded: drafted({ state: 'discarded' }) })[state];

  it('lets be done with it what its state allows', () => {
    expect(
      Object.fromEntries(reportStates.map((state) => [state, availableReportActions(inState(state), DRAFTER)])),
    ).toEqual({ draft: ['release', 'discard'], released: ['correct'], discarded: [] });
  });

  it.each(reportStates.filter((state) => state !== 'draft'))('is neither released nor put away when %s', (state) => {
    expect(() => release(inState(state))).toThrow('report.not_a_draft');
    expect(() => discardDraft(inState(state), acting())).toThrow('report.not_a_draft');
  });

  it('is provisional while it is one person’s alone, and another signs', () => {
    const alone = released(DRAFTER);
    expect([standingOf(alone), standingOf(released())]).toEqual(['provisional', 'released']);
    expect(availableReportActions(alone, DRAFTER)).not.toContain('countersign');
    expect(availableReportActions(alone, ANOTHER)).toContain('countersign');
    expect(() => countersignReport(alone, acting(DRAFTER))).toThrow('report.signed_by_oneself');
    expect(() => countersignReport(released(), acting())).toThrow('report.not_provisional');
    const [signed] = countersignReport(alone, acting(ANOTHER)).changes.figuresReports;
    expect(standingOf(signed!)).toBe('released');
    expect(standingOf({ ...signed!, supersededById: 'x' })).toBe('superseded');
  });
});
