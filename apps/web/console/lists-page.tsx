import { Name } from '../shared/code';
import { Loaded } from '../shared/loaded';
import { day, moment } from '../shared/time';
import { CompareForm } from './list-compare';
import { OpenListForm, RecordVersionForm } from './list-forms';
import type { ListItem, VersionItem } from './lists';
import { useLiveList } from './live';
import { may } from './may';
import { Folded, Page, Section } from './page';
import { Table } from './table';
import { number, t } from './texts';
import { ValuePicture } from './value-picture';
import { WhatItCounts } from './what-it-counts';

/** What each list says, side by side: compared, never added up. */
export function ListsPage() {
  const lists = useLiveList<ListItem>('/api/lists?limit=200', ['list']);
  return (
    <Page title={t('lists.title')} tab={t('lists.title')}>
      <p>{t('lists.hint')}</p>
      {may('lists.second_share') && (
        <p>
          <a class="button" href="#/list-copies">
            {t('lists.copies')}
          </a>
        </p>
      )}
      <Loaded from={lists}>
        {({ items }) => (
          <>
            {items.length === 0 && <p class="note">{t('lists.empty')}</p>}
            <ValuePicture values={items.flatMap(totalOf)} />
            {items.map((list) => (
              <ListSection key={list.id} list={list} />
            ))}
            {items.some(({ versions }) => versions.length > 0) && <CompareForm lists={items} />}
            {may('lists.record') && items.length > 0 && <RecordVersionForm lists={items} done={lists.reload} />}
            {may('lists.record') && <OpenListForm done={lists.reload} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** The newest total that a list states, or else how many are known of it. */
function totalOf({ id, title, versions: [latest] }: ListItem) {
  const value = latest?.reportedTotal ?? latest?.members;
  if (latest === undefined || value === undefined || value === null) return [];
  const label = (
    <>
      <Name>{title}</Name> <span class="quiet">{day(latest.asOf)}</span>
    </>
  );
  return [{ key: id, label, value }];
}

const ListSection = ({ list }: { list: ListItem }) => {
  const [latest, ...older] = list.versions;
  return (
    <Section title={list.title}>
      <p class="quiet">
        {t(`lists.kind.${list.kind}`)}
        {list.organisation !== null && (
          <>
            {' · '}
            <Name>{list.organisation}</Name>
          </>
        )}
      </p>
      {latest &&
        latest.members !== null &&
        latest.reportedTotal !== null &&
        latest.members !== latest.reportedTotal && (
          <p class="note note-wait">
            {t('lists.sum_differs', { stated: number(latest.reportedTotal), named: number(latest.members) })}
          </p>
        )}
      <Versions list={list} versions={latest ? [latest] : []} />
      {older.length > 0 && (
        <Folded title={t('lists.all_versions')}>
          <Versions list={list} versions={list.versions} />
        </Folded>
      )}
    </Section>
  );
};

const Versions = ({ list, versions }: { list: ListItem; versions: readonly VersionItem[] }) => (
  <Table<VersionItem>
    caption={list.title}
    rows={versions}
    rowKey={({ id }) => id}
    empty={t('lists.no_versions')}
    columns={[
      {
        label: t('lists.version'),
        cell: ({ id, number: n }) => <a href={`#/list/${id}`}>{t('lists.version_n', { n })}</a>,
      },
      { label: t('areas.as_of'), cell: ({ asOf }) => day(asOf) },
      {
        label: t('lists.stated'),
        cell: ({ reportedTotal }) => (reportedTotal === null ? t('lists.not_stated') : number(reportedTotal)),
        isNumber: true,
      },
      {
        label: t('lists.named'),
        cell: ({ members }) => (members === null ? t('lists.total_only') : number(members)),
        isNumber: true,
      },
      { label: t('reported.counts'), cell: ({ whatItCounts }) => <WhatItCounts said={whatItCounts} /> },
      { label: t('lists.recorded'), cell: ({ recordedAt }) => moment(recordedAt) },
    ]}
  />
);
