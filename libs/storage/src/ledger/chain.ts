import type { EntryDraft } from '@corridor/domain/audit';
import { randomSalt, sha256 } from '@corridor/platform/seal';
import type { RecordOf } from '../records';

/** What the first entry of every operation follows. */
export const GENESIS = '0'.repeat(64);

export type ChainHead = RecordOf<'ledgerHeads'>;
export type Header = RecordOf<'ledgerEntries'>;
export type Body = RecordOf<'ledgerBodies'>;

/** The next link: a header that commits to the salted body and to the header before it, and the body itself. */
export function nextLink(
  head: ChainHead,
  draft: EntryDraft,
  stamp: Pick<Header, 'actorId' | 'deviceId' | 'commandId' | 'occurredAt' | 'recordedAt'>,
): { readonly head: ChainHead; readonly header: Header; readonly body: Body } {
  const { operationId } = head;
  const seq = head.seq + 1;
  const text = JSON.stringify({ body: draft.body, subjects: draft.subjects });
  const salt = randomSalt();
  const unhashed = {
    operationId,
    seq,
    name: draft.name,
    ...stamp,
    bodyHash: sha256(salt + text),
    previousHash: head.hash,
  };
  const header = { ...unhashed, hash: hashOf(unhashed) };
  return { head: { operationId, seq, hash: header.hash }, header, body: { operationId, seq, salt, body: text } };
}

/** sha256 over the header's fields in a fixed order. */
export function hashOf(header: Omit<Header, 'hash'>): string {
  const { operationId, seq, name, actorId, deviceId, commandId, occurredAt, recordedAt, bodyHash, previousHash } =
    header;
  return sha256(
    JSON.stringify([
      operationId,
      seq,
      name,
      actorId,
      deviceId,
      commandId,
      occurredAt,
      recordedAt,
      bodyHash,
      previousHash,
    ]),
  );
}

export type ChainFault = 'missing_entry' | 'header_changed' | 'link_broken' | 'body_changed' | 'head_differs';

/** The fault of one link, or null. A body that retention took away is no fault: its hash still stands in the header. */
export function faultOf(
  header: Header,
  body: Pick<Body, 'salt' | 'body'> | undefined,
  expected: { readonly seq: number; readonly previousHash: string },
): ChainFault | null {
  if (header.seq !== expected.seq) return 'missing_entry';
  if (header.previousHash !== expected.previousHash) return 'link_broken';
  if (hashOf(header) !== header.hash) return 'header_changed';
  return body && sha256(body.salt + body.body) !== header.bodyHash ? 'body_changed' : null;
}
