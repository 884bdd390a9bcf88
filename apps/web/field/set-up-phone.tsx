import { useState } from 'preact/hooks';
import { TextField, textOf } from '../shared/fields';
import { goTo } from '../shared/route';
import { saidOf } from '../shared/texts';
import { phone, setUpPhone } from './phone';
import { isWeakPin } from './phone-key';
import { PinField, pinOf } from './pin-field';
import { t } from './texts';

/** Once, with a connection: a PIN, and the phone has a key of its own. */
export function SetUpPhone() {
  const [isWorking, setWorking] = useState(false);
  const [said, setSaid] = useState<string>();

  const onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (isWorking) return;
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const pin = pinOf(data, 'pin');
    if (pin !== pinOf(data, 'again')) return void setSaid(t('field.pin_differs'));
    if (isWeakPin(pin)) return void setSaid(t('field.pin_weak'));
    setWorking(true);
    setSaid(undefined);
    const answer = await setUpPhone(textOf(data, 'name') ?? '', pin).catch(() => undefined);
    setWorking(false);
    if (answer?.ok) goTo('');
    else setSaid(answer ? saidOf(answer.problem) : t('field.phone_failed'));
  };

  if (phone.value?.state === 'unavailable') return <p class="note">{t('field.phone_failed')}</p>;
  if (phone.value?.state !== 'none') return <p class="note">{t('field.phone_ready')}</p>;
  return (
    <form class="stack" onSubmit={(event) => void onSubmit(event)}>
      <h1>{t('field.phone_set_up')}</h1>
      <TextField name="name" label={t('field.phone_name')} value={t('field.phone_name_suggested')} maxLength={60} />
      <PinField name="pin" label={t('field.pin')} hint={t('field.pin_rule')} />
      <PinField name="again" label={t('field.pin_again')} />
      <p class="quiet">{t('field.pin_truth')}</p>
      <button type="submit" class="main" aria-disabled={isWorking}>
        {t(isWorking ? 'field.pin_working' : 'field.phone_set_up')}
      </button>
      <div aria-live="assertive">{said !== undefined && <p class="note note-alarm">{said}</p>}</div>
    </form>
  );
}
