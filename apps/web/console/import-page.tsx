import type { CaseStatus } from '@corridor/domain/evacuations';
import type { ExportStanding } from '@corridor/domain/open-items';
import { useState } from 'preact/hooks';
import { CaseChip } from '../shared/case-chips';
import { Code } from '../shared/code';
import { Loaded } from '../shared/loaded';
import { moment } from '../shared/time';
import { ListExport } from './import-export';
import { ListLeftOut } from './import-left-out';
import { saidReason } from './import-reason';
import { useLiveLoad } from './live';
import { Page, Section } from './page';
import type { RoomProps } from './room-props';
import { Table } from './table';
import { t } from './texts';

interface ListRow {
  readonly row: number;
  readonly code: string | null;
  readonly caseId: string | null;
  readonly caseCode: string | null;
  readonly status: CaseStatus | null;
}

interface Brought {
  readonly id: string;
  readonly receivedAt: string;
  readonly rowsRead: number;
  readonly taken: number;
  readonly leftOut: number;
  readonly export: ExportStanding;
  readonly rows: readonly ListRow[];
}

const STEP = 50;

/** One list: what became of each row, how the rest is mended, and the list as it goes back. */
export function ImportPage({ id }: RoomProps) {
  const load = useLiveLoad<Brought>(`/api/imports/${id}`, ['import'], id);
  return (
    <Loaded from={load}>
      {(list) => (
        <Page title={t('imports.one', { time: moment(list.receivedAt) })} tab={t('subject.import')}>
          <p class={list.leftOut > 0 ? 'note note-wait' : 'note note-good'}>
            {t('imports.became', { taken: list.taken, all: list.rowsRead })}{' '}
            {list.leftOut > 0 && t('imports.behind', { n: list.leftOut })}
          </p>
          {list.leftOut > 0 && <ListLeftOut id={id} reload={load.reload} />}
          <ListExport id={id} standing={list.export} reload={load.reload} />
          <Section title={t('imports.rows')}>
            <Rows rows={list.rows} />
          </Section>
        </Page>
      )}
    </Loaded>
  );
}

function Rows({ rows }: { rows: readonly ListRow[] }) {
  const [most, setMost] = useState(STEP);
  // What stayed behind first: somebody has to look at it.
  const sorted = [...rows].sort((a, b) => Number(a.code === null) - Number(b.code === null) || a.row - b.row);
  const more = (): void => {
    setMost(most + STEP);
  };
  return (
    <Table<ListRow>
      caption={t('imports.rows')}
      rows={sorted.slice(0, most)}
      rowKey={({ row }) => String(row)}
      empty={t('common.none')}
      more={rows.length > most ? more : undefined}
      columns={[
        { label: t('imports.row'), cell: ({ row }) => row, isNumber: true },
        { label: t('imports.what'), cell: ({ code }) => (code === null ? t('imports.is_case') : saidReason(code)) },
        {
          label: t('case.code'),
          cell: ({ caseId, caseCode }) =>
            caseCode === null ? (
              ''
            ) : (
              <a href={`#/case/${caseId ?? ''}`}>
                <Code>{caseCode}</Code>
              </a>
            ),
        },
        { label: t('waiting.status'), cell: ({ status }) => (status === null ? '' : <CaseChip status={status} />) },
      ]}
    />
  );
}
