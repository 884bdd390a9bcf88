import { Code, Name } from '../shared/code';
import { Loaded } from '../shared/loaded';
import { day, moment } from '../shared/time';
import { useLiveList } from './live';
import { mayInAll } from './may';
import { Page } from './page';
import { DraftForm } from './report-forms';
import type { ReportItem } from './reports';
import { Table } from './table';
import { t } from './texts';

/** Drafts, and what was released: frozen, and corrected only by a later one. */
export function ReportsPage() {
  const reports = useLiveList<ReportItem>('/api/reports', ['report']);
  return (
    <Page title={t('reports.title')} tab={t('reports.title')}>
      <p>{t('reports.hint')}</p>
      {mayInAll('outside_watches.keep') && (
        <p>
          <a class="button" href="#/outside-watches">
            {t('outside.title')}
          </a>
        </p>
      )}
      <Loaded from={reports}>
        {({ items }) => (
          <>
            <Table<ReportItem>
              caption={t('reports.title')}
              rows={items}
              rowKey={({ id }) => id}
              empty={t('reports.empty')}
              more={reports.more}
              columns={[
                {
                  label: t('reports.reference'),
                  cell: ({ id, reference }) => (
                    <a href={`#/report/${id}`}>
                      <Code>{reference}</Code>
                    </a>
                  ),
                },
                { label: t('reports.period'), cell: periodOf },
                { label: t('reports.standing_label'), cell: standingOf },
                { label: t('reports.as_of'), cell: ({ asOf }) => asOf && moment(asOf) },
                { label: t('reports.drafted_by'), cell: ({ people }) => <Name>{people.drafted}</Name> },
                { label: t('reports.released_by'), cell: ({ people }) => <Name>{people.released}</Name> },
              ]}
            />
            <DraftForm released={items.filter(({ actions }) => actions.includes('correct'))} done={reports.reload} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

export const periodOf = ({ periodFrom, periodTo }: ReportItem) =>
  t('reports.days', { day: day(periodFrom), until: day(periodTo) });

const standingOf = ({ standing, supersededBy }: ReportItem) => (
  <>
    {t(`reports.standing.${standing}`)} {supersededBy && <Code>{supersededBy}</Code>}
  </>
);
