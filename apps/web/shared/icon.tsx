/** One stroke, one size, no fill: they stay readable in sunlight and on paper. Each is 24 × 24. */
const strokes = {
  now: 'M12 7v5l3.5 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z',
  home: 'M4 11 12 4l8 7M6 9.5V20h12V9.5M10 20v-5h4v5',
  area: 'M12 21s7-6.3 7-11.5a7 7 0 0 0-14 0C5 14.7 12 21 12 21zM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  waiting: 'M4 6h16M4 12h16M4 18h10',
  convoy:
    'M3 16V7h11v9M14 10h4l3 3v3M9 16h6M3 16h1M20 16h1M6.5 18.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM17.5 18.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  call: 'M6 3.500h3l1.5 4-2 1.500a11 11 0 0 0 5.5 5.500l1.5-2 4 1.500v3c0 1-1 2-2 2A14.5 14.5 0 0 1 4 5.500c0-1 1-2 2-2z',
  report: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  patient: 'M10 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM3 21c0-4 3-6.5 7-6.500s5 1 6 2M18.5 6v6M15.5 9h6',
  incident: 'M12 4 2.5 20.500h19zM12 10v5M12 17.500v.5',
  menu: 'M4 6h16M4 12h16M4 18h16',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2.500v2M12 19.500v2M2.5 12h2M19.5 12h2M5.300 5.300l1.400 1.400M17.300 17.300l1.400 1.400M18.700 5.300l-1.400 1.400M6.700 17.300l-1.400 1.400',
  left: 'M4 12h14M13 6.5 18.5 12 13 17.5',
  stopped: 'M6 6h12v12H6z',
  moving: 'M5 6l6 6-6 6M12 6l6 6-6 6',
  arrived: 'M6 21V4M6 4h12l-3 4 3 4H6',
  count:
    'M8.5 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-3.5 2.5-5.5 6-5.500s6 2 6 5.500M15.5 4.500a3.5 3.5 0 0 1 0 6.500M17.5 14.800c2.5.700 4 2.5 4 5.200',
  refresh: 'M20 5v5h-5M4 19v-5h5M5.5 9.500a7.5 7.5 0 0 1 13-1.500L20 10M4 14l1.5 2a7.5 7.5 0 0 0 13-1.5',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  close: 'M6 6l12 12M18 6L6 18',
} as const;

export type IconName = keyof typeof strokes;

/** Those that point the way people read are turned round where people read from right to left. */
const pointing: readonly IconName[] = ['left', 'moving', 'convoy', 'waiting', 'arrived'];

/** A picture beside a word, never instead of it: readers are not told of it. */
export const Icon = ({ name, size = 24 }: { name: IconName; size?: number }) => (
  <svg
    class={pointing.includes(name) ? 'icon forward' : 'icon'}
    viewBox="0 0 24 24"
    width={size}
    height={size}
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    <path d={strokes[name]} />
  </svg>
);
