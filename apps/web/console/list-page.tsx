import { CaseChip } from '../shared/case-chips';
import { Code } from '../shared/code';
import { Loaded } from '../shared/loaded';
import { day } from '../shared/time';
import { AskForCopy } from './copy-form';
import type { ListedItem, VersionPage } from './lists';
import { versionName } from './lists';
import { useLiveLoad } from './live';
import { may } from './may';
import { Page } from './page';
import type { RoomProps } from './room-props';
import { Table } from './table';
import { number, t } from './texts';

/** One version of a list: who stands on it, and what became of them since. */
export function ListPage({ id }: RoomProps) {
  const load = useLiveLoad<VersionPage>(`/api/lists/versions/${id}`, ['list', 'case']);
  return (
    <Loaded from={load}>
      {({ list, number: n, asOf, reportedTotal, members, hash, people, isLatest }) => (
        <Page title={versionName(list, n)} tab={t('lists.title')}>
          <dl class="facts">
            <div>
              <dt>{t('areas.as_of')}</dt>
              <dd>{day(asOf)}</dd>
            </div>
            <div>
              <dt>{t('lists.stated')}</dt>
              <dd>{reportedTotal === null ? t('lists.not_stated') : number(reportedTotal)}</dd>
            </div>
            <div>
              <dt>{t('lists.named')}</dt>
              <dd>{members === null ? t('lists.total_only') : number(members)}</dd>
            </div>
          </dl>
          <p class="quiet">
            <Code>{hash.slice(0, 12)}</Code>
          </p>
          {n > 1 && (
            <p>
              <a class="button" href={`#/list-differences/${id}`}>
                {t('lists.differences')}
              </a>
            </p>
          )}
          <People people={people} caption={list.title} />
          {!isLatest && <p class="note note-wait">{t('lists.superseded')}</p>}
          {may('lists.share') && members !== null && isLatest && <AskForCopy listId={list.id} versionId={id} />}
        </Page>
      )}
    </Loaded>
  );
}

/** By code and state: a list's order tells nobody who goes first. */
export const People = ({ people, caption }: { people: readonly ListedItem[]; caption: string }) => (
  <Table<ListedItem>
    caption={caption}
    rows={people}
    rowKey={({ id }) => id}
    empty={t('lists.nobody')}
    columns={[
      {
        label: t('case.code'),
        cell: ({ id, code }) => (
          <a href={`#/case/${id}`}>
            <Code>{code}</Code>
          </a>
        ),
      },
      { label: t('lists.since'), cell: ({ status }) => <CaseChip status={status} /> },
    ]}
  />
);
