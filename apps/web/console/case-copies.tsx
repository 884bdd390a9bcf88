import { Name } from '../shared/code';
import { Loaded } from '../shared/loaded';
import { moment } from '../shared/time';
import { columnsSaid, type CopyItem, versionName } from './lists';
import { useLiveList } from './live';
import { Section } from './page';
import { Table } from './table';
import { t } from './texts';

/** Who was given a list with this patient on it: the patient may ask. */
export function CopiesOfCase({ caseId }: { caseId: string }) {
  const copies = useLiveList<CopyItem>(`/api/evacuations/${caseId}/list-copies`, ['list_copy']);
  return (
    <Section title={t('lists.of_case')}>
      <Loaded from={copies}>
        {({ items }) => (
          <Table<CopyItem>
            caption={t('lists.of_case')}
            rows={items}
            rowKey={({ id }) => id}
            empty={t('lists.of_case_none')}
            columns={[
              { label: t('lists.recipient'), cell: ({ recipient }) => <Name>{recipient}</Name> },
              { label: t('lists.list'), cell: (copy) => versionName(copy, copy.versionNumber) },
              { label: t('lists.columns'), cell: ({ columns }) => columnsSaid(columns) },
              { label: t('lists.shared_at'), cell: ({ sharedAt }) => moment(sharedAt) },
              {
                label: t('lists.until'),
                cell: ({ expiresAt, withdrawnAt }) =>
                  withdrawnAt === null ? moment(expiresAt) : t('lists.withdrawn', { time: moment(withdrawnAt) }),
              },
            ]}
          />
        )}
      </Loaded>
    </Section>
  );
}
