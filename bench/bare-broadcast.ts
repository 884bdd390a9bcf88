import Fastify from 'fastify';
import type { ServerResponse } from 'node:http';

/**
 * The floor of the live boards: takes a write, keeps nothing, and sends a message of a board's size to every open stream
 * at once. No database, no session, no board to make.
 */
const open = new Set<ServerResponse>();
const server = Fastify();
let seq = 0;

server.get('/boards', (_request, reply) => {
  reply.hijack();
  reply.raw.writeHead(200, { 'content-type': 'text/event-stream' });
  open.add(reply.raw);
  reply.raw.on('close', () => open.delete(reply.raw));
  reply.raw.write('event: begin\ndata: {}\n\n');
});

server.post('/writes', (request) => {
  seq += 1;
  const { bytes } = request.body as { bytes: number };
  const message = Buffer.from(`event: now\nid: ${String(seq)}\ndata: ${'x'.repeat(bytes)}\n\n`);
  for (const stream of open) stream.write(message);
  return { seq };
});

void server.listen({ port: 0, host: '127.0.0.1' }).then((address) => {
  process.stdout.write(`bare on ${new URL(address).port}\n`);
});
process.on('SIGTERM', () => process.exit(0));
