import { type Decision, type Moment, RuleViolation, unknown } from '../commands';
import type { Day, Instant } from '../time';

/**
 * How many were asked for in all is not among them: less those waiting, it would give away a withheld count of those who
 * left or died. As long as it is not, those waiting and those who died share no sum that a reader knows, and each is
 * disclosed by itself.
 */
export const figureKeys = [
  'waiting',
  'died_waiting',
  'died_in_transit',
  'evacuated_patients',
  'evacuated_companions',
] as const;
export type FigureKey = (typeof figureKeys)[number];

export const reportStates = ['draft', 'released', 'discarded'] as const;
export type ReportState = (typeof reportStates)[number];

/**
 * Figures of a period that a named person releases (DOMAIN 6). A draft says what would be frozen; a released one keeps its
 * figures for ever, whatever is counted later. A correction is a later report that names the one it takes the place of.
 */
export interface FiguresReport {
  readonly id: string;
  readonly operationId: string;
  readonly version: number;
  /** The last day of its period, and which report of that day: `R-2017-12-31`, `R-2017-12-31-2`. The same in every language. */
  readonly reference: string;
  readonly state: ReportState;
  readonly periodFrom: Day;
  readonly periodTo: Day;
  /** Which of the counts it holds. */
  readonly figures: readonly FigureKey[];
  readonly supersedesId: string | null;
  readonly supersededById: string | null;
  readonly draftedBy: string;
  readonly draftedAt: Instant;
  readonly discardedBy: string | null;
  readonly discardedAt: Instant | null;
  readonly releasedBy: string | null;
  readonly releasedAt: Instant | null;
  /** Who stands for it beside the one person who drafted and released it. */
  readonly countersignedBy: string | null;
  readonly countersignedAt: Instant | null;
  /** The moment at which its figures were counted. */
  readonly asOf: Instant | null;
  /** The last entry of the ledger when counting began: all up to it is counted in. */
  readonly madeFromSeq: number | null;
  /** The figures as JSON, every count disclosed. Null in a draft, which is counted anew whenever it is looked at. */
  readonly content: string | null;
  /** Over `content`. */
  readonly sha256: string | null;
}

/** Figures as they were counted just now. */
export interface Counting {
  readonly content: string;
  readonly asOf: Instant;
  readonly madeFromSeq: number;
}

export type NewReport = Pick<FiguresReport, 'id' | 'periodFrom' | 'periodTo' | 'figures' | 'supersedesId'>;

export interface ReportChanges {
  readonly figuresReports: readonly FiguresReport[];
}

export interface ReportAnswer {
  readonly id: string;
  readonly version: number;
  readonly reference: string;
}

type Acting = Moment & { readonly actorId: string };

/** Drafted and released by one person, and nobody else has put their name to it yet (DOMAIN 0.4). */
export const isProvisional = ({
  state,
  draftedBy,
  releasedBy,
  countersignedBy,
}: Pick<FiguresReport, 'state' | 'draftedBy' | 'releasedBy' | 'countersignedBy'>): boolean =>
  state === 'released' && draftedBy === releasedBy && countersignedBy === null;

export const reportStandings = ['draft', 'provisional', 'released', 'superseded', 'discarded'] as const;
/** How a report stands, in one word: a released one may be one person's alone, or no longer the latest word. */
export type ReportStanding = (typeof reportStandings)[number];

export function standingOf(
  report: Pick<FiguresReport, 'state' | 'draftedBy' | 'releasedBy' | 'countersignedBy' | 'supersededById'>,
): ReportStanding {
  if (report.state !== 'released') return report.state;
  if (report.supersededById !== null) return 'superseded';
  return isProvisional(report) ? 'provisional' : 'released';
}

export const reportActions = ['release', 'discard', 'countersign', 'correct'] as const;
export type ReportAction = (typeof reportActions)[number];

/** What may be done with it next, by who may at all. */
export function availableReportActions(
  report: Pick<FiguresReport, 'state' | 'draftedBy' | 'releasedBy' | 'countersignedBy' | 'supersededById'>,
  actorId: string,
): readonly ReportAction[] {
  if (report.state === 'draft') return ['release', 'discard'];
  if (report.state === 'discarded') return [];
  return [
    ...(isProvisional(report) && report.releasedBy !== actorId ? ['countersign' as const] : []),
    ...(report.supersededById === null ? ['correct' as const] : []),
  ];
}

/**
 * Begins a report. `ofThatDay` are the reports whose periods end on the same day, `superseded` the one that it corrects.
 * Refuses with `report.period_ends_before_it_begins`, `report.period_not_over`, and what `mustBeCorrectable` refuses.
 */
export function draftReport(
  operationId: string,
  plan: NewReport,
  { ofThatDay, superseded }: { readonly ofThatDay: readonly FiguresReport[]; readonly superseded?: FiguresReport },
  { now, actorId }: Acting,
): Decision<ReportChanges, ReportAnswer> {
  const { id, periodFrom, periodTo, supersedesId } = plan;
  if (periodTo < periodFrom)
    throw new RuleViolation('report.period_ends_before_it_begins', { periodFrom, periodTo }, 'invalid');
  if (periodTo > now.slice(0, 10)) throw new RuleViolation('report.period_not_over', { periodTo });
  mustBeCorrectable(supersedesId, superseded);
  const reference = referenceOf(periodTo, ofThatDay.length + 1);
  const figures = figureKeys.filter((each) => plan.figures.includes(each));
  return {
    changes: {
      figuresReports: [
        {
          ...plan,
          operationId,
          version: 1,
          reference,
          state: 'draft',
          figures,
          supersededById: null,
          draftedBy: actorId,
          draftedAt: now,
          discardedBy: null,
          discardedAt: null,
          releasedBy: null,
          releasedAt: null,
          countersignedBy: null,
          countersignedAt: null,
          asOf: null,
          madeFromSeq: null,
          content: null,
          sha256: null,
        },
      ],
    },
    entry: {
      name: 'report.drafted',
      body: { reportId: id, reference, periodFrom, periodTo, figures, supersedesId },
      subjects: [{ kind: 'report', id }],
    },
    answer: { id, version: 1, reference },
  };
}

/** One that was discarded keeps its number: no two reports ever had the same name. */
const referenceOf = (periodTo: Day, number: number): string =>
  `R-${periodTo}${number === 1 ? '' : `-${String(number)}`}`;

/** Refuses with `report.unknown`, `report.not_released`, `report.superseded_already`. */
function mustBeCorrectable(supersedesId: string | null, superseded: FiguresReport | undefined): void {
  if (supersedesId === null) return;
  if (!superseded) throw unknown('report', supersedesId);
  const { id, state, supersededById } = superseded;
  if (state !== 'released') throw new RuleViolation('report.not_released', { id, state });
  if (supersededById !== null) throw new RuleViolation('report.superseded_already', { id, by: supersededById });
}

function mustBeDraft({ id, state }: FiguresReport): void {
  if (state !== 'draft') throw new RuleViolation('report.not_a_draft', { id, state });
}

/**
 * Freezes a draft's figures and lets them out. `seenSha256` is of the figures that the releaser looked at: nobody releases
 * what they have not seen. Refuses with `report.not_a_draft`, `report.figures_changed`, and what `mustBeCorrectable` refuses.
 */
export function releaseReport(
  report: FiguresReport,
  superseded: FiguresReport | undefined,
  { counted, seenSha256 }: { readonly counted: Counting; readonly seenSha256: string },
  { now, actorId, sha256: sha256Of }: Acting & { readonly sha256: (text: string) => string },
): Decision<ReportChanges, ReportAnswer & { readonly sha256: string }> {
  mustBeDraft(report);
  mustBeCorrectable(report.supersedesId, superseded);
  const { content, asOf, madeFromSeq } = counted;
  const sha256 = sha256Of(content);
  const { id, reference, periodFrom, periodTo, figures, supersedesId } = report;
  if (sha256 !== seenSha256) throw new RuleViolation('report.figures_changed', { id, sha256 });
  const version = report.version + 1;
  const released: FiguresReport = {
    ...report,
    version,
    state: 'released',
    releasedBy: actorId,
    releasedAt: now,
    asOf,
    madeFromSeq,
    content,
    sha256,
  };
  const corrected = superseded ? [{ ...superseded, version: superseded.version + 1, supersededById: id }] : [];
  return {
    changes: { figuresReports: [released, ...corrected] },
    entry: {
      name: 'report.released',
      body: { reportId: id, reference, periodFrom, periodTo, figures, asOf, madeFromSeq, sha256, supersedesId },
      subjects: [{ kind: 'report', id }, ...corrected.map((each) => ({ kind: 'report', id: each.id }) as const)],
    },
    answer: { id, version, reference, sha256 },
  };
}

/** A second person stands for what one released alone. Refuses with `report.not_provisional`, `report.signed_by_oneself`. */
export function countersignReport(
  report: FiguresReport,
  { now, actorId }: Acting,
): Decision<ReportChanges, ReportAnswer> {
  const { id, reference, sha256 } = report;
  if (!isProvisional(report)) throw new RuleViolation('report.not_provisional', { id });
  if (actorId === report.releasedBy) throw new RuleViolation('report.signed_by_oneself', { id });
  const version = report.version + 1;
  return {
    changes: { figuresReports: [{ ...report, version, countersignedBy: actorId, countersignedAt: now }] },
    entry: {
      name: 'report.countersigned',
      body: { reportId: id, reference, sha256 },
      subjects: [{ kind: 'report', id }],
    },
    answer: { id, version, reference },
  };
}

/** Puts a draft away. Refuses with `report.not_a_draft`. */
export function discardDraft(report: FiguresReport, { now, actorId }: Acting): Decision<ReportChanges, ReportAnswer> {
  mustBeDraft(report);
  const { id, reference } = report;
  const version = report.version + 1;
  return {
    changes: {
      figuresReports: [{ ...report, version, state: 'discarded', discardedBy: actorId, discardedAt: now }],
    },
    entry: {
      name: 'report.draft_discarded',
      body: { reportId: id, reference },
      subjects: [{ kind: 'report', id }],
    },
    answer: { id, version, reference },
  };
}
