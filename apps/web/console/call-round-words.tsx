import { reportChannels } from '@corridor/domain/commands';
import { consentSpeakers } from '@corridor/domain/evacuations';
import type { RefObject } from 'preact';
import { NoteField, SelectField, TextField, textOf } from '../shared/fields';
import { t } from './texts';

/** What a call may say beside its answer. Folded away: most calls take two taps and nothing else. */
export const CallRoundWords = ({ form }: { readonly form: RefObject<HTMLFormElement | null> }) => (
  <details>
    <summary>{t('round.words')}</summary>
    <form
      ref={form}
      class="stack"
      onSubmit={(event) => {
        // Enter in a field sends nothing: the answer itself does.
        event.preventDefault();
      }}
    >
      <SelectField
        name="speaker"
        label={t('prepare.speaker')}
        isOptional
        blank={t('round.likely_speaker')}
        options={consentSpeakers.map((each) => [each, t(`prepare.speaker.${each}`)])}
      />
      <TextField name="saidBy" label={t('calls.said_by')} isOptional />
      <SelectField
        name="channel"
        label={t('calls.how')}
        isOptional
        blank={t('round.this_call')}
        options={reportChannels.map((each) => [each, t(`calls.channel.${each}`)])}
      />
      <NoteField name="note" label={t('case.note_label')} isOptional />
      <p class="quiet">{t('round.words_hint')}</p>
    </form>
  </details>
);

/** The words as the API takes them. Who said it came over this call where nothing else was chosen. */
export function callWordsOf(form: HTMLFormElement | null): object {
  if (form === null) return {};
  const data = new FormData(form);
  const saidBy = textOf(data, 'saidBy');
  const channel = textOf(data, 'channel') ?? (saidBy === undefined ? undefined : 'phone');
  return {
    speaker: textOf(data, 'speaker'),
    note: textOf(data, 'note'),
    reporter: channel === undefined ? undefined : { channel, saidBy },
  };
}
