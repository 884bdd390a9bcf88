import { RuleViolation } from '@corridor/domain/commands';
import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';

interface FieldError {
  readonly field: string;
  readonly code: string;
}

/** Checks the wire shape of bodies and queries; unknown fields are refused, so that a typing error is not lost in silence. */
export const createValidationPipe = (): ValidationPipe =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    exceptionFactory: (errors) => new RuleViolation('request.invalid', { errors: fieldErrors(errors) }, 'invalid'),
  });

/** Every broken field with the name of the check, never the value: it may be a name or a number of somebody. */
function fieldErrors(errors: readonly ValidationError[], above = ''): FieldError[] {
  return errors.flatMap(({ property, constraints, children }) => {
    const field = above === '' ? property : `${above}.${property}`;
    return [...Object.keys(constraints ?? {}).map((code) => ({ field, code })), ...fieldErrors(children ?? [], field)];
  });
}
