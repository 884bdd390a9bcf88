import type { ConvoyPage, UnlistedPerson } from '../shared/answers';
import { Code } from '../shared/code';
import { moment } from '../shared/time';
import { BoardingReportForm } from './boarding-report-form';
import { Notes } from './notes';
import { Section } from './page';
import { StepSaying } from './step-saying';
import { Table } from './table';
import { t } from './texts';

/** Who boarded without a place on the list, what may be entered for a reporter, and the words that came with reports. */
export function BoardingSection({ convoy, reload }: { convoy: ConvoyPage; reload: () => void }) {
  const { unlisted = [], words = [], availableActions } = convoy;
  const mayReport = (['board', 'get_off', 'hand_over'] as const).some((each) => availableActions.includes(each));
  if (unlisted.length === 0 && words.length === 0 && !mayReport) return null;
  return (
    <Section title={t('boarding.title')}>
      {unlisted.length > 0 && (
        <Table<UnlistedPerson>
          caption={t('boarding.unlisted')}
          rows={unlisted}
          rowKey={({ personId }) => personId}
          empty={t('common.none')}
          columns={[
            {
              label: t('case.code'),
              cell: ({ caseId, code }) => (
                <a href={`#/case/${caseId}`}>
                  <Code>{code}</Code>
                </a>
              ),
            },
            { label: t('convoys.person'), cell: ({ personKind }) => t(`convoy.person.${personKind}`) },
            { label: t('boarding.by_name'), cell: ({ step }) => step && <StepSaying step={step} /> },
          ]}
        />
      )}
      {[...new Set(words.map(({ caseId }) => caseId))].map((caseId) => (
        <Notes
          key={caseId}
          path={`/api/evacuations/${caseId}/words/disclosures`}
          told={words
            .filter((each) => each.caseId === caseId)
            .flatMap(({ code, kind, occurredAt, noteId, saidById, receivedById }) => {
              const at = `\u2068${code}\u2069 · ${t(`boarding.step.${kind}`)} · ${moment(occurredAt)}`;
              return [
                { noteId, label: at },
                { noteId: saidById, label: `${at} · ${t('calls.said_by')}` },
                { noteId: receivedById, label: `${at} · ${t('boarding.received_by')}` },
              ];
            })}
        />
      ))}
      {mayReport && <BoardingReportForm convoy={convoy} done={reload} />}
    </Section>
  );
}
