import { signal } from '@preact/signals';

/** The exercise that base shows as a demonstration; null on any other start. Every answer of base says it. */
export const demonstrationId = signal<string | null>(null);
