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
export function ImportsPage() {
  const lists = useLiveList<ImportItem>('/api/imports', ['import']);
  return (
    <Page title={t('imports.title')} tab={t('imports.title')}>
      <BringList />
      <Section title={t('imports.earlier')}>
        <Loaded from={lists}>
          {({ items }) => (
            <Table<ImportItem>
              caption={t('imports.earlier')}
              rows={items}
              rowKey={({ id }) => id}
              empty={t('imports.none')}
              more={lists.more}
              columns={[
                {
                  label: t('imports.received'),
                  cell: ({ id, receivedAt }) => <a href={`#/import/${id}`}>{moment(receivedAt)}</a>,
                },
                {
                  label: t('imports.sender'),
                  cell: ({ organisationName }) =>
                    organisationName === null ? t('common.unknown') : <Name>{organisationName}</Name>,
                },
                { label: t('imports.brought_by'), cell: ({ receivedByName }) => <Name>{receivedByName}</Name> },
                { label: t('imports.taken'), cell: ({ taken }) => taken, isNumber: true },
                { label: t('imports.left_out'), cell: ({ leftOut }) => leftOut, isNumber: true },
              ]}
            />
          )}
        </Loaded>
      </Section>
    </Page>
  );
}
