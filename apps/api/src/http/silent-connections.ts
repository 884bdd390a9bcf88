import type { FastifyInstance } from 'fastify';
import type { Socket } from 'node:net';

/**
 * Browsers open connections ahead and may never ask anything on them. Node counts such a one as busy for a minute, and a
 * shutdown would wait for it; so they are closed when the server is.
 */
export function closeSilentConnections(server: FastifyInstance, isTls: boolean): void {
  const silent = new Set<Socket>();
  server.server.on(isTls ? 'secureConnection' : 'connection', (socket: Socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  server.server.on('request', ({ socket }) => void silent.delete(socket));
  server.addHook('preClose', (done) => {
    for (const socket of silent) socket.destroy();
    done();
  });
}
