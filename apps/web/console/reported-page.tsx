import type { ReportedFigures } from '../shared/answers';
import { Name } from '../shared/code';
import { Loaded } from '../shared/loaded';
import { day } from '../shared/time';
import { ImportForm } from './import-form';
import { useLiveLoad } from './live';
import { may } from './may';
import { Page, Section } from './page';
import { ReportedFigureForm } from './reported-form';
import { whatOf } from './reported-words';
import { Source } from './source';
import { Table } from './table';
import { number, t } from './texts';
import { ValuePicture } from './value-picture';
import { WhatItCounts } from './what-it-counts';

type Group = ReportedFigures['groups'][number];
type Figure = Group['figures'][number];

/** What others published of the same thing, side by side: compared, never added up. */
export function ReportedPage() {
  const load = useLiveLoad<ReportedFigures>('/api/reports/reported-figures', ['operation']);
  return (
    <Page title={t('reported.title')} tab={t('reported.title')}>
      <p>{t('reported.hint')}</p>
      <Loaded from={load}>
        {({ groups, sumsThatDiffer }) => (
          <>
            {sumsThatDiffer.map((finding) => (
              <SumNote key={`${finding.source} ${finding.asOf}`} finding={finding} />
            ))}
            {groups.length === 0 && <p class="note">{t('reported.empty')}</p>}
            {groups.map((group) => (
              <GroupSection key={group.what} group={group} />
            ))}
          </>
        )}
      </Loaded>
      {may('reported_figures.write') && <ReportedFigureForm done={load.reload} />}
      {may('reported_figures.write') && (
        <ImportForm kinds={{ 'reported-figures': 'reported.title' }} done={load.reload} />
      )}
    </Page>
  );
}

const SumNote = ({
  finding: { source, parts, sum, stated },
}: {
  finding: ReportedFigures['sumsThatDiffer'][number];
}) => (
  <p class="note note-wait">
    {t('reported.sum_differs', {
      source,
      parts: parts.map(({ value }) => number(value)).join(' + '),
      sum: number(sum),
      stated: number(stated),
    })}
  </p>
);

const GroupSection = ({ group: { what, low, high, figures } }: { group: Group }) => (
  <Section title={whatOf(what)}>
    {low !== high && (
      <p>
        <strong>{t('areas.range', { low: number(low), high: number(high) })}</strong>{' '}
        <span class="quiet">{t('reported.overlaps')}</span>
      </p>
    )}
    <ValuePicture
      values={figures.map(({ id, source, asOf, value, qualifier }) => ({
        key: id,
        label: (
          <>
            <Name>{source}</Name> <span class="quiet">{day(asOf)}</span>
          </>
        ),
        value,
        ...(qualifier === 'exact' ? {} : { qualifier: t(`area.qualifier.${qualifier}`) }),
      }))}
    />
    <Table<Figure>
      caption={whatOf(what)}
      rows={figures}
      rowKey={({ id }) => id}
      empty={t('reported.empty')}
      columns={[
        { label: t('areas.value'), cell: ({ value }) => number(value), isNumber: true },
        { label: t('areas.qualifier'), cell: ({ qualifier }) => t(`area.qualifier.${qualifier}`) },
        { label: t('areas.source'), cell: ({ source, sourceKey }) => <Source source={source} sourceKey={sourceKey} /> },
        { label: t('reported.counts'), cell: ({ whatItCounts }) => <WhatItCounts said={whatItCounts} /> },
        { label: t('areas.as_of'), cell: ({ asOf }) => day(asOf) },
        {
          label: t('areas.known_on'),
          cell: ({ knownOn, knownOnBasis }) => (
            <>
              <span>{day(knownOn)}</span> <Name>{knownOnBasis}</Name>
            </>
          ),
        },
      ]}
    />
  </Section>
);
