import { computed, signal } from '@preact/signals';

const STORED = 'alarm-sound';

/** Whether this browser is to ring; its own choice, kept on this device. */
const isWanted = signal(readWanted());
/** A browser plays nothing before somebody has touched the page. */
const isAllowed = signal(false);

export const isSoundOn = computed(() => isWanted.value && isAllowed.value);

let context: AudioContext | undefined;

/** Asked of the browser at a press or a key: no other moment counts. */
async function allow(): Promise<void> {
  try {
    context ??= new AudioContext();
    await context.resume();
    isAllowed.value = context.state === 'running';
  } catch {
    isAllowed.value = false; // a browser, or a machine, without sound
  }
}

/** Whoever chose the sound once has it again with the first touch of the page. */
export function startSound(): void {
  const touched = (): void => {
    if (!isWanted.peek()) return;
    void allow();
    for (const event of ['pointerdown', 'keydown'] as const) window.removeEventListener(event, touched);
  };
  for (const event of ['pointerdown', 'keydown'] as const) window.addEventListener(event, touched);
}

export async function switchSound(isOn: boolean): Promise<void> {
  isWanted.value = isOn;
  try {
    localStorage.setItem(STORED, isOn ? 'on' : 'off');
  } catch {
    // A browser that stores nothing: the choice holds until the page is closed.
  }
  if (!isOn) return;
  await allow();
  ring();
}

/** Two tones, three times: made here, since a file would have to be fetched when the line may be down. */
export function ring(): void {
  if (!context || context.state !== 'running') return;
  const from = context.currentTime;
  for (let i = 0; i < 6; i += 1) tone(context, i % 2 === 0 ? 880 : 660, from + i * 0.25);
}

function tone(on: AudioContext, hertz: number, at: number): void {
  const oscillator = on.createOscillator();
  const loudness = on.createGain();
  oscillator.frequency.value = hertz;
  loudness.gain.setValueAtTime(0.0001, at);
  loudness.gain.exponentialRampToValueAtTime(0.4, at + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.0001, at + 0.22);
  oscillator.connect(loudness).connect(on.destination);
  oscillator.start(at);
  oscillator.stop(at + 0.24);
}

function readWanted(): boolean {
  try {
    return localStorage.getItem(STORED) === 'on';
  } catch {
    return false;
  }
}
