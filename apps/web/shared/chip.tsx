import type { ConvoyStatus } from '@corridor/domain/convoys';
import type { ComponentChildren } from 'preact';
import { t } from './texts';

const shapes = {
  ring: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11z',
  dot: 'M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12z',
  arrow: 'M2 7h7V3l6 5-6 5V9H2z',
  square: 'M3 3h10v10H3z',
  bars: 'M3 2h4v12H3zM9 2h4v12H9z',
  half: 'M8 2a6 6 0 0 0 0 12z',
  check: 'M2 8.5 4 6.5l2.5 2.5L12 3.5l2 2L6.5 13z',
  cross: 'M3.5 2 8 6.5 12.5 2 14 3.5 9.5 8l4.5 4.5-1.5 1.5L8 9.5 3.5 14 2 12.5 6.5 8 2 3.5z',
  alert: 'M8 1l7.5 14H.5zM7 6v4.5h2V6zM7 11.5v2h2v-2z',
} as const;

export type Shape = keyof typeof shapes;
export type Tone = 'calm' | 'good' | 'wait' | 'alarm' | 'quiet';

/** A state in words with its own shape: colour only repeats what both say. */
export function Chip({ shape, tone, children }: { shape: Shape; tone: Tone; children: ComponentChildren }) {
  return (
    <span class={`chip chip-${tone}`}>
      <svg
        class={shape === 'arrow' ? 'forward' : undefined}
        viewBox="0 0 16 16"
        width="12"
        height="12"
        aria-hidden="true"
        focusable="false"
      >
        <path
          d={shapes[shape]}
          fill={shape === 'ring' ? 'none' : 'currentColor'}
          stroke="currentColor"
          stroke-width={shape === 'ring' ? '2' : '0'}
          fill-rule="evenodd"
        />
      </svg>
      <span>{children}</span>
    </span>
  );
}

const convoyLook: Readonly<Record<ConvoyStatus, readonly [Shape, Tone]>> = {
  planned: ['ring', 'quiet'],
  ready: ['dot', 'calm'],
  en_route: ['arrow', 'calm'],
  stopped: ['square', 'wait'],
  held: ['bars', 'alarm'],
  at_stage: ['half', 'calm'],
  arrived: ['check', 'good'],
  all_clear: ['check', 'good'],
  closed: ['check', 'quiet'],
  cancelled: ['cross', 'quiet'],
};

export function ConvoyChip({ status }: { status: ConvoyStatus }) {
  const [shape, tone] = convoyLook[status];
  return (
    <Chip shape={shape} tone={tone}>
      {t(`convoy.status.${status}`)}
    </Chip>
  );
}
