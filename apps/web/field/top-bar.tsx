import { useState } from 'preact/hooks';
import { LanguageSwitch } from '../shared/language-switch';
import { signOut } from '../shared/session';
import { chosenOperationId, operation, session } from '../shared/session-state';
import { unsentCount } from './sending';
import { t } from './texts';

export const TopBar = () => (
  <header class="top-bar">
    <a class="app-name" href="#/">
      {t('field.app_name')}
    </a>
    <details>
      <summary aria-label={t('common.language')}>
        <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
          <path d="M4 6h16M4 12h16M4 18h16" stroke="currentColor" stroke-width="2.5" fill="none" />
        </svg>
      </summary>
      <div class="stack">
        <LanguageSwitch />
        {session.value && <Operations />}
        {session.value && <SignOut name={session.value.account.name} />}
      </div>
    </details>
  </header>
);

function Operations() {
  const operations = session.value?.operations ?? [];
  if (operations.length < 2) return null;
  return (
    <label class="field">
      <span class="field-label">{t('session.operation')}</span>
      <select
        value={operation.value?.id}
        onChange={(event) => {
          chosenOperationId.value = event.currentTarget.value;
          location.hash = '#/';
        }}
      >
        {operations.map(({ id, name, closedAt }) => (
          <option key={id} value={id}>
            {closedAt === null ? name : t('session.operation_closed', { name })}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Signing out while something is unsent takes a second tap that says what is lost. */
function SignOut({ name }: { name: string }) {
  const [isAsked, setAsked] = useState(false);
  const mustAsk = unsentCount.value > 0 && !isAsked;
  return (
    <button
      type="button"
      class={isAsked ? 'alarm' : undefined}
      onClick={() => {
        if (mustAsk) setAsked(true);
        else void signOut();
      }}
    >
      {isAsked ? t('field.sign_out_unsent') : t('session.sign_out')} <bdi class="quiet">{name}</bdi>
    </button>
  );
}
