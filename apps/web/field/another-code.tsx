import { readCaseCode } from '@corridor/domain/evacuations';
import { useState } from 'preact/hooks';
import { FieldErrors } from '../shared/field-errors';
import { TextField, textOf } from '../shared/fields';
import { type Family, sayBoardedByCode } from './boarding';
import { consentOf, ConsentChoice } from './consent-choice';
import { Stepper } from './stepper';
import { t } from './texts';

interface Props {
  readonly convoyId: string;
  readonly families: readonly Family[];
}

/** A family at the door whose code is not on the phone's list: it is reported all the same, and base looks. */
export function AnotherCode({ convoyId, families }: Props) {
  // A new form after each that was sent: the next family is another one.
  const [sentCount, setSentCount] = useState(0);
  return (
    <details class="card">
      <summary>{t('boarding.another_code')}</summary>
      <CodeForm
        key={sentCount}
        convoyId={convoyId}
        families={families}
        done={() => {
          setSentCount((before) => before + 1);
        }}
      />
    </details>
  );
}

function CodeForm({ convoyId, families, done }: Props & { readonly done: () => void }) {
  const [people, setPeople] = useState(1);
  const [choice, setChoice] = useState('none');
  const [wrong, setWrong] = useState<string>();
  const consent = consentOf(choice);
  const isDeclined = consent?.answer === 'declined';

  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const code = readCaseCode(textOf(data, 'code') ?? '');
    if (code === null) setWrong(t('boarding.code_misread'));
    else if (families.some((family) => family.code === code)) setWrong(t('boarding.code_on_list'));
    else {
      sayBoardedByCode(convoyId, code, isDeclined ? 0 : people, consent);
      done();
    }
  };
  return (
    <form class="stack" onSubmit={onSubmit} noValidate>
      <div aria-live="assertive">
        <FieldErrors.Provider value={new Map(wrong === undefined ? [] : [['code', wrong]])}>
          <TextField name="code" label={t('boarding.code_on_card')} dir="ltr" maxLength={20} />
        </FieldErrors.Provider>
      </div>
      <ConsentChoice name="another" value={choice} onChange={setChoice} />
      {isDeclined ? (
        <p class="note note-wait">{t('boarding.declined_hint')}</p>
      ) : (
        <Stepper label={t('boarding.how_many')} value={people} onChange={setPeople} />
      )}
      <button
        type="submit"
        class={isDeclined ? 'word alarm-outline' : 'main word'}
        disabled={!isDeclined && people === 0}
      >
        {t(isDeclined ? 'boarding.send_declined' : 'boarding.send_boarded')}
      </button>
      <p class="quiet">{t('boarding.another_code_hint')}</p>
    </form>
  );
}
