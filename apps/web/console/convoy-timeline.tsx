import { countOthers } from '@corridor/domain/convoys';
import type { ConvoyPage, List } from '../shared/answers';
import { useLoad } from '../shared/load';
import { moment } from '../shared/time';
import { type CallItem, CallSaying } from './calls-table';
import { useLive } from './live';
import { useAfterCall } from './log-call';
import { may } from './may';
import { Table } from './table';
import { t } from './texts';

type Report = ConvoyPage['reports'][number];
type Said =
  | (Report & { readonly call?: undefined })
  | (Pick<CallItem, 'id' | 'occurredAt' | 'recordedAt'> & { readonly call: CallItem });

/** What was said on the way, in the order in which it happened; when base learned of it stands beside. */
export function ConvoyTimeline({ convoy }: { convoy: ConvoyPage }) {
  const calls = useLoad<List<CallItem>>(may('calls.read') ? `/api/calls?limit=200&about=${convoy.id}` : null);
  useAfterCall(calls.reload);
  useLive(calls, ({ kind, id }) => kind === 'convoy' && id === convoy.id);
  // The other calls are reports, and stand among them already.
  const notes = (calls.value?.items ?? []).filter(({ what }) => what === 'note');
  const said: readonly Said[] = [...convoy.reports, ...notes.map((call) => ({ ...call, call }))];
  return (
    <Table<Said>
      caption={t('convoys.timeline')}
      rows={[...said].sort((a, b) => (a.occurredAt < b.occurredAt ? -1 : 1))}
      rowKey={({ id }) => id}
      empty={t('convoys.no_reports')}
      columns={[
        { label: t('convoys.happened'), cell: ({ occurredAt }) => moment(occurredAt) },
        { label: t('convoys.report'), cell: (each) => (each.call ? <CallSaying call={each.call} /> : saying(each)) },
        { label: t('convoys.recorded'), cell: ({ recordedAt }) => moment(recordedAt) },
      ]}
    />
  );
}

function saying(report: Report): string {
  const { kind, legPosition, reason, nextNewsBy, patients, companions, saidCode, people, noteId, channel } = report;
  const details = [
    legPosition === null ? null : t('convoys.leg', { n: legPosition }),
    reason === null ? null : t(`convoy.reason.${reason}`),
    nextNewsBy === null ? null : t('convoys.next_news_by', { time: moment(nextNewsBy) }),
    patients === null ? null : t('convoys.people', { patients, companions: companions ?? 0 }),
    saidCode,
    people === null ? null : t('boarding.people', { n: people }),
    kind === 'others' ? t('boarding.people', { n: countOthers(report) }) : null,
    noteId !== null ? t('convoys.has_note') : null,
    channel === null ? null : t(`calls.told.${channel}`),
  ].filter((detail) => detail !== null);
  return [t(`convoy.report.${kind}`), ...details].join(' · ');
}
