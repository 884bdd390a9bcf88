import type { FamilyWarning } from '@corridor/domain/convoys';
import type { ConvoyPage } from '../shared/answers';
import { Chip } from '../shared/chip';
import { Code } from '../shared/code';
import { t } from './texts';

/** A wish that is not met is said quietly; what nobody may do without answering for it, aloud. */
const grave: readonly FamilyWarning[] = ['would_travel_alone', 'carer_left_out'];

/** What a list would do to families, before it is done. */
export const FamilyWarnings = ({ families }: { families: NonNullable<ConvoyPage['families']> }) => (
  <div class="stack">
    <h3>{t('round.families')}</h3>
    <ul>
      {families.map(({ caseId, code, warnings }) => (
        <li key={caseId}>
          <span class="chips">
            <a href={`#/case/${caseId}`}>
              <Code>{code}</Code>
            </a>
            {warnings.map((each) => (
              <Chip
                key={each}
                shape={grave.includes(each) ? 'alert' : 'ring'}
                tone={grave.includes(each) ? 'alarm' : 'wait'}
              >
                {t(`round.warning.${each}`)}
              </Chip>
            ))}
          </span>
        </li>
      ))}
    </ul>
  </div>
);
