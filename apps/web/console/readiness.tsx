import type { CasePage } from '../shared/answers';
import { Chip } from '../shared/chip';
import { t } from './texts';

export const Readiness = ({ isReady }: { isReady: boolean }) =>
  isReady ? (
    <Chip shape="check" tone="good">
      {t('prepare.ready')}
    </Chip>
  ) : (
    <Chip shape="ring" tone="wait">
      {t('prepare.missing')}
    </Chip>
  );

/** Who somebody of the case is, without a name. */
export function nameOf(of: CasePage, personId: string): string {
  const companion = of.companions.find(({ id }) => id === personId);
  return companion ? t(`case.relation.${companion.relation}`) : t('prepare.patient');
}
