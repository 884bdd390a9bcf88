import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Icon } from '../shared/icon';
import { t } from './texts';

/** What base answered last. It outlives the form that asked, which often goes away with the answer. */
export const announcement = signal('');

/** Long enough to be read twice; the record itself is where it belongs. */
const SHOWN_MS = 12_000;

const clear = (): void => void (announcement.value = '');

export function Announcement() {
  const said = announcement.value;
  useEffect(() => {
    const timer = setTimeout(clear, SHOWN_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [said]);
  return (
    <div class="announcement">
      <p role="status">{said}</p>
      {said !== '' && (
        <button type="button" class="plain" aria-label={t('common.close')} onClick={clear}>
          <Icon name="close" />
        </button>
      )}
    </div>
  );
}
