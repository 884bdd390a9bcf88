import type { FieldCommand, SignedEnvelope } from '@corridor/domain/devices';
import { generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import type { Answer, Person } from './person';

interface Made {
  readonly id: string;
  readonly command: string;
  readonly signature: string;
}

/** A phone that its person has set up: makes commands with its own key, and needs somebody's session to carry them. */
export class Phone {
  private seq = 0;

  private constructor(
    readonly id: string,
    readonly person: Person,
    private readonly operationId: string,
    private readonly key: KeyObject,
  ) {}

  static async of(person: Person, operationId: string, name = 'Phone 1'): Promise<Phone> {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const spki = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
    const { id } = await person.created(`/api/devices?operationId=${operationId}`, { name, publicKey: spki });
    return new Phone(String(id), person, operationId, privateKey);
  }

  /** Signs one command; nothing is sent. */
  make(
    name: FieldCommand,
    subject: SignedEnvelope['subject'],
    payload: object = {},
    overrides: Partial<SignedEnvelope> = {},
  ): Made {
    const envelope: SignedEnvelope = {
      id: randomUUID(),
      name,
      v: 1,
      operationId: this.operationId,
      subject,
      after: [],
      // Nobody presses twice in the same millisecond.
      occurredAt: new Date(Date.now() + this.seq).toISOString(),
      actorId: this.person.accountId,
      device: { id: this.id, seq: this.seq++ },
      payload,
      ...overrides,
    };
    const command = JSON.stringify(envelope);
    return { id: envelope.id, command, signature: this.signatureOf(command) };
  }

  signatureOf(text: string): string {
    return sign('sha256', Buffer.from(text), { key: this.key, dsaEncoding: 'ieee-p1363' }).toString('base64');
  }
}

/** Carries what phones made, in the session of whoever it is. */
export async function carry(
  by: Person,
  operationId: string,
  made: readonly Omit<Made, 'id'>[],
): Promise<Answer['body']> {
  const commands = made.map(({ command, signature }) => ({ command, signature }));
  return (await by.created(`/api/sync?operationId=${operationId}`, { commands })).outcomes;
}
