import type { CasePage, SubstitutionItem } from '../shared/answers';
import { Code } from '../shared/code';
import { moment } from '../shared/time';
import { CommandForm } from './command-form';
import { may } from './may';
import { Folded, Section } from './page';
import { Table } from './table';
import { t } from './texts';

interface Props {
  readonly of: CasePage;
  readonly reload: () => void;
}

/** Who travels along, and who of them cares for the patient. */
export const CompanionsSection = ({ of, reload }: Props) => (
  <Section title={t('case.companions_label')}>
    <Table
      caption={t('case.companions_label')}
      rows={of.companions}
      rowKey={(companion) => companion.id}
      empty={t('common.none')}
      columns={[
        {
          label: t('case.relation_label'),
          cell: ({ relation, isCarer }) => (
            <>
              {t(`case.relation.${relation}`)}
              {isCarer && <strong> · {t('prepare.carer')}</strong>}
            </>
          ),
        },
        { label: t('case.sex_label'), cell: ({ sex }) => t(`case.sex.${sex}`) },
        { label: t('case.age_label'), cell: ({ ageBand }) => t(`case.age.${ageBand}`) },
      ]}
    />
    {may('evacuations.prepare') && of.companions.length > 0 && (
      <Folded title={t('prepare.carers_name')}>
        <p>{t('prepare.carers_hint')}</p>
        <CommandForm
          submit={t('prepare.carers_name')}
          request={(data) => ({
            path: `/api/evacuations/${of.id}/carers`,
            body: { companionIds: data.getAll('carers') },
          })}
          done={reload}
          failed={reload}
        >
          <fieldset>
            <legend>{t('prepare.carer')}</legend>
            {of.companions.map(({ id, relation, ageBand, isCarer }) => (
              <label key={id} class="check">
                <input type="checkbox" name="carers" value={id} defaultChecked={isCarer} />
                <span>
                  {t(`case.relation.${relation}`)}, {t(`case.age.${ageBand}`)}
                </span>
              </label>
            ))}
          </fieldset>
        </CommandForm>
      </Folded>
    )}
  </Section>
);

/** Whose place the patient took on a list, and who took theirs. */
export const SubstitutionsSection = ({ of: { substitutions } }: { of: CasePage }) =>
  substitutions.length > 0 && (
    <Section title={t('round.substitutions')}>
      <Table<SubstitutionItem>
        caption={t('round.substitutions')}
        rows={substitutions}
        rowKey={({ id }) => id}
        empty={t('common.none')}
        columns={[
          {
            label: t('subject.convoy'),
            cell: ({ convoyId, reference }) => (
              <a href={`#/convoy/${convoyId}`}>
                <Code>{reference}</Code>
              </a>
            ),
          },
          {
            label: t('subject.case'),
            cell: ({ otherCaseId, otherCode, wentOut }) => (
              <a href={`#/case/${otherCaseId}`}>
                {t(wentOut ? 'round.went_out' : 'round.came_in', { code: otherCode })}
              </a>
            ),
          },
          { label: t('round.why'), cell: ({ reason }) => t(`round.substitution_reason.${reason}`) },
          { label: t('convoys.recorded'), cell: ({ madeAt }) => moment(madeAt) },
        ]}
      />
    </Section>
  );
