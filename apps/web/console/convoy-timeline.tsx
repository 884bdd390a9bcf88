import type { ConvoyPage } from '../shared/answers';
import { moment } from '../shared/time';
import { Table } from './table';
import { t } from './texts';

type Report = ConvoyPage['reports'][number];

/** What was said on the way, in the order in which it happened; when base learned of it stands beside. */
export const ConvoyTimeline = ({ convoy }: { convoy: ConvoyPage }) => (
  <Table<Report>
    caption={t('convoys.timeline')}
    rows={[...convoy.reports].sort((a, b) => (a.occurredAt < b.occurredAt ? -1 : 1))}
    rowKey={({ id }) => id}
    empty={t('convoys.no_reports')}
    columns={[
      { label: t('convoys.happened'), cell: ({ occurredAt }) => moment(occurredAt) },
      { label: t('convoys.report'), cell: (report) => saying(report) },
      { label: t('convoys.recorded'), cell: ({ recordedAt }) => moment(recordedAt) },
    ]}
  />
);

function saying({ kind, legPosition, reason, nextNewsBy, patients, companions, noteId }: Report): string {
  const details = [
    legPosition === null ? null : t('convoys.leg', { n: legPosition }),
    reason === null ? null : t(`convoy.reason.${reason}`),
    nextNewsBy === null ? null : t('convoys.next_news_by', { time: moment(nextNewsBy) }),
    patients === null ? null : t('convoys.people', { patients, companions: companions ?? 0 }),
    noteId !== null ? t('convoys.has_note') : null,
  ].filter((detail) => detail !== null);
  return [t(`convoy.report.${kind}`), ...details].join(' · ');
}
