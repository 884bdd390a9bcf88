import { acuities, clinicalPriorities, triageSystems } from '@corridor/domain/evacuations';
import type { CasePage } from '../shared/answers';
import { AcuityChip } from '../shared/case-chips';
import { Choices, NoteField, numberOf, SelectField, TextField, textOf } from '../shared/fields';
import { moment } from '../shared/time';
import { CommandForm } from './command-form';
import { may } from './may';
import { Folded, Section } from './page';
import type { Preparation } from './prepare';
import { Table } from './table';
import { t } from './texts';

interface Props {
  readonly of: CasePage;
  readonly preparation: Preparation;
  readonly done: () => void;
}

/** Every look at the patient; the last one counts. */
export const AssessmentsSection = ({ of, preparation: { assessments }, done }: Props) => (
  <Section title={t('prepare.assessments')}>
    <Table<Preparation['assessments'][number]>
      caption={t('prepare.assessments')}
      rows={[...assessments].reverse()}
      rowKey={({ id }) => id}
      empty={t('prepare.assessments_none')}
      columns={[
        { label: t('prepare.assessed_at'), cell: ({ assessedAt }) => moment(assessedAt) },
        { label: t('case.acuity_label'), cell: ({ acuity }) => <AcuityChip acuity={acuity} /> },
        { label: t('case.priority_label'), cell: ({ priority }) => t(`case.priority.${priority}`) },
        { label: t('prepare.look_again'), cell: ({ reassessBy }) => moment(reassessBy) },
      ]}
    />
    {may('evacuations.assess') && (
      <>
        <Folded title={t('prepare.assess')}>
          <CommandForm
            submit={t('prepare.assess')}
            done={done}
            failed={done}
            request={(data) => ({ path: `/api/evacuations/${of.id}/assessments`, body: lookOf(data) })}
          >
            <Choices
              name="acuity"
              legend={t('case.acuity_label')}
              options={acuities.map((each) => [each, t(`case.acuity.${each}`)])}
            />
            <SelectField
              name="priority"
              label={t('case.priority_label')}
              blank={t('common.select')}
              options={clinicalPriorities.map((each) => [each, t(`case.priority.${each}`)])}
            />
            <TextField
              name="deteriorationDays"
              type="number"
              min={0}
              max={3_650}
              label={t('prepare.worsens')}
              isOptional
            />
            <SelectField
              name="system"
              label={t('prepare.system')}
              options={triageSystems.map((each) => [each, t(`prepare.system.${each}`)])}
            />
            <NoteField name="note" label={t('case.note_label')} isOptional />
          </CommandForm>
        </Folded>
        <Folded title={t('prepare.advise_against')}>
          <p>{t('prepare.advise_against_hint')}</p>
          <CommandForm
            look="alarm"
            submit={t('waiting.erase_ask')}
            done={done}
            request={(data) => ({
              path: `/api/evacuations/${of.id}/advice-against`,
              body: { reason: textOf(data, 'reason') },
            })}
          >
            <NoteField name="reason" label={t('waiting.reason')} />
          </CommandForm>
        </Folded>
      </>
    )}
  </Section>
);

const lookOf = (data: FormData): object => ({
  acuity: textOf(data, 'acuity') ?? 'unknown',
  priority: textOf(data, 'priority'),
  system: textOf(data, 'system'),
  deteriorationDays: numberOf(data, 'deteriorationDays'),
  note: textOf(data, 'note'),
});
