import { effect, signal } from '@preact/signals';

const STORED = 'sunlight';

/** Whether the page shows itself for full sun: black on white, thick lines, nothing pale. Kept on this device. */
export const isSunlight = signal(stored());

/** Keeps the page's colours in step with the choice. Called once, before anything is drawn. */
export function startSunlight(): void {
  effect(() => {
    document.documentElement.toggleAttribute('data-sunlight', isSunlight.value);
    try {
      if (isSunlight.value) localStorage.setItem(STORED, 'on');
      else localStorage.removeItem(STORED);
    } catch {
      // A browser that stores nothing: the choice holds until the page closes.
    }
  });
}

function stored(): boolean {
  try {
    return localStorage.getItem(STORED) === 'on';
  } catch {
    return false;
  }
}
