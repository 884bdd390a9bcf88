import type { FastifyReply, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** People come over HTTPS, be it to a proxy before this process, which alone would not know. */
    readonly isHttps: boolean;
  }
}

const SESSION = 'corridor_session';

interface Cookie {
  readonly name: string;
  readonly value: string;
  /** Left out, it goes with the browser's session; 0 ends it. */
  readonly maxAgeSeconds?: number;
}

/** The token in the Cookie header; null where there is none. */
export function readSessionCookie(request: FastifyRequest): string | null {
  const value = readCookie(request, SESSION);
  return value !== null && /^[\w-]{43}$/.test(value) ? value : null;
}

export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  addCookie(request, reply, { name: SESSION, value: token });
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  addCookie(request, reply, { name: SESSION, value: '', maxAgeSeconds: 0 });
}

/** Over HTTPS the plain name counts for nothing: a neighbour may plant it. */
export function readCookie({ headers, isHttps }: FastifyRequest, name: string): string | null {
  for (const pair of (headers.cookie ?? '').split(';')) {
    const [given, value] = pair.trim().split('=', 2);
    if (given === fullName(name, isHttps) && value !== undefined && /^[\w-]{1,500}$/.test(value)) return value;
  }
  return null;
}

/** For this very host, for HTTP alone, and never sent with what another site asks. Beside what the answer sets already. */
export function addCookie({ isHttps }: FastifyRequest, reply: FastifyReply, cookie: Cookie): void {
  const { name, value, maxAgeSeconds } = cookie;
  const age = maxAgeSeconds === undefined ? '' : `; Max-Age=${String(maxAgeSeconds)}`;
  const secure = isHttps ? '; Secure' : '';
  void reply.header(
    'set-cookie',
    `${fullName(name, isHttps)}=${value}; Path=/; HttpOnly; SameSite=Strict${secure}${age}`,
  );
}

/** The prefix binds a cookie to this very host, so that a neighbour cannot plant one. */
const fullName = (name: string, isHttps: boolean): string => (isHttps ? `__Host-${name}` : name);
