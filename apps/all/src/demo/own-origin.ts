import { RuleViolation } from '@corridor/domain/commands';
import type { FastifyRequest } from 'fastify';

/**
 * A page of another site could sign its visitor in here: browsers name the page's origin with every such request, even
 * over plain HTTP, where they leave out what the guard goes by.
 */
export function mustComeFromHere({ headers }: Pick<FastifyRequest, 'headers'>): void {
  const { origin, host } = headers;
  if (origin === undefined) return;
  if (!URL.canParse(origin) || new URL(origin).host !== host)
    throw new RuleViolation('request.foreign_origin', {}, 'not_permitted');
}
