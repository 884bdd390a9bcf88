import { useEffect, useRef } from 'preact/hooks';
import type { Load } from '../shared/load';

const POLL_MS = 60_000;

/** Asks again every minute, and when the phone comes out of the pocket. */
export function useFresh({ reload }: Load<unknown>): void {
  const latest = useRef(reload);
  latest.current = reload;
  useEffect(() => {
    const look = (): void => {
      if (!document.hidden) latest.current();
    };
    const timer = setInterval(look, POLL_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
}
