import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';

/** Memory for one hash is 19 MiB; a small machine takes two at once and lets the others wait. */
const AT_ONCE = 2;

/** argon2id, as OWASP recommends it (19 MiB, two passes, one lane: the library's defaults). */
@Injectable()
export class Passphrases {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly decoy = hash('nobody has this passphrase');

  hash(passphrase: string): Promise<string> {
    return this.inTurn(() => hash(passphrase));
  }

  /** A name that nobody has costs as much time as one that somebody has. */
  async matches(passphraseHash: string | undefined, passphrase: string): Promise<boolean> {
    const against = passphraseHash ?? (await this.decoy);
    const isRight = await this.inTurn(() => verify(against, passphrase));
    return isRight && passphraseHash !== undefined;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    while (this.running >= AT_ONCE) await new Promise<void>((next) => this.waiting.push(next));
    this.running += 1;
    try {
      return await work();
    } finally {
      this.running -= 1;
      this.waiting.shift()?.();
    }
  }
}
