import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

export interface Received {
  readonly headers: IncomingMessage['headers'];
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly body: string;
}

type Answering = (...of: Parameters<RequestListener>) => void;

/** Somebody's web server on this machine: keeps what it was sent, and answers as it is told to. */
export class Receiver {
  readonly received: Received[] = [];
  connections = 0;
  answering: Answering = (_request, response) => response.writeHead(204).end();
  private readonly open = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly scheme: 'http' | 'https',
  ) {
    server.on('connection', (socket: Socket) => {
      this.connections += 1;
      this.open.add(socket);
      socket.on('close', () => this.open.delete(socket));
    });
  }

  static async listen(secured?: { readonly key: string; readonly cert: string }): Promise<Receiver> {
    const answer: RequestListener = (request, response) => void receiver.take(request, response);
    const receiver = secured
      ? new Receiver(createSecureServer(secured, answer), 'https')
      : new Receiver(createServer(answer), 'http');
    await new Promise<void>((ready) => receiver.server.listen(0, '127.0.0.1', ready));
    return receiver;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** As `OUTGOING_ALLOWED_HOSTS` names it. */
  get hostAndPort(): string {
    return `127.0.0.1:${String(this.port)}`;
  }

  get url(): string {
    return `${this.scheme}://${this.hostAndPort}/in`;
  }

  async close(): Promise<void> {
    for (const socket of this.open) socket.destroy();
    await new Promise((closed) => this.server.close(closed));
  }

  private async take(...[request, response]: Parameters<RequestListener>): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { headers, method, url: path } = request;
    this.received.push({ headers, method, path, body: Buffer.concat(chunks).toString('utf8') });
    this.answering(request, response);
  }
}
