import { clockErrorMinutes } from '../shared/session-state';
import { unsentCount } from './sending';
import { t } from './texts';

/** What is not sent lives in this page only, and the page says so as long as that is so. */
export const UnsentNotice = () => (
  <div role="status">
    {unsentCount.value > 0 && <p class="note note-wait">{t('field.unsent', { n: unsentCount.value })}</p>}
  </div>
);

const TOLERATED_MINUTES = 5;

export const ClockNotice = () =>
  Math.abs(clockErrorMinutes.value) > TOLERATED_MINUTES ? (
    <p class="note note-wait">{t('field.clock_off', { n: Math.abs(clockErrorMinutes.value) })}</p>
  ) : null;
