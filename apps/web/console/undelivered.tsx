import type { List } from '../shared/answers';
import { send } from '../shared/api';
import { useLoad } from '../shared/load';
import { type Delivery, deliveryColumns, HowFar } from './how-far';
import { Section } from './page';
import { Table } from './table';
import { t } from './texts';

/** What did not arrive, for whoever depends on it. Nothing stands here while everything arrives. */
export function Undelivered() {
  const undelivered = useLoad<List<Delivery>>('/api/deliveries/undelivered');
  const items = undelivered.value?.items ?? [];
  if (items.length === 0) return null;
  const again = async (id: string): Promise<void> => {
    await send({ path: `/api/deliveries/${id}/again` });
    undelivered.reload();
  };
  const title = t('delivery.undelivered', { count: items.length });
  return (
    <Section title={title}>
      <p class="quiet">{t('delivery.undelivered_hint')}</p>
      <Table<Delivery>
        caption={title}
        rows={items}
        rowKey={({ id }) => id}
        empty=""
        columns={[
          ...deliveryColumns(),
          { label: t('mail_page.state'), cell: (delivery) => <HowFar {...delivery} /> },
          {
            label: t('delivery.send_again'),
            cell: ({ id }) => (
              <button type="button" onClick={() => void again(id)}>
                {t('delivery.send_again')}
              </button>
            ),
          },
        ]}
      />
    </Section>
  );
}
