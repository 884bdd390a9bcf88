import type { ListFormat } from '@corridor/domain/imports';
import { Name } from '../shared/code';
import { Loaded } from '../shared/loaded';
import { moment } from '../shared/time';
import { BringList } from './bring-list';
import { useLiveList } from './live';
import { Page, Section } from './page';
import { Table } from './table';
import { t } from './texts';

interface ImportItem {
  readonly id: string;
  readonly receivedAt: string;
  readonly receivedByName: string;
  readonly organisationName: string | null;
  readonly format: ListFormat;
  readonly rowsRead: number;
  readonly taken: number;
  readonly leftOut: number;
}

/** Lists as the field sends them: brought in here, and what became of them. */
export function ListsPage() {
  const lists = useLiveList<ImportItem>('/api/imports', ['import']);
  return (
    <Page title={t('lists.title')} tab={t('lists.title')}>
      <BringList />
      <Section title={t('lists.earlier')}>
        <Loaded from={lists}>
          {({ items }) => (
            <Table<ImportItem>
              caption={t('lists.earlier')}
              rows={items}
              rowKey={({ id }) => id}
              empty={t('lists.none')}
              more={lists.more}
              columns={[
                {
                  label: t('lists.received'),
                  cell: ({ id, receivedAt }) => <a href={`#/list/${id}`}>{moment(receivedAt)}</a>,
                },
                {
                  label: t('lists.sender'),
                  cell: ({ organisationName }) =>
                    organisationName === null ? t('common.unknown') : <Name>{organisationName}</Name>,
                },
                { label: t('lists.brought_by'), cell: ({ receivedByName }) => <Name>{receivedByName}</Name> },
                { label: t('lists.taken'), cell: ({ taken }) => taken, isNumber: true },
                { label: t('lists.left_out'), cell: ({ leftOut }) => leftOut, isNumber: true },
              ]}
            />
          )}
        </Loaded>
      </Section>
    </Page>
  );
}
