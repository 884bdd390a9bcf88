import { useEffect, useRef } from 'preact/hooks';

export const A_MINUTE_MS = 60_000;

/** Does something again and again while it is on the screen: what changes with the clock alone, nobody tells of. */
export function useEvery(ms: number, act: () => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const timer = setInterval(() => {
      latest.current();
    }, ms);
    return () => {
      clearInterval(timer);
    };
  }, [ms]);
}
