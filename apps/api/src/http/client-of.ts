import type { ClientKind } from '@corridor/domain/accounts';
import type { FastifyRequest } from 'fastify';

/** What asks, as far as it says: enough for a person to tell their own sign-ins apart, too little to follow anyone by. */
export function clientOf({ headers }: FastifyRequest): ClientKind {
  const agent = headers['user-agent'] ?? '';
  if (/Mobi|Android|iPhone/.test(agent)) return 'phone';
  return agent.startsWith('Mozilla/') ? 'computer' : 'program';
}
