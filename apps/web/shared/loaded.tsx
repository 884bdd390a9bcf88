import type { ComponentChildren } from 'preact';
import type { Load } from './load';
import { saidOf, t } from './texts';

/** Loading, failed or there: every screen says which. What was loaded stays on the screen while base cannot be reached. */
export function Loaded<T>({ from, children }: { from: Load<T>; children: (value: T) => ComponentChildren }) {
  const { value, problem, reload } = from;
  return (
    <>
      {problem && (
        <div class="note note-alarm" role="alert">
          <p>{saidOf(problem)}</p>
          <button type="button" onClick={reload}>
            {t('common.retry')}
          </button>
        </div>
      )}
      {value === undefined
        ? !problem && (
            <p role="status" class="quiet" aria-busy="true">
              {t('common.loading')}
            </p>
          )
        : children(value)}
    </>
  );
}
