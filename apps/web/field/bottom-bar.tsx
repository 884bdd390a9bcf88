import { Icon } from '../shared/icon';
import { useRoute } from '../shared/route';
import { isOnOneConvoy, rooms } from './rooms';
import { t } from './texts';

/** Every room in one tap. On a movement nothing stands beside the movement: the menu above still leads everywhere. */
export function BottomBar() {
  const [here] = useRoute();
  if (here === undefined && isOnOneConvoy.value) return null;
  return (
    <nav class="bottom-bar" aria-label={t('field.app_name')}>
      <a href="#/" aria-current={here === undefined ? 'page' : undefined}>
        <Icon name={isOnOneConvoy.value ? 'convoy' : 'home'} />
        {t(isOnOneConvoy.value ? 'field.movement' : 'field.home')}
      </a>
      {rooms.map(({ path, label, icon }) => (
        <a key={path} href={`#/${path}`} aria-current={here === path ? 'page' : undefined}>
          <Icon name={icon} />
          {t(label)}
        </a>
      ))}
    </nav>
  );
}
