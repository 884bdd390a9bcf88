import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** What the sink does with a message that it has read to its end, before it answers. */
export type OnMessage = (messageId: string) => Promise<void>;

/** A mail server that counts what it accepted, by Message-ID, and may take its time. */
export class MailSink {
  /** In the order in which they were accepted. */
  readonly accepted: string[] = [];
  connections = 0;
  /** What happens between the end of a message and the word that it is accepted. */
  onMessage: OnMessage = () => Promise.resolve();
  private readonly server: SMTPServer;

  private constructor() {
    this.server = new SMTPServer({
      authOptional: true,
      // A pooled connection of the client stays open as long as it is let.
      closeTimeout: 100,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onConnect: (_session, answer) => {
        this.connections += 1;
        answer();
      },
      onData: (stream, _session, answer) => {
        let text = '';
        stream.on('data', (part: Buffer) => (text += part.toString()));
        stream.on('end', () => {
          const id = /^Message-ID: *<([^>]+)>/im.exec(text)?.[1] ?? 'none';
          this.onMessage(id).then(
            () => {
              this.accepted.push(id);
              answer();
            },
            (error: Error) => answer(error),
          );
        });
      },
    });
    // A client that is killed breaks its connection: that is what the test is about.
    this.server.on('error', () => undefined);
  }

  static async listen(): Promise<MailSink> {
    const sink = new MailSink();
    await new Promise<void>((done) => sink.server.listen(0, '127.0.0.1', done));
    return sink;
  }

  get url(): string {
    const { port } = this.server.server.address() as AddressInfo;
    return `smtp://127.0.0.1:${String(port)}`;
  }

  close(): Promise<void> {
    return new Promise((done) => this.server.close(() => done()));
  }
}
