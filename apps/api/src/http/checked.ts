import type { Type } from '@nestjs/common';
import { PlainValuesPipe } from './plain-values.pipe';
import { createValidationPipe } from './validation.pipe';

const plain = new PlainValuesPipe();
const shape = createValidationPipe();

/** A value that came inside another one, checked as if it were a request's body. Refuses with `request.invalid`. */
export async function checked<Dto extends object>(metatype: Type<Dto>, value: unknown): Promise<Dto> {
  const about = { type: 'body', metatype } as const;
  // The pipe answers an instance of the class that it was given.
  return (await shape.transform(plain.transform(value, about), about)) as Dto;
}
