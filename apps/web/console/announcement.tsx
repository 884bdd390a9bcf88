import { signal } from '@preact/signals';

/** What base answered last. It outlives the form that asked, which often goes away with the answer. */
export const announcement = signal('');

export const Announcement = () => (
  <div class="announcement" role="status">
    {announcement.value !== '' && <p>{announcement.value}</p>}
  </div>
);
