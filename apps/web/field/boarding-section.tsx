import type { ConvoyAction } from '@corridor/domain/convoys';
import type { ConvoyPage } from '../shared/answers';
import { type Family } from './boarding';
import { FamilyRow } from './family-row';
import { t } from './texts';

interface Props {
  readonly convoy: ConvoyPage;
  readonly families: readonly Family[];
  readonly actions: readonly ConvoyAction[];
}

/** Who boards, family by family: a code and how many, and nothing that says who they are. */
export function BoardingSection({ convoy, families, actions }: Props) {
  const people = families.flatMap((family) => family.people);
  const aboard = people.filter(({ now }) => now === 'boarded').length;
  return (
    <section class="stack">
      <h2>{t('boarding.title')}</h2>
      <p role="status">{t('boarding.aboard_of', { aboard, all: people.length })}</p>
      <ul class="patients">
        {families.map((family) => (
          <FamilyRow key={family.caseId} convoy={convoy} family={family} actions={actions} />
        ))}
      </ul>
    </section>
  );
}
