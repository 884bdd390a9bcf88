import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../shared/icon';
import { LanguageSwitch } from '../shared/language-switch';
import { useRoute } from '../shared/route';
import { chosenOperationId, operation, session } from '../shared/session-state';
import { isSunlight } from '../shared/sunlight';
import { lock, phone } from './phone';
import { newPatient, rooms } from './rooms';
import { SignOut } from './sign-out';
import { t } from './texts';

/** The label, and behind one button everything that is not the next step. */
export function TopBar() {
  const menu = useRef<HTMLDetailsElement>(null);
  const route = useRoute();
  useEffect(() => {
    menu.current?.removeAttribute('open');
  }, [route]);
  return (
    <header class="top-bar">
      <a class="app-name" href="#/">
        {t('field.app_name')}
      </a>
      <details ref={menu}>
        <summary aria-label={t('field.menu')}>
          <Icon name="menu" />
        </summary>
        <div class="stack">
          {session.value && operation.value && phone.value?.state !== 'locked' && <Rooms />}
          {session.value && phone.value?.state === 'open' && (
            <button type="button" class="with-icon" onClick={lock}>
              <Icon name="lock" />
              {t('field.lock')}
            </button>
          )}
          <Sunlight />
          <LanguageSwitch />
          {session.value && <Operations />}
          {session.value && <SignOut name={session.value.account.name} />}
        </div>
      </details>
    </header>
  );
}

const Rooms = () => (
  <nav class="menu-rooms" aria-label={t('field.menu')}>
    {[newPatient, ...rooms].map(({ path, label, icon }) => (
      <a key={path} class="button" href={`#/${path}`}>
        <Icon name={icon} />
        {t(label)}
      </a>
    ))}
  </nav>
);

const Sunlight = () => (
  <button
    type="button"
    class="with-icon"
    aria-pressed={isSunlight.value}
    onClick={() => {
      isSunlight.value = !isSunlight.value;
    }}
  >
    <Icon name="sun" />
    {t('field.sunlight')}
  </button>
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
