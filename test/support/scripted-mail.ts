import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** What the server says to a recipient, or at the end of a message: 250, or a refusal with its code. `drop`: it hangs up. */
export type MailWord = 250 | 450 | 451 | 550 | 552 | 'drop';

export interface MailScript {
  readonly recipient: (address: string) => MailWord;
  /** After the message was read to its end. */
  readonly message: (messageId: string, address: string) => MailWord;
}

/** A mail server that does as it is told and remembers what it took, in order, with every repeat. */
export class ScriptedMail {
  readonly accepted: { readonly id: string; readonly to: string }[] = [];
  script: MailScript = { recipient: () => 250, message: () => 250 };
  private readonly server: SMTPServer;

  private constructor() {
    this.server = new SMTPServer({
      authOptional: true,
      // A pooled connection of the client stays open as long as it is let.
      closeTimeout: 100,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: ({ address }, _session, answer) => {
        const word = this.script.recipient(address);
        answer(word === 250 ? null : refusal(word));
      },
      onData: (stream, session, answer) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const id = /^Message-ID: *<([^@>]+)/im.exec(Buffer.concat(chunks).toString())?.[1] ?? 'none';
          const to = session.envelope.rcptTo[0]?.address ?? 'nobody';
          const word = this.script.message(id, to);
          if (word === 250) this.accepted.push({ id, to });
          answer(word === 250 ? null : refusal(word));
        });
      },
    });
    // A client that hangs up breaks its connection: that is what the tests are about.
    this.server.on('error', () => undefined);
  }

  static async listen(port = 0): Promise<ScriptedMail> {
    const mail = new ScriptedMail();
    await new Promise<void>((done) => mail.server.listen(port, '127.0.0.1', done));
    return mail;
  }

  get port(): number {
    return (this.server.server.address() as AddressInfo).port;
  }

  close(): Promise<void> {
    return new Promise((done) => this.server.close(() => done()));
  }
}

/** 421 makes the server close the connection after it, which to the client is one that broke. */
const refusal = (word: MailWord): Error =>
  Object.assign(new Error('as the script says'), { responseCode: word === 'drop' ? 421 : word });
