import { session } from '../shared/session-state';
import { may } from './may';
import { useRota } from './rota';
import { isSoundOn, switchSound } from './sound';
import { t } from './texts';

/** Whether an alarm rings in this browser. */
export const SoundSwitch = () => (
  <button
    type="button"
    role="switch"
    aria-checked={isSoundOn.value}
    title={t('rota.sound_switch')}
    onClick={() => void switchSound(!isSoundOn.value)}
  >
    {t(isSoundOn.value ? 'rota.sound_on' : 'rota.sound_off')}
  </button>
);

/** Whoever is on duty with the sound off is told so on every page. */
export const SilentOnDuty = () => (may('rota.read') && !isSoundOn.value ? <IfOnDuty /> : null);

function IfOnDuty() {
  const rota = useRota();
  const isMe = rota.value?.on.some(({ accountId }) => accountId === session.value?.account.id) ?? false;
  return isMe ? (
    <p class="note note-alarm" role="status">
      {t('rota.sound_off_on_duty')}
    </p>
  ) : null;
}
