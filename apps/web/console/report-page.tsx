import type { DisclosedCount } from '@corridor/domain/reports';
import { Code, Name } from '../shared/code';
import { useLoad } from '../shared/load';
import { Loaded } from '../shared/loaded';
import { moment } from '../shared/time';
import { mayInAll } from './may';
import { Page } from './page';
import { CountersignForm, DiscardForm, ReleaseForm } from './report-forms';
import { pageOfReport, type ReportWithFigures } from './reports';
import { periodOf } from './reports-page';
import { whatOf } from './reported-words';
import type { RoomProps } from './room-props';
import { Table } from './table';
import { number, t } from './texts';

/** One report and its figures. Not live: what is released is what was looked at, so the figures stand still until asked anew. */
export function ReportPage({ id }: RoomProps) {
  const load = useLoad<ReportWithFigures>(`/api/reports/${id}`);
  return (
    <Loaded from={load}>
      {(report) => (
        <Page
          title={
            <>
              {t('reports.one')} <Code>{report.reference}</Code>
            </>
          }
          tab={t('reports.one')}
        >
          <Facts report={report} />
          <p>
            <a class="button" href={pageOfReport(report)}>
              {t('reports.as_donors_read')}
            </a>
          </p>
          <Figures figures={report.counted.figures} />
          <Actions report={report} reload={load.reload} />
        </Page>
      )}
    </Loaded>
  );
}

function Facts({ report }: { report: ReportWithFigures }) {
  const { people, counted, standing, supersedes, supersededBy, sha256, madeFromSeq, releasedAt } = report;
  const facts = [
    ['standing', t('reports.standing_label'), t(`reports.standing.${standing}`)],
    ['period', t('reports.period'), periodOf(report)],
    ['as_of', t('reports.as_of'), moment(counted.asOf)],
    ['drafted', t('reports.drafted_by'), people.drafted && <Name>{people.drafted}</Name>],
    ['released', t('reports.released_by'), people.released && <Name>{people.released}</Name>],
    ['released_at', t('reports.released_at'), releasedAt && moment(releasedAt)],
    ['second', t('reports.countersigned_by'), people.countersigned && <Name>{people.countersigned}</Name>],
    ['corrects', t('reports.corrects'), supersedes && <Code>{supersedes}</Code>],
    ['corrected', t('reports.corrected_by'), supersededBy && <Code>{supersededBy}</Code>],
    ['seq', t('reports.made_from'), madeFromSeq && number(madeFromSeq)],
    ['hash', t('reports.fingerprint'), <Code>{sha256.slice(0, 12)}</Code>],
  ] as const;
  return (
    <dl class="facts">
      {facts.map(
        ([key, label, said]) =>
          said && (
            <div key={key}>
              <dt>{label}</dt>
              <dd>{said}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

type Figure = ReportWithFigures['counted']['figures'][number];

interface Row {
  readonly key: string;
  /** Null for the total, which stands first. */
  readonly name: string | null;
}

/** All of it, then area by area; every figure is split by the same areas. */
const Figures = ({ figures }: { figures: readonly Figure[] }) => (
  <Table<Row>
    caption={t('reports.figures')}
    rows={[{ key: '', name: null }, ...(figures[0]?.byArea ?? [])]}
    rowKey={({ key }) => key}
    empty={t('reports.empty')}
    columns={[
      {
        label: t('reports.area'),
        cell: ({ name }) => (name === null ? <strong>{t('reports.total')}</strong> : <Name>{name}</Name>),
      },
      ...figures.map(({ key, total, byArea }) => ({
        label: whatOf(key),
        isNumber: true,
        cell: (row: Row) => {
          if (row.name === null) return <strong>{said(total, t('reports.withheld'))}</strong>;
          const area = byArea.find((each) => each.key === row.key);
          return area && said(area.count, t('reports.small'));
        },
      })),
    ]}
  />
);

const said = (count: DisclosedCount, withheld: string): string => ('value' in count ? number(count.value) : withheld);

function Actions({ report, reload }: { report: ReportWithFigures; reload: () => void }) {
  const isOpen = (action: (typeof report.actions)[number]): boolean => report.actions.includes(action);
  return (
    <div class="card stack">
      {isOpen('release') && (
        <>
          <button type="button" onClick={reload}>
            {t('reports.count_again')}
          </button>
          {mayInAll('reports.release') ? (
            <ReleaseForm report={report} reload={reload} />
          ) : (
            <p class="note">{t('reports.waits_for_release')}</p>
          )}
        </>
      )}
      {isOpen('countersign') && mayInAll('reports.release') && <CountersignForm report={report} reload={reload} />}
      {isOpen('discard') && <DiscardForm report={report} reload={reload} />}
      {report.standing === 'provisional' && <p class="note">{t('reports.provisional_note')}</p>}
      <a href="#/reports">{t('reports.title')}</a>
    </div>
  );
}
