import { RuleViolation } from '@corridor/domain/commands';
import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';

/** More than the largest form holds. What comes after walks a body slower than linearly: a large one would stop the process. */
const MOST_VALUES = 5_000;
const DEEPEST = 12;

/**
 * Comes before every other check of a body or query: refuses what those checks, or PostgreSQL, would break on (too many
 * values, too deep a nesting, a NUL in a text), so that it is the sender's fault and never a fault of the server.
 */
export class PlainValuesPipe implements PipeTransform {
  transform(value: unknown, { type }: ArgumentMetadata): unknown {
    if (type !== 'custom') mustBePlain(value);
    return value;
  }
}

/** Level by level, not by recursion: the depth is the sender's. */
function mustBePlain(value: unknown): void {
  let level: readonly unknown[] = [value];
  let values = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    values += level.length;
    if (values > MOST_VALUES || depth > DEEPEST) throw new RuleViolation('request.too_large', {}, 'invalid');
    if (level.some((each) => typeof each === 'string' && each.includes('\0'))) {
      throw new RuleViolation('request.invalid', { errors: [{ field: '', code: 'noNulCharacter' }] }, 'invalid');
    }
    level = level.flatMap((each) =>
      each !== null && typeof each === 'object' ? Object.values(each as Record<string, unknown>) : [],
    );
  }
}
