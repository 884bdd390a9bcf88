import type { ReportedFigure } from './reported-figure';

/** What several sources say of the same thing. Never added up: the same people may stand in each of them. */
export interface FigureGroup<F> {
  readonly what: string;
  readonly low: number;
  readonly high: number;
  /** The latest known first. */
  readonly figures: readonly F[];
}

/** Parts that a source gives beside a total that is not their sum. Both numbers are printed (29 + 56 = 85, said: 86). */
export interface SumThatDiffers {
  readonly source: string;
  readonly asOf: string;
  readonly parts: readonly { readonly what: string; readonly value: number }[];
  readonly sum: number;
  readonly stated: number;
}

type Comparable = Pick<ReportedFigure, 'what' | 'value' | 'asOf' | 'knownOn' | 'source'>;

/** Totals that are made of parts, as sources give them. */
const totals: Readonly<Record<string, readonly string[]>> = {
  evacuated_total: ['evacuated_patients', 'evacuated_companions'],
};

/** The figures by what they say, in the order in which each was first met. */
export function sideBySide<F extends Comparable>(figures: readonly F[]): readonly FigureGroup<F>[] {
  return [...new Set(figures.map(({ what }) => what))].map((what) => {
    const same = figures.filter((figure) => figure.what === what);
    const values = same.map(({ value }) => value);
    return {
      what,
      low: Math.min(...values),
      high: Math.max(...values),
      figures: [...same].sort((a, b) => (a.knownOn < b.knownOn ? 1 : a.knownOn > b.knownOn ? -1 : 0)),
    };
  });
}

/** Where a source's own parts, all of them given for the same day, do not make its total. */
export function sumsThatDiffer(figures: readonly Comparable[]): readonly SumThatDiffers[] {
  return figures.flatMap((total) => {
    const parts = (totals[total.what] ?? []).map((what) =>
      figures.find((each) => each.what === what && each.source === total.source && each.asOf === total.asOf),
    );
    const given = parts.filter((part) => part !== undefined);
    const sum = given.reduce((all, { value }) => all + value, 0);
    if (given.length === 0 || given.length < parts.length || sum === total.value) return [];
    const { source, asOf, value: stated } = total;
    return [{ source, asOf, parts: given.map(({ what, value }) => ({ what, value })), sum, stated }];
  });
}
