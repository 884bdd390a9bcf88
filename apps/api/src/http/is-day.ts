import { ValidateBy } from 'class-validator';

/** A day of the calendar as `YYYY-MM-DD`, of a year that a moment can have. */
export const IsDay = (): PropertyDecorator =>
  ValidateBy({ name: 'isDay', validator: { validate: isDay, defaultMessage: () => 'not a day of the calendar' } });

function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^[12]\d{3}-\d{2}-\d{2}$/.test(value)) return false;
  // Date reads the 30th of February as the 2nd of March.
  return new Date(`${value}T00:00:00Z`).toJSON()?.startsWith(value) === true;
}
