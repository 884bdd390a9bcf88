import type { FieldCommand } from '@corridor/domain/devices';
import type { ConvoyWord, OthersCount, StopReason } from '@corridor/domain/convoys';
import { instantIn } from '../shared/time';
import { put } from './sending';

/** The command of a word, and the last part of its own route. */
const doors = {
  left: ['report_departure', 'departures'],
  stopped: ['report_stop', 'stops'],
  moving: ['report_moving', 'movements'],
  arrived: ['report_arrival', 'arrivals'],
  problem: ['report_problem', 'problems'],
  head_count: ['report_head_count', 'head-counts'],
  others: ['board_others', 'boardings/others'],
} as const satisfies Record<ConvoyWord, readonly [FieldCommand, string]>;

interface Said {
  readonly leg?: number | null;
  readonly reason?: StopReason;
  /** Minutes from now; left out where nothing was said. */
  readonly newsInMinutes?: number;
  readonly note?: string;
  readonly patients?: number;
  readonly companions?: number;
  /** People without a case. */
  readonly others?: OthersCount;
}

/** Sends one word about a convoy, said to have happened now in operation time. */
export function report(
  convoyId: string,
  word: ConvoyWord,
  { leg, reason, newsInMinutes, note, patients, companions, others }: Said,
): void {
  const occurredAt = instantIn(0);
  const nextNewsBy = newsInMinutes === undefined ? undefined : instantIn(newsInMinutes);
  const [name, door] = doors[word];
  put(
    {
      name,
      path: `/api/convoys/${convoyId}/${door}`,
      subject: { kind: 'convoy', id: convoyId },
      occurredAt,
      // JSON leaves undefined values out.
      payload: { leg: leg ?? undefined, reason, nextNewsBy, note, patients, companions, ...others },
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
      others: others ?? null,
    },
  );
}
