import { forgetPhone, isRevoked, phone } from './phone';
import { t } from './texts';

/** On the first screen, until the phone is set up; and again when base has taken it out of use. */
export function PhoneOffer() {
  if (isRevoked.value)
    return (
      <section class="card stack">
        <p class="note note-alarm">{t('field.phone_revoked')}</p>
        <button type="button" onClick={() => void forgetPhone()}>
          {t('field.phone_set_up')}
        </button>
      </section>
    );
  if (phone.value?.state !== 'none') return null;
  return (
    <section class="card stack">
      <h2>{t('field.phone')}</h2>
      <p>{t('field.phone_offer')}</p>
      <a class="button" href="#/phone">
        {t('field.phone_set_up')}
      </a>
    </section>
  );
}
