import type { SignedEnvelope } from '@corridor/domain/devices';
import type { Write } from '../shared/api';
import { nextSeq } from './phone';
import type { OpenKey } from './phone-key';

/** A command as a screen makes it: what it says, and what it is about. */
export type FieldWrite = Pick<SignedEnvelope, 'name' | 'subject' | 'occurredAt' | 'payload'>;

/** The command as text under the phone's own signature: whoever is signed in may carry it to base. */
export async function signedWrite(
  key: OpenKey,
  { name, subject, occurredAt, payload }: FieldWrite,
  about: { readonly id: string; readonly operationId: string; readonly deviceId: string },
): Promise<Omit<Write, 'key'>> {
  const { id, operationId, deviceId } = about;
  const envelope: SignedEnvelope = {
    id,
    name,
    v: 1,
    operationId,
    subject,
    after: [],
    occurredAt,
    actorId: key.kept.accountId,
    device: { id: deviceId, seq: nextSeq(key) },
    payload,
  };
  const command = JSON.stringify(envelope);
  const signature = await key.sign(command);
  return { path: `/api/sync?operationId=${operationId}`, body: { commands: [{ command, signature }] } };
}
