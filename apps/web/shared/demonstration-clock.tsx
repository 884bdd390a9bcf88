import { formatMoment } from '@corridor/messages/language';
import { useEffect, useState } from 'preact/hooks';
import { shown } from './language';
import { operationNow, zone } from './time';

/** The exercise's moment, in its zone. */
export const clockSaid = (): string => formatMoment(shown.value.language, 'moment', operationNow(), zone());

/** Runs at real speed. No live region: a screen reader would speak every minute. */
export function DemonstrationClock() {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => {
      tick((n) => n + 1);
    }, 1_000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return <time dateTime={new Date(operationNow()).toISOString()}>{clockSaid()}</time>;
}
