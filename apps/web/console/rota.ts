import type { CallOrder, Gap, WakingChannel } from '@corridor/domain/duty';
import { type Load } from '../shared/load';
import { A_MINUTE_MS, useEvery } from './every';
import { useLiveLoad } from './live';

export interface Shift {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly enclaveId: string | null;
  readonly callOrder: CallOrder;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly handedOverAt: string | null;
  readonly noteId: string | null;
  readonly wakenBy: readonly WakingChannel[];
}

export interface Rota {
  readonly now: string;
  readonly from: string;
  readonly on: readonly Shift[];
  readonly next: readonly Shift[];
  readonly wakesNobody: boolean;
  readonly gaps: readonly Gap[];
  readonly notHandedOver: readonly Shift[];
  readonly shifts: readonly Shift[];
}

/** The rota of a week: asked anew when a shift or a way to reach somebody changes, and with the clock. */
export function useRota(from?: string): Load<Rota> {
  const path = from === undefined ? '/api/rota' : `/api/rota?from=${encodeURIComponent(from)}`;
  const load = useLiveLoad<Rota>(path, ['shift', 'account']);
  useEvery(A_MINUTE_MS, load.reload);
  return load;
}
