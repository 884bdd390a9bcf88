import { ageBands, companionRelations, sexes } from '@corridor/domain/evacuations';
import { SelectField, textOf } from '../shared/fields';
import { t } from './texts';

/** Relation, sex and age of each person who travels with the patient, and whether they care for the patient. */
export const CompanionFields = ({ count }: { count: number }) => (
  <>
    {Array.from({ length: count }, (_, i) => (
      <fieldset key={i} class="card stack">
        <legend>{t('case.companion_n', { n: i + 1 })}</legend>
        <SelectField
          name={`companions.${String(i)}.relation`}
          label={t('case.relation_label')}
          value="other"
          options={companionRelations.map((each) => [each, t(`case.relation.${each}`)])}
        />
        <SelectField
          name={`companions.${String(i)}.sex`}
          label={t('case.sex_label')}
          value="unknown"
          options={sexes.map((each) => [each, t(`case.sex.${each}`)])}
        />
        <SelectField
          name={`companions.${String(i)}.ageBand`}
          label={t('case.age_label')}
          value="unknown"
          options={ageBands.map((each) => [each, t(`case.age.${each}`)])}
        />
        <label class="check">
          <input type="checkbox" name={`companions.${String(i)}.isCarer`} />
          <span>{t('case.carer_label')}</span>
        </label>
      </fieldset>
    ))}
  </>
);

export const companionsOf = (data: FormData, count: number): readonly object[] =>
  Array.from({ length: count }, (_, i) => ({
    relation: textOf(data, `companions.${String(i)}.relation`),
    sex: textOf(data, `companions.${String(i)}.sex`),
    ageBand: textOf(data, `companions.${String(i)}.ageBand`),
    // Unticked says nothing: of a young child base presumes who cares for it.
    isCarer: data.has(`companions.${String(i)}.isCarer`) ? true : undefined,
  }));
