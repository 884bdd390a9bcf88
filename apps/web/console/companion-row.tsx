import { ageBands, companionRelations, sexes } from '@corridor/domain/evacuations';
import { SelectField, TextField, textOf } from '../shared/fields';
import { t } from './texts';

interface Props {
  /** Names the fields; stays with its row when another row goes. */
  readonly index: number;
  readonly position: number;
  readonly remove: () => void;
}

const name = (index: number, field: string): string => `companion.${String(index)}.${field}`;

export const CompanionRow = ({ index, position, remove }: Props) => (
  <fieldset class="card stack">
    <legend>{t('case.companion_n', { n: position })}</legend>
    <div class="columns">
      <SelectField
        name={name(index, 'relation')}
        label={t('case.relation_label')}
        value="other"
        options={companionRelations.map((each) => [each, t(`case.relation.${each}`)])}
      />
      <SelectField
        name={name(index, 'sex')}
        label={t('case.sex_label')}
        value="unknown"
        options={sexes.map((each) => [each, t(`case.sex.${each}`)])}
      />
      <SelectField
        name={name(index, 'ageBand')}
        label={t('case.age_label')}
        value="unknown"
        options={ageBands.map((each) => [each, t(`case.age.${each}`)])}
      />
      <TextField name={name(index, 'name')} label={t('case.name_label')} isOptional />
    </div>
    <label class="check">
      <input type="checkbox" name={name(index, 'isCarer')} />
      <span>{t('prepare.carer')}</span>
    </label>
    <button type="button" onClick={remove}>
      {t('case.remove_companion', { n: position })}
    </button>
  </fieldset>
);

export const companionOf = (data: FormData, index: number): object => ({
  ...Object.fromEntries(
    ['relation', 'sex', 'ageBand', 'name'].map((field) => [field, textOf(data, name(index, field))]),
  ),
  // Unticked says nothing: of a young child base presumes who cares for it.
  isCarer: data.has(name(index, 'isCarer')) ? true : undefined,
});
