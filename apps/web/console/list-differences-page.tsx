import { type Fate, fates, type Part, type SideOfDifference } from '@corridor/domain/lists';
import { Loaded } from '../shared/loaded';
import { useLoad } from '../shared/load';
import type { List } from '../shared/answers';
import { day } from '../shared/time';
import { People } from './list-page';
import { type DifferencesAnswer, type ListItem, type VersionItem, versionName } from './lists';
import { useLiveLoad } from './live';
import { Folded, Page, Section } from './page';
import type { RoomProps } from './room-props';
import { Table } from './table';
import { number, t } from './texts';
import { WhatItCounts } from './what-it-counts';

/** Why one list says one number and another says another. */
export function ListDifferencesPage({ id, further: [against] }: RoomProps) {
  const lists = useLoad<List<ListItem>>('/api/lists?limit=200');
  const path = `/api/lists/versions/${id}/differences${against === undefined ? '' : `?against=${against}`}`;
  const load = useLiveLoad<DifferencesAnswer>(path, ['list', 'case']);
  const versions = (lists.value?.items ?? []).flatMap((list) => list.versions.map((version) => ({ list, version })));
  const known = ({ versionId }: SideOfDifference) => versions.find(({ version }) => version.id === versionId);
  const nameOf = (side: SideOfDifference): string => {
    const found = known(side);
    return found ? versionName(found.list, found.version.number) : '';
  };
  return (
    <Page title={t('lists.differences')} tab={t('lists.differences')}>
      <p>
        <a href="#/lists">{t('lists.title')}</a>
      </p>
      <Loaded from={load}>
        {({ a, b, parts }) => (
          <>
            <Sides sides={[a, b]} nameOf={nameOf} versionOf={(side) => known(side)?.version} />
            {parts === null ? (
              <>
                <p class="note">{t('lists.totals_only')}</p>
                <p>
                  <a href="#/reported">{t('reported.title')}</a>
                </p>
              </>
            ) : (
              <Parts
                parts={[
                  { title: t('lists.in_both'), part: parts.inBoth },
                  { title: t('lists.only_on', { what: nameOf(a) }), part: parts.onlyA },
                  { title: t('lists.only_on', { what: nameOf(b) }), part: parts.onlyB },
                ]}
              />
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

interface SidesProps {
  readonly sides: readonly SideOfDifference[];
  readonly nameOf: (side: SideOfDifference) => string;
  readonly versionOf: (side: SideOfDifference) => VersionItem | undefined;
}

/** Each number with what it is: two of different kinds are never subtracted. */
const Sides = ({ sides, nameOf, versionOf }: SidesProps) => (
  <>
    <Table<SideOfDifference>
      caption={t('lists.differences')}
      rows={sides}
      rowKey={({ versionId }) => versionId}
      empty={t('lists.empty')}
      columns={[
        { label: t('lists.list'), cell: (side) => <a href={`#/list/${side.versionId}`}>{nameOf(side)}</a> },
        {
          label: t('lists.stated'),
          cell: ({ reportedTotal }) => (reportedTotal === null ? t('lists.not_stated') : number(reportedTotal)),
          isNumber: true,
        },
        {
          label: t('lists.named'),
          cell: ({ named }) => (named === null ? t('lists.total_only') : number(named)),
          isNumber: true,
        },
        { label: t('areas.as_of'), cell: (side) => dayOf(versionOf(side)) },
        { label: t('reported.counts'), cell: (side) => <WhatItCounts said={versionOf(side)?.whatItCounts ?? ''} /> },
      ]}
    />
    {sides
      .filter(({ unexplained }) => unexplained !== null && unexplained !== 0)
      .map((side) => (
        <p key={side.versionId} class="note note-wait">
          <strong>{nameOf(side)}</strong>{' '}
          {t('lists.sum_differs', { stated: number(side.reportedTotal ?? 0), named: number(side.named ?? 0) })}
        </p>
      ))}
  </>
);

const dayOf = (version: VersionItem | undefined): string => (version ? day(version.asOf) : '');

interface Titled {
  readonly title: string;
  readonly part: Part;
}

const Parts = ({ parts }: { parts: readonly Titled[] }) => (
  <Section title={t('lists.since')}>
    <Table<Titled>
      caption={t('lists.since')}
      rows={parts}
      rowKey={({ title }) => title}
      empty={t('lists.nobody')}
      columns={[
        { label: t('lists.list'), cell: ({ title }) => title },
        {
          label: t('lists.people_all'),
          cell: ({ part }) => <strong>{number(part.people.length)}</strong>,
          isNumber: true,
        },
        ...fates.map((fate: Fate) => ({
          label: t(`lists.fate.${fate}`),
          cell: ({ part }: Titled) => number(part.byFate[fate]),
          isNumber: true,
        })),
      ]}
    />
    {parts
      .filter(({ part }) => part.people.length > 0)
      .map(({ title, part }) => (
        <Folded key={title} title={`${title} (${number(part.people.length)})`}>
          <People people={part.people} caption={title} />
        </Folded>
      ))}
  </Section>
);
