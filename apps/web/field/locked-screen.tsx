import { useState } from 'preact/hooks';
import { forgetPhone, unlock } from './phone';
import { PinField, pinOf } from './pin-field';
import { t } from './texts';

/** Nothing but the PIN. It is checked on the phone itself, with or without a connection. */
export function LockedScreen() {
  const [said, setSaid] = useState<'working' | 'wrong' | 'unreached'>();

  const onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (said === 'working') return;
    const form = event.currentTarget as HTMLFormElement;
    setSaid('working');
    const isOpen = await unlock(pinOf(new FormData(form), 'pin')).catch(() => false);
    setSaid(isOpen ? undefined : 'wrong');
    if (!isOpen) form.reset();
  };

  return (
    <form class="card stack door" onSubmit={(event) => void onSubmit(event)}>
      <h1>{t('field.locked')}</h1>
      <PinField name="pin" label={t('field.pin')} />
      <button type="submit" class="main" aria-disabled={said === 'working'}>
        {t(said === 'working' ? 'field.pin_working' : 'field.unlock')}
      </button>
      <div aria-live="assertive">
        {said === 'wrong' && <p class="note note-alarm">{t('field.pin_wrong')}</p>}
        {said === 'unreached' && <p class="note note-alarm">{t('common.no_connection')}</p>}
      </div>
      <details>
        <summary>{t('field.pin_forgotten')}</summary>
        <div class="stack">
          <p>{t('field.pin_forgotten_hint')}</p>
          <button
            type="button"
            onClick={() =>
              void forgetPhone().then((isDone) => {
                if (!isDone) setSaid('unreached');
              })
            }
          >
            {t('field.pin_forgotten')}
          </button>
        </div>
      </details>
    </form>
  );
}
