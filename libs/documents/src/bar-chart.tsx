export interface Bar {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  /** The number as it is said, with *about* or *at least* where it is meant so. */
  readonly said: string;
}

interface Props {
  readonly title: string;
  /** What the picture shows, for who does not see it; the table beside it holds every number. */
  readonly description: string;
  readonly bars: readonly Bar[];
  readonly isRightToLeft: boolean;
}

const ROW = 52;
const THICK = 18;

/**
 * Bars from nought, one a source, as an SVG that is as wide as its place and as tall as it has rows. Everything is laid
 * out by attributes: no script and no inline style, and the same on paper. In Arabic the bars grow from the right.
 */
export function BarChart({ title, description, bars, isRightToLeft }: Props) {
  const end = Math.max(1, ...bars.map(({ value }) => value));
  const [near, far] = isRightToLeft ? (['100%', '0%'] as const) : (['0%', '100%'] as const);
  return (
    <svg class="bar-chart" width="100%" height={bars.length * ROW} role="img" direction="ltr">
      <title>{title}</title>
      <desc>{description}</desc>
      {bars.map(({ key, label, value, said }, row) => {
        const share = (100 * value) / end;
        const y = row * ROW;
        return (
          <g key={key}>
            <text x={near} y={y + 18} text-anchor={isRightToLeft ? 'end' : 'start'}>
              {label}
            </text>
            <text class="bar-value" x={far} y={y + 18} text-anchor={isRightToLeft ? 'start' : 'end'}>
              {said}
            </text>
            <rect
              class="bar"
              x={`${(isRightToLeft ? 100 - share : 0).toFixed(2)}%`}
              y={y + 26}
              width={`${share.toFixed(2)}%`}
              height={THICK}
            />
          </g>
        );
      })}
    </svg>
  );
}
