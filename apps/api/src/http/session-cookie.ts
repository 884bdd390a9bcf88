import type { FastifyReply, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** People come over HTTPS, be it to a proxy before this process, which alone would not know. */
    readonly isHttps: boolean;
  }
}

const PLAIN = 'corridor_session';
/** Over HTTPS the prefix binds the cookie to this very host, so that a neighbour cannot plant one. */
const SECURE = `__Host-${PLAIN}`;

/** The token in the Cookie header; null where there is none. Over HTTPS the plain name counts for nothing: a neighbour may plant it. */
export function readSessionCookie({ headers, isHttps }: FastifyRequest): string | null {
  for (const pair of (headers.cookie ?? '').split(';')) {
    const [name, value] = pair.trim().split('=', 2);
    if (name === (isHttps ? SECURE : PLAIN) && value !== undefined && /^[\w-]{43}$/.test(value)) return value;
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
  const { isHttps } = request;
  return `${isHttps ? SECURE : PLAIN}=${value}; Path=/; HttpOnly; SameSite=Strict${isHttps ? '; Secure' : ''}${more}`;
}
