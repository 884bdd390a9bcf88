import type { EventName } from '@corridor/domain/audit';
import { useState } from 'preact/hooks';
import { Code, Name } from '../shared/code';
import { get, type Problem } from '../shared/api';
import { useList } from '../shared/load';
import { Loaded } from '../shared/loaded';
import { saidOf } from '../shared/texts';
import { moment } from '../shared/time';
import { Page } from './page';
import type { RoomProps } from './room-props';
import { Table } from './table';
import { t } from './texts';

interface Entry {
  readonly seq: number;
  readonly name: EventName;
  readonly actorId: string;
  /** Null for the system. */
  readonly actorName: string | null;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly body: unknown;
  readonly hash: string;
}

type Verification = { readonly accessLogIntact: boolean; readonly entries: number } & (
  { readonly intact: true } | { readonly intact: false; readonly brokenAt: number; readonly reason: string }
);

/** The ledger as people read it: who did what, when it happened, when base learned of it. All of it, or one subject's. */
export function HistoryPage({ id: subjectKind, further: [subjectId] }: RoomProps) {
  const entries = useList<Entry>(
    `/api/audit/entries${subjectId === undefined ? '' : `?subjectKind=${subjectKind}&subjectId=${subjectId}`}`,
  );
  return (
    <Page title={t('console.nav_history')} tab={t('console.nav_history')}>
      {subjectId === undefined && <VerifyChain />}
      <Loaded from={entries}>
        {({ items }) => (
          <Table<Entry>
            caption={t('console.nav_history')}
            rows={items}
            rowKey={({ seq }) => String(seq)}
            empty={t('history.empty')}
            more={entries.more}
            columns={[
              { label: t('history.seq'), cell: ({ seq }) => seq, isNumber: true },
              { label: t('history.entry'), cell: ({ name }) => t(`event.${name}`) },
              { label: t('history.by'), cell: ({ actorName }) => <Name>{actorName ?? t('history.system')}</Name> },
              { label: t('history.occurred'), cell: ({ occurredAt }) => moment(occurredAt) },
              { label: t('history.recorded'), cell: ({ recordedAt }) => moment(recordedAt) },
              { label: t('history.content'), cell: ({ body, hash }) => <Content body={body} hash={hash} /> },
            ]}
          />
        )}
      </Loaded>
    </Page>
  );
}

const Content = ({ body, hash }: Pick<Entry, 'body' | 'hash'>) => (
  <details>
    <summary>{t('history.content')}</summary>
    <pre dir="ltr">{JSON.stringify(body, null, 1)}</pre>
    <p class="hash">
      {t('history.hash')}: <Code>{hash}</Code>
    </p>
  </details>
);

function VerifyChain() {
  const [outcome, setOutcome] = useState<Verification>();
  const [problem, setProblem] = useState<Problem>();
  const verify = async (): Promise<void> => {
    const answer = await get<Verification>('/api/audit/verification');
    setOutcome(answer.ok ? answer.value : undefined);
    setProblem(answer.ok ? undefined : answer.problem);
  };
  return (
    <div class="stack">
      <button type="button" onClick={() => void verify()}>
        {t('history.verify')}
      </button>
      <div role="status">
        {problem && <p class="note note-alarm">{saidOf(problem)}</p>}
        {outcome?.intact === true && <p class="note note-good">{t('history.intact', { entries: outcome.entries })}</p>}
        {outcome && (
          <p class={`note ${outcome.accessLogIntact ? 'note-good' : 'note-alarm'}`}>
            {t(outcome.accessLogIntact ? 'history.log_intact' : 'history.log_broken')}
          </p>
        )}
        {outcome?.intact === false && (
          <p class="note note-alarm">{t('history.broken', { at: outcome.brokenAt, reason: outcome.reason })}</p>
        )}
      </div>
    </div>
  );
}
