import { Icon } from '../shared/icon';
import { LanguageSwitch } from '../shared/language-switch';
import { useRoute } from '../shared/route';
import { signOut } from '../shared/session';
import { chosenOperationId, operation, session } from '../shared/session-state';
import { Name } from '../shared/code';
import { LogCallButton } from './log-call-dialog';
import { may } from './may';
import { rooms } from './rooms';
import { SoundSwitch } from './sound-switch';
import { t } from './texts';

export const Header = () => (
  <header>
    <div class="bar">
      <a class="app-name" href="#/">
        {t('console.app_name')}
      </a>
      {operation.value && <Operation />}
      {session.value && may('calls.log') && <LogCallButton />}
      {session.value && may('notifications.read') && <SoundSwitch />}
      <LanguageSwitch />
      {session.value && (
        <span class="person">
          <a href="#/my-sign-in" title={t('accounts.mine')}>
            <Name>{session.value.account.name}</Name>
          </a>
          <button type="button" onClick={() => void signOut()}>
            {t('session.sign_out')}
          </button>
        </span>
      )}
    </div>
    {session.value && operation.value && <Menu />}
  </header>
);

function Operation() {
  const operations = session.value?.operations ?? [];
  if (operations.length < 2) return <Name>{operation.value?.name}</Name>;
  return (
    <select
      class="operation"
      aria-label={t('session.operation')}
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
  );
}

/** What is used all day in the first row, the rest in the second. */
function Menu() {
  const [here = ''] = useRoute();
  const open = rooms.filter(({ label, isOpen }) => label && isOpen());
  const current = here === '' ? open[0]?.path : here;
  return (
    <>
      <nav class="tabs" aria-label={t('console.menu')}>
        {open.map(({ path, label, icon }) =>
          label && icon ? (
            <a key={path} href={`#/${path}`} aria-current={current === path ? 'page' : undefined}>
              <Icon name={icon} size={20} />
              {t(label)}
            </a>
          ) : null,
        )}
        {may('reports.read') && (
          <a href="/reports">
            <Icon name="report" size={20} />
            {t('console.nav_figures')}
          </a>
        )}
      </nav>
      <nav class="further" aria-label={t('console.menu_further')}>
        {open.map(({ path, label, icon }) =>
          label && !icon ? (
            <a key={path} href={`#/${path}`} aria-current={current === path ? 'page' : undefined}>
              {t(label)}
            </a>
          ) : null,
        )}
        {may('convoys.report') && <a href="/field">{t('console.nav_field')}</a>}
      </nav>
    </>
  );
}
