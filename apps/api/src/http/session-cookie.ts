import type { FastifyReply, FastifyRequest } from 'fastify';

const PLAIN = 'corridor_session';
/** Over HTTPS the prefix binds the cookie to this very host, so that a neighbour cannot plant one. */
const SECURE = `__Host-${PLAIN}`;

/** The token in a Cookie header; null where there is none. */
export function readSessionCookie(header: string | undefined): string | null {
  for (const pair of (header ?? '').split(';')) {
    const [name, value] = pair.trim().split('=', 2);
    if ((name === SECURE || name === PLAIN) && value !== undefined && /^[\w-]{43}$/.test(value)) return value;
  }
  return null;
}

export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  void reply.header('set-cookie', cookie(request, token, ''));
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  void reply.header('set-cookie', cookie(request, '', '; Max-Age=0'));
}

function cookie(request: FastifyRequest, value: string, more: string): string {
  const isSecure = request.protocol === 'https';
  return `${isSecure ? SECURE : PLAIN}=${value}; Path=/; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}${more}`;
}
