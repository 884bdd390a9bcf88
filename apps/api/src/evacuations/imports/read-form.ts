import { RuleViolation } from '@corridor/domain/commands';
import type { Type } from '@nestjs/common';
import { checked } from '../../http/checked';

/**
 * A form with a whole file in it. It comes as text, so that nothing so large is parsed before it is known who sends it; a
 * small one may come as JSON like any other. Refuses with `request.invalid`.
 */
export async function listForm<Dto extends object>(type: Type<Dto>, body: unknown): Promise<Dto> {
  if (typeof body !== 'string') return checked(type, body ?? {});
  try {
    return await checked(type, JSON.parse(body));
  } catch (error) {
    if (error instanceof RuleViolation) throw error;
    throw new RuleViolation('request.invalid', { errors: [{ field: '', code: 'isJson' }] }, 'invalid');
  }
}
