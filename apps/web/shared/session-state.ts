import { computed, signal } from '@preact/signals';
import type { OperationHere, Session } from './answers';

/** Who is signed in: undefined while nobody has asked base yet, null when nobody is. */
export const session = signal<Session | null | undefined>(undefined);

/** True after base ended a session that this page was using. */
export const sessionEnded = signal(false);

export const chosenOperationId = signal<string | null>(null);

export const operation = computed<OperationHere | null>(() => {
  const operations = session.value?.operations ?? [];
  return operations.find(({ id }) => id === chosenOperationId.value) ?? operations[0] ?? null;
});

/** Minutes by which this device's clock runs ahead of base; negative where it runs behind. */
export const clockErrorMinutes = signal(0);
