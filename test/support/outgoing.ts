import type { OutgoingMessage } from '../../apps/worker/src/notifications/channel';

/** A message on its way out, to nobody. */
export const aMessage = (overrides: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  id: '0c3f6f3e-58a1-5d0e-9d2f-2f1f6e3b7a55',
  operationId: 'operation-one',
  to: 'https://hooks.example.org/in',
  secrets: [],
  language: 'en',
  event: 'convoy.departed',
  severity: 'attention',
  reference: '7K4M-PQ2',
  operationKind: 'live',
  link: 'https://office.invalid',
  at: '2017-12-28T17:40:00.000Z',
  unsubscribe: null,
  ...overrides,
});
