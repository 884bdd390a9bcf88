import type { ReportKind, StopReason } from '@corridor/domain/convoys';
import { instantIn } from '../shared/time';
import { put } from './sending';

const doors = {
  left: 'departures',
  stopped: 'stops',
  moving: 'movements',
  arrived: 'arrivals',
  problem: 'problems',
  head_count: 'head-counts',
} as const satisfies Record<ReportKind, string>;

interface Said {
  readonly leg?: number | null;
  readonly reason?: StopReason;
  /** Minutes from now; left out where nothing was said. */
  readonly newsInMinutes?: number;
  readonly note?: string;
  readonly patients?: number;
  readonly companions?: number;
}

/** Sends one word about a convoy, said to have happened now in operation time. */
export function report(
  convoyId: string,
  word: ReportKind,
  { leg, reason, newsInMinutes, note, patients, companions }: Said,
): void {
  const occurredAt = instantIn(0);
  const nextNewsBy = newsInMinutes === undefined ? undefined : instantIn(newsInMinutes);
  put(
    {
      path: `/api/convoys/${convoyId}/${doors[word]}`,
      // JSON leaves undefined values out.
      body: { occurredAt, leg: leg ?? undefined, reason, nextNewsBy, note, patients, companions },
    },
    {
      kind: 'report',
      convoyId,
      word,
      occurredAt,
      leg: leg ?? null,
      reason: reason ?? null,
      nextNewsBy: nextNewsBy ?? null,
      patients: patients ?? null,
      companions: companions ?? null,
    },
  );
}
