import type { CasePage } from '../shared/answers';
import { NoteField, textOf } from '../shared/fields';
import { moment } from '../shared/time';
import { CommandForm } from './command-form';
import { may } from './may';
import { Notes } from './notes';
import { Folded, Section } from './page';
import { Table } from './table';
import { t } from './texts';

type Death = CasePage['deaths'][number];

/** Who said that the patient died, and the call back that confirms it or takes it back. */
export function DeathSection({ of: { id, deaths }, reload }: { of: CasePage; reload: () => void }) {
  if (deaths.length === 0) return null;
  const isOpen = (outcome: Death['outcome']): boolean => deaths.some((each) => each.outcome === outcome);
  return (
    <Section title={t('case.death_title')}>
      <Table<Death>
        caption={t('case.death_title')}
        rows={deaths}
        rowKey={(death) => death.id}
        empty={t('common.none')}
        columns={[
          { label: t('convoys.happened'), cell: ({ occurredAt }) => moment(occurredAt) },
          {
            label: t('waiting.status'),
            cell: ({ outcome, channel }) =>
              [t(`case.death_${outcome}`), ...(channel === null ? [] : [t(`calls.told.${channel}`)])].join(' · '),
          },
          { label: t('convoys.recorded'), cell: ({ recordedAt }) => moment(recordedAt) },
        ]}
      />
      <Notes
        path={`/api/evacuations/${id}/deaths/disclosures`}
        told={deaths.flatMap(({ noteId, saidById, occurredAt }) => [
          { noteId, label: `${moment(occurredAt)} · ${t('calls.words')}` },
          { noteId: saidById, label: `${moment(occurredAt)} · ${t('calls.said_by')}` },
        ])}
      />
      {may('evacuations.settle_death') && (isOpen('reported') || isOpen('confirmed')) && (
        <>
          <p>{t('case.death_hint')}</p>
          {isOpen('reported') && <Answer caseId={id} answer="confirmation" reload={reload} />}
          <Answer caseId={id} answer="withdrawal" reload={reload} />
        </>
      )}
    </Section>
  );
}

interface AnswerProps {
  readonly caseId: string;
  readonly answer: 'confirmation' | 'withdrawal';
  readonly reload: () => void;
}

function Answer({ caseId, answer, reload }: AnswerProps) {
  const label = t(answer === 'confirmation' ? 'case.death_confirm' : 'case.death_withdraw');
  return (
    <Folded title={label}>
      <CommandForm
        submit={label}
        request={(data) => ({
          path: `/api/evacuations/${caseId}/deaths/${answer}`,
          body: { note: textOf(data, 'note') },
        })}
        done={reload}
        failed={reload}
      >
        <NoteField name="note" label={t('case.death_call_back')} isOptional />
      </CommandForm>
    </Folded>
  );
}
