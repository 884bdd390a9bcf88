import { copyColumns, copyPurposes, recipientKinds } from '@corridor/domain/lists';
import { useState } from 'preact/hooks';
import type { List } from '../shared/answers';
import { Choices, NoteField, SelectField, TextField, textOf } from '../shared/fields';
import { useLoad } from '../shared/load';
import { fromLocalInput, operationNow, toLocalInput, zone } from '../shared/time';
import { CommandForm } from './command-form';
import { Folded } from './page';
import { t } from './texts';

const THREE_DAYS_MS = 3 * 24 * 3_600_000;

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Asks that a copy go out. By itself it says codes and nothing else; whatever more it says is a choice. */
export function AskForCopy({ listId, versionId }: { listId: string; versionId: string }) {
  const [kind, setKind] = useState<string>('party');
  const [isAsked, setAsked] = useState(false);
  const recipients = useLoad<List<Named>>(kind === 'party' ? '/api/parties' : '/api/organisations');
  return (
    <Folded title={t('lists.ask')}>
      <p>{t('lists.ask_hint')}</p>
      <CommandForm
        submit={t('lists.ask_send')}
        look="alarm"
        done={() => {
          setAsked(true);
          setKind('party');
        }}
        request={(data) => ({
          path: `/api/lists/${listId}/copies`,
          body: {
            versionId,
            recipientKind: textOf(data, 'recipientKind'),
            recipientId: textOf(data, 'recipientId'),
            purpose: textOf(data, 'purpose'),
            columns: data.getAll('columns'),
            expiresAt: fromLocalInput(textOf(data, 'expiresAt') ?? ''),
            reason: textOf(data, 'reason'),
          },
        })}
      >
        <Choices
          name="recipientKind"
          legend={t('lists.recipient')}
          value="party"
          onChange={setKind}
          options={recipientKinds.map((each) => [each, t(`subject.${each}`)])}
        />
        <SelectField
          name="recipientId"
          label={t(kind === 'party' ? 'subject.party' : 'subject.organisation')}
          options={(recipients.value?.items ?? []).map(({ id, name }) => [id, name])}
        />
        <SelectField
          name="purpose"
          label={t('lists.purpose_label')}
          options={copyPurposes.map((each) => [each, t(`lists.copy_purpose.${each}`)])}
        />
        <fieldset>
          <legend>{t('lists.columns_label')}</legend>
          {copyColumns.map((each) => (
            <label key={each} class="check">
              <input type="checkbox" name="columns" value={each} />
              <span>{t(`lists.column.${each}`)}</span>
            </label>
          ))}
        </fieldset>
        <TextField
          name="expiresAt"
          type="datetime-local"
          label={`${t('lists.until')} (${zone()})`}
          value={toLocalInput(operationNow() + THREE_DAYS_MS)}
        />
        <NoteField name="reason" label={t('waiting.reason')} />
      </CommandForm>
      <div aria-live="polite">{isAsked && <p class="note note-good">{t('lists.ask_sent')}</p>}</div>
    </Folded>
  );
}
