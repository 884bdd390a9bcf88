import { useState } from 'preact/hooks';
import { signOut } from '../shared/session';
import { lock } from './phone';
import { unsentCount } from './sending';
import { t } from './texts';

/** Signing out while something is unsent takes a second tap that says what is lost. */
export function SignOut({ name }: { name: string }) {
  const [isAsked, setAsked] = useState(false);
  const mustAsk = unsentCount.value > 0 && !isAsked;
  return (
    <button
      type="button"
      class={isAsked ? 'alarm' : undefined}
      onClick={() => {
        if (mustAsk) setAsked(true);
        else {
          lock();
          void signOut();
        }
      }}
    >
      {isAsked ? t('field.sign_out_unsent') : t('session.sign_out')} <bdi class="quiet">{name}</bdi>
    </button>
  );
}
