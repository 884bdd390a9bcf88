/** What a phone's screens say. Everything else stays out of its bundle; `field/texts.ts` types `t` by this list. */
export const fieldTexts = [
  'common',
  'session',
  'demo',
  'error',
  'field',
  'convoy.status',
  'convoy.reason',
  'convoy.report',
  'case',
  'incident',
  'boarding',
] as const;
