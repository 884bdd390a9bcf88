import type { RecordOf } from '../records';

type Delivery = RecordOf<'deliveries'>;
type Given =
  | 'id'
  | 'operationId'
  | 'accountId'
  | 'seq'
  | 'channel'
  | 'routeId'
  | 'lane'
  | 'event'
  | 'severity'
  | 'reference'
  | 'at';

/** A message to somebody with an account that nobody has tried to send yet. Due at once, where nothing else is said. */
export const newDelivery = (
  given: Pick<Delivery, Given> & Partial<Pick<Delivery, 'afterId' | 'relayAt'>>,
): Delivery => ({
  outsideWatchId: null,
  afterId: null,
  state: 'pending',
  attempts: 0,
  firstTryAt: 0,
  relayAt: 0,
  leasedUntil: 0,
  sentAt: null,
  errorCode: null,
  ...given,
});
