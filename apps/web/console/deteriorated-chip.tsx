import { Chip } from '../shared/chip';
import { day } from '../shared/time';
import { t } from './texts';

/** Since when a patient is worse than an earlier look found them; nothing where no look says so. */
export const DeterioratedChip = ({ since }: { since: string | null }) =>
  since !== null && (
    <Chip shape="alert" tone="alarm">
      {t('waiting.deteriorated_since', { day: day(since.slice(0, 10)) })}
    </Chip>
  );
