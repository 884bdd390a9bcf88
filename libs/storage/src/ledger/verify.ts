import { type ChainFault, faultOf, GENESIS } from './chain';
import type { Storage } from '../storage';

export type Verification =
  | { readonly entries: number; readonly intact: true }
  | { readonly entries: number; readonly intact: false; readonly brokenAt: number; readonly reason: ChainFault };

const AT_ONCE = 1_000;

/** Walks an operation's chain from its first entry and names the first that was changed or is missing. */
export async function verifyChain(storage: Storage, operationId: string): Promise<Verification> {
  let previousHash = GENESIS;
  let seq = 0;
  for (;;) {
    const range = [operationId, seq, seq + AT_ONCE] as const;
    const headers = await storage.records(
      'ledgerEntries',
      'WHERE operation_id = $1 AND seq > $2 AND seq <= $3 ORDER BY seq',
      range,
    );
    const rest = await storage.records('ledgerBodies', 'WHERE operation_id = $1 AND seq > $2 AND seq <= $3', range);
    const bodies = new Map(rest.map((body) => [body.seq, body]));
    for (const header of headers) {
      const reason = faultOf(header, bodies.get(header.seq), { seq: seq + 1, previousHash });
      if (reason !== null) return { entries: seq, intact: false, brokenAt: seq + 1, reason };
      seq += 1;
      previousHash = header.hash;
    }
    if (headers.length < AT_ONCE) break;
  }
  const [head] = await storage.records('ledgerHeads', 'WHERE operation_id = $1', [operationId]);
  const headHolds = head ? head.seq === seq && head.hash === previousHash : seq === 0;
  return headHolds
    ? { entries: seq, intact: true }
    : { entries: seq, intact: false, brokenAt: seq + 1, reason: 'head_differs' };
}
