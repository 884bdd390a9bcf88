import type { ReportChannel } from '@corridor/domain/commands';
import { type ReportableOutcome, reportableOutcomes, type StepKind, stepKinds } from '@corridor/domain/evacuations';
import type { CallSubjectKind } from '@corridor/domain/open-items';
import { Name } from '../shared/code';
import { useList } from '../shared/load';
import { Loaded } from '../shared/loaded';
import { moment } from '../shared/time';
import type { Told } from './call-request';
import { useLive } from './live';
import { useAfterCall } from './log-call';
import { Notes } from './notes';
import { SubjectLink } from './subject-link';
import { type Column, Table } from './table';
import { t } from './texts';

export interface CallItem {
  readonly id: string;
  readonly what: Exclude<Told['what'], 'outcome'> | StepKind | ReportableOutcome;
  readonly subjectKind: CallSubjectKind | null;
  readonly subjectId: string | null;
  readonly reference: string | null;
  readonly channel: ReportChannel;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly recordedByName: string;
  readonly noteId: string | null;
  readonly saidById: string | null;
}

/** Calls, newest first; about one convoy or case where it is named. */
export function CallsTable({ about }: { about?: string }) {
  const calls = useList<CallItem>(`/api/calls?limit=50${about === undefined ? '' : `&about=${about}`}`);
  useAfterCall(calls.reload);
  useLive(calls, ({ kind }) => kind === 'call' || kind === 'convoy' || kind === 'case');
  const subject: Column<CallItem> = {
    label: t('calls.about'),
    cell: ({ subjectKind, subjectId, reference }) =>
      subjectKind === null || subjectId === null ? (
        t('calls.general')
      ) : (
        <SubjectLink kind={subjectKind} id={subjectId} reference={reference} />
      ),
  };
  return (
    <Loaded from={calls}>
      {({ items }) => (
        <Table<CallItem>
          caption={t('console.nav_calls')}
          rows={items}
          rowKey={({ id }) => id}
          empty={t('calls.empty')}
          more={calls.more}
          columns={[
            { label: t('convoys.happened'), cell: ({ occurredAt }) => moment(occurredAt) },
            ...(about === undefined ? [subject] : []),
            { label: t('calls.what'), cell: (call) => <CallSaying call={call} /> },
            { label: t('calls.entered_by'), cell: ({ recordedByName }) => <Name>{recordedByName}</Name> },
            { label: t('convoys.recorded'), cell: ({ recordedAt }) => moment(recordedAt) },
          ]}
        />
      )}
    </Loaded>
  );
}

/** What was said and how it came; the words on request. */
export const CallSaying = ({ call }: { call: CallItem }) => (
  <div class="stack-tight">
    <span>
      {whatSaying(call.what)} · {t(`calls.told.${call.channel}`)}
    </span>
    <Notes
      path={wordsOf(call)}
      told={[
        { noteId: call.noteId, label: t('calls.words') },
        { noteId: call.saidById, label: t('calls.said_by') },
      ]}
    />
  </div>
);

const isStep = (what: CallItem['what']): what is Exclude<StepKind, 'died'> =>
  what !== 'died' && stepKinds.some((each) => each === what);

const isOutcome = (what: CallItem['what']): what is ReportableOutcome =>
  reportableOutcomes.some((each) => each === what);

function whatSaying(what: CallItem['what']): string {
  if (what === 'note') return t('calls.what_note');
  if (isStep(what)) return t(`boarding.step.${what}`);
  if (isOutcome(what)) return t(`case.status.${what}`);
  return what === 'died' ? t('calls.what_died') : t(`convoy.report.${what}`);
}

function wordsOf({ what, id, subjectId }: CallItem): string {
  if (what === 'note') return `/api/calls/${id}/disclosures`;
  if (isStep(what) || isOutcome(what)) return `/api/evacuations/${subjectId ?? ''}/words/disclosures`;
  const of = what === 'died' ? `evacuations/${subjectId ?? ''}/deaths` : `convoys/${subjectId ?? ''}`;
  return `/api/${of}/disclosures`;
}
