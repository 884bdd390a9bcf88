import { demonstrationId } from './demonstration-state';
import { operation } from './session-state';
import { t } from './texts';

/** Says on every page of an exercise that it is one; in a demonstration its own strip does. */
export const ExerciseStrip = () =>
  operation.value?.kind === 'exercise' && demonstrationId.value === null ? (
    <p class="exercise-strip">{t('common.exercise')}</p>
  ) : null;

/** An address that a phone cannot trust says so, and how to mend it. */
export const InsecureNotice = () =>
  window.isSecureContext ? null : (
    <section class="note note-alarm" role="alert">
      <h2>{t('common.insecure_title')}</h2>
      <p>{t('common.insecure')}</p>
      <p>{t('common.insecure_mend')}</p>
    </section>
  );
