import { LanguageSwitch } from '../shared/language-switch';
import { useRoute } from '../shared/route';
import { signOut } from '../shared/session';
import { chosenOperationId, operation, session } from '../shared/session-state';
import { Name } from '../shared/code';
import { LogCallButton } from './log-call-dialog';
import { may } from './may';
import { rooms } from './rooms';
import { t } from './texts';

export const Header = () => (
  <header>
    <div class="bar">
      <a class="app-name" href="#/">
        {t('console.app_name')}
      </a>
      {operation.value && <Operation />}
      {session.value && may('calls.log') && <LogCallButton />}
      <LanguageSwitch />
      {session.value && (
        <span class="person">
          <Name>{session.value.account.name}</Name>
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
      {operations.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}

function Menu() {
  const [here] = useRoute();
  return (
    <nav aria-label={t('console.menu')}>
      {rooms.map(({ path, label, isOpen }) =>
        label && isOpen() ? (
          <a key={path} href={`#/${path}`} aria-current={here === path ? 'page' : undefined}>
            {t(label)}
          </a>
        ) : null,
      )}
      {may('reports.read') && <a href="/reports">{t('console.nav_figures')}</a>}
      {may('convoys.report') && <a href="/field">{t('console.nav_field')}</a>}
    </nav>
  );
}
