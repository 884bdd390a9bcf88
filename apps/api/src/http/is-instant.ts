import { instant } from '@corridor/domain/time';
import { ValidateBy } from 'class-validator';

/** A date, a time and an offset: without one, the server would read the moment in its own zone. */
const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;

/** ISO 8601 with offset, of a day that exists, within what `instant` can hold. */
export const IsInstant = (): PropertyDecorator =>
  ValidateBy({
    name: 'isInstant',
    validator: { validate: isInstant, defaultMessage: () => 'not a moment with offset' },
  });

function isInstant(value: unknown): boolean {
  if (typeof value !== 'string' || !WITH_OFFSET.test(value)) return false;
  // Date reads the 29th of February of any year as some day.
  const [date = ''] = value.split('T', 1);
  if (new Date(`${date}T00:00:00Z`).toJSON()?.startsWith(date) !== true) return false;
  try {
    return instant(value) !== '';
  } catch {
    return false;
  }
}
