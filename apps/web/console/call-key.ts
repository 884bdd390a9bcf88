import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { logCall } from './log-call';

const STORED = 'call-key';

function stored(): boolean {
  try {
    return localStorage.getItem(STORED) !== 'off';
  } catch {
    return true;
  }
}

/** Whether the key opens the dialog. Who speaks to the computer or presses keys by accident turns it off (WCAG 2.1.4). */
export const isCallKeyOn = signal(stored());

export function setCallKey(isOn: boolean): void {
  isCallKeyOn.value = isOn;
  try {
    localStorage.setItem(STORED, isOn ? 'on' : 'off');
  } catch {
    // A browser that stores nothing: the choice holds until the page closes.
  }
}

/** L logs a call from every page, unless somebody types or another dialog is open. */
export function useCallKey(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!isCallKeyOn.peek() || !isTheKey(event) || isBusy(event.target)) return;
      event.preventDefault();
      logCall();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  }, []);
}

/** The letter where the keyboard has it; where it writes another script, the key in the same place. */
function isTheKey({ key, code, ctrlKey, altKey, metaKey, repeat }: KeyboardEvent): boolean {
  if (ctrlKey || altKey || metaKey || repeat) return false;
  return /^[a-z]$/i.test(key) ? key.toLowerCase() === 'l' : code === 'KeyL';
}

function isBusy(target: EventTarget | null): boolean {
  const isInField = target instanceof Element && target.closest('input, select, textarea, [contenteditable]') !== null;
  return isInField || document.querySelector('dialog[open]') !== null;
}
