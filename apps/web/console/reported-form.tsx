import { qualifiers } from '@corridor/domain/population';
import { numberOf, SelectField, TextField, textOf } from '../shared/fields';
import { operationNow, toLocalInput } from '../shared/time';
import { CommandForm } from './command-form';
import { Folded } from './page';
import { whatOf } from './reported-words';
import { t } from './texts';

/** Those that have words; an import may bring others. */
const usual = ['waiting', 'died_waiting', 'evacuated_patients', 'evacuated_companions', 'evacuated_total'] as const;

/** One more source's figure: it stands beside the others and replaces none. */
export const ReportedFigureForm = ({ done }: { done: () => void }) => (
  <Folded title={t('reported.add')}>
    <CommandForm
      submit={t('reported.add')}
      done={done}
      request={(data) => ({
        path: '/api/reports/reported-figures',
        body: {
          value: numberOf(data, 'value'),
          ...Object.fromEntries(
            ['what', 'qualifier', 'asOf', 'knownOn', 'source', 'whatItCounts'].map((name) => [
              name,
              textOf(data, name),
            ]),
          ),
        },
      })}
    >
      <div class="columns">
        <SelectField name="what" label={t('reported.what_label')} options={usual.map((each) => [each, whatOf(each)])} />
        <TextField name="value" type="number" min={0} label={t('areas.value')} />
        <SelectField
          name="qualifier"
          label={t('areas.qualifier')}
          options={qualifiers.map((each) => [each, t(`area.qualifier.${each}`)])}
        />
        <TextField name="source" label={t('areas.source')} />
        <TextField name="asOf" type="date" label={t('areas.as_of')} />
        <TextField
          name="knownOn"
          type="date"
          label={t('areas.known_on')}
          value={toLocalInput(operationNow()).slice(0, 10)}
        />
        <TextField name="whatItCounts" label={t('reported.counts')} isOptional />
      </div>
    </CommandForm>
  </Folded>
);
