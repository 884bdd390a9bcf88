/** One line of the table: ours beside the bare server's, and the bar that their ratio is held to. */
export interface Figure {
  readonly what: string;
  readonly unit: string;
  readonly ours: number;
  readonly bare: number;
  readonly ratio: number;
  /** Held against the ratio, or, where people wait, against our own figure. */
  readonly bar: { readonly atLeast: number } | { readonly atMost: number } | { readonly oursAtMost: number };
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;

/**
 * Runs the two sides turn about, so that what else the machine does meets both alike. Each round makes one ratio of two
 * measurements that follow each other; the figure is the median of these, not the ratio of two medians.
 */
export async function sideBySide(
  about: Pick<Figure, 'what' | 'unit' | 'bar'>,
  rounds: number,
  sides: { readonly ours: () => Promise<number>; readonly bare: () => Promise<number> },
): Promise<Figure> {
  const measured: { ours: number; bare: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    // Whoever goes second meets warmer caches: they take turns in that too.
    if (round % 2 === 0) {
      const bare = await sides.bare();
      measured.push({ bare, ours: await sides.ours() });
    } else {
      const ours = await sides.ours();
      measured.push({ ours, bare: await sides.bare() });
    }
  }
  return {
    ...about,
    ours: median(measured.map(({ ours }) => ours)),
    bare: median(measured.map(({ bare }) => bare)),
    ratio: median(measured.map(({ ours, bare }) => ours / bare)),
  };
}

function isReached({ ours, ratio, bar }: Figure): boolean {
  if ('oursAtMost' in bar) return ours <= bar.oursAtMost;
  return 'atLeast' in bar ? ratio >= bar.atLeast : ratio <= bar.atMost;
}

function limitOf({ unit, bar }: Figure): string {
  if ('oursAtMost' in bar) return `≤ ${String(bar.oursAtMost)} ${unit}`;
  return 'atLeast' in bar ? `≥ ${bar.atLeast.toFixed(2)}` : `≤ ${bar.atMost.toFixed(2)}`;
}

export function table(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { what, unit, ours, bare, ratio } = figure;
    const shown = (value: number): string => `${value.toFixed(value < 100 ? 2 : 0)} ${unit}`;
    return [
      what,
      shown(ours),
      shown(bare),
      ratio.toFixed(2),
      limitOf(figure),
      isReached(figure) ? 'reached' : 'not reached',
    ];
  });
  const lines = [['', 'Corridor', 'bare', 'ratio', 'bar', ''], ...rows];
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
    )
    .join('\n');
}
