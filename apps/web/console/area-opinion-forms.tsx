import { classifications } from '@corridor/domain/enclaves';
import { qualifiers } from '@corridor/domain/population';
import { numberOf, SelectField, TextField, textOf } from '../shared/fields';
import { operationNow, toLocalInput } from '../shared/time';
import { CommandForm } from './command-form';
import { Folded } from './page';
import { t } from './texts';

interface Props {
  readonly areaId: string;
  readonly done: () => void;
}

const today = (): string => toLocalInput(operationNow()).slice(0, 10);

/** One more source's estimate: it stands beside the others and replaces none. */
export const EstimateForm = ({ areaId, done }: Props) => (
  <Folded title={t('areas.add_estimate')}>
    <CommandForm
      submit={t('areas.add_estimate')}
      done={done}
      request={(data) => ({
        path: '/api/population-estimates',
        body: {
          enclaveId: areaId,
          value: numberOf(data, 'value'),
          low: numberOf(data, 'low'),
          high: numberOf(data, 'high'),
          displacedIncluded: numberOf(data, 'displacedIncluded'),
          ...texts(data, ['qualifier', 'asOf', 'knownOn', 'source', 'method', 'scopeNote']),
        },
      })}
    >
      <div class="columns">
        <TextField name="value" type="number" min={0} label={t('areas.value')} />
        <SelectField
          name="qualifier"
          label={t('areas.qualifier')}
          options={qualifiers.map((each) => [each, t(`area.qualifier.${each}`)])}
        />
        <TextField name="low" type="number" min={0} label={t('areas.low')} isOptional />
        <TextField name="high" type="number" min={0} label={t('areas.high')} isOptional />
        <TextField name="asOf" type="date" label={t('areas.as_of')} />
        <TextField name="knownOn" type="date" label={t('areas.known_on')} value={today()} />
        <TextField name="source" label={t('areas.source')} />
        <TextField name="method" label={t('areas.method')} isOptional />
        <TextField name="scopeNote" label={t('areas.scope')} isOptional />
        <TextField name="displacedIncluded" type="number" min={0} label={t('areas.displaced')} isOptional />
      </div>
    </CommandForm>
  </Folded>
);

/** One classifier's opinion from a day on. */
export const ClassificationForm = ({ areaId, done }: Props) => (
  <Folded title={t('areas.add_classification')}>
    <CommandForm
      submit={t('areas.add_classification')}
      done={done}
      request={(data) => ({
        path: `/api/enclaves/${areaId}/classifications`,
        body: texts(data, ['classification', 'classifier', 'effectiveOn', 'knownOn', 'scopeNote']),
      })}
    >
      <div class="columns">
        <SelectField
          name="classification"
          label={t('areas.classification')}
          options={classifications.map((each) => [each, t(`area.classification.${each}`)])}
        />
        <TextField name="classifier" label={t('areas.classifier')} />
        <TextField name="effectiveOn" type="date" label={t('areas.effective_on')} />
        <TextField name="knownOn" type="date" label={t('areas.known_on')} value={today()} />
        <TextField name="scopeNote" label={t('areas.scope')} isOptional />
      </div>
    </CommandForm>
  </Folded>
);

const texts = (data: FormData, names: readonly string[]): object =>
  Object.fromEntries(names.map((name) => [name, textOf(data, name)]));
