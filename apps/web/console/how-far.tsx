import type { DeliveryState, ToldEvent } from '@corridor/domain/notifications';
import { Chip, type Shape, type Tone } from '../shared/chip';
import { Code, Name } from '../shared/code';
import { moment } from '../shared/time';
import type { Column } from './table';
import { t } from './texts';

export interface Delivery {
  readonly id: string;
  readonly channel: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly event: ToldEvent | 'digest';
  readonly reference: string | null;
  readonly at: string;
  readonly sentAt: string | null;
  readonly errorCode: string | null;
  /** Null for an address outside. */
  readonly recipient: string | null;
}

/** What every table of deliveries begins with. */
export const deliveryColumns = (): readonly Column<Delivery>[] => [
  { label: t('inbox.when'), cell: ({ at }) => moment(at) },
  {
    label: t('inbox.what'),
    cell: ({ event, reference }) => (
      <>
        {t(`event.${event}`)} {reference && <Code>{reference}</Code>}
      </>
    ),
  },
  { label: t('mail_page.recipient'), cell: ({ recipient }) => <Name>{recipient ?? t('delivery.outside')}</Name> },
];

const look: Readonly<Record<DeliveryState, readonly [Shape, Tone]>> = {
  pending: ['ring', 'quiet'],
  claimed: ['half', 'calm'],
  sent: ['check', 'good'],
  delivered: ['check', 'good'],
  acknowledged: ['check', 'good'],
  failed: ['cross', 'alarm'],
  not_needed: ['ring', 'quiet'],
};

/** How far a message got; where it did not arrive, why, in words and with the code that an engineer asks for. */
export const HowFar = ({ state, errorCode }: Pick<Delivery, 'state' | 'errorCode'>) => (
  <>
    <Chip shape={look[state][0]} tone={look[state][1]}>
      {t(`delivery.state.${state}`)}
    </Chip>{' '}
    {errorCode !== null && (
      <>
        {t(`delivery.why.${whyOf(errorCode)}`)} <Code>{errorCode}</Code>
      </>
    )}
  </>
);

function whyOf(code: string): 'no_address' | 'refused' | 'unreachable' | 'given_up' {
  if (code === 'no_address') return 'no_address';
  if (/_5\d\d$|_refused/.test(code)) return 'refused';
  return code === 'unreachable' || /_(e[a-z]+|timeout|dns_failed)$/.test(code) ? 'unreachable' : 'given_up';
}
