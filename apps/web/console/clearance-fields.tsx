import { clearanceAnswers, clearanceConditions } from '@corridor/domain/evacuations';
import { useState } from 'preact/hooks';
import type { List } from '../shared/answers';
import { Choices, NoteField, SelectField, TextField, textOf } from '../shared/fields';
import { useLoad } from '../shared/load';
import { fromLocalInput, operationNow, toLocalInput, zone } from '../shared/time';
import type { PartyItem } from './prepare';
import { t } from './texts';

const THREE_DAYS_MS = 3 * 24 * 3_600_000;

/** Who was asked, what they said, until when, and on which conditions. */
export function ClearanceFields() {
  const parties = useLoad<List<PartyItem>>('/api/parties');
  const [answer, setAnswer] = useState('');
  return (
    <>
      <SelectField
        name="partyId"
        label={t('prepare.party')}
        options={(parties.value?.items ?? []).filter(({ clears }) => clears).map(({ id, name }) => [id, name])}
      />
      <Choices
        name="answer"
        legend={t('prepare.answer')}
        options={clearanceAnswers.map((each) => [each, t(`prepare.answer.${each}`)])}
        onChange={setAnswer}
      />
      {answer.startsWith('cleared') && (
        <TextField
          name="validUntil"
          type="datetime-local"
          label={`${t('prepare.valid_until')} (${zone()})`}
          value={toLocalInput(operationNow() + THREE_DAYS_MS)}
          isOptional
        />
      )}
      {answer === 'cleared_conditionally' && (
        <fieldset>
          <legend>{t('prepare.conditions')}</legend>
          {clearanceConditions.map((each) => (
            <label key={each} class="check">
              <input type="checkbox" name="conditions" value={each} />
              <span>{t(`prepare.condition.${each}`)}</span>
            </label>
          ))}
        </fieldset>
      )}
      {answer !== '' && <NoteField name="note" label={t('case.note_label')} isOptional />}
    </>
  );
}

/** What those fields say, as the API takes it. */
export function clearanceOf(data: FormData): object {
  const until = textOf(data, 'validUntil');
  return {
    partyId: textOf(data, 'partyId'),
    answer: textOf(data, 'answer'),
    conditions: data.getAll('conditions'),
    validUntil: until === undefined ? undefined : fromLocalInput(until),
    note: textOf(data, 'note'),
  };
}
