import { substitutionReasons, type SubstitutionReason } from '@corridor/domain/convoys';
import { useState } from 'preact/hooks';
import type { ConvoyPage, ManifestEntry } from '../shared/answers';
import { SelectField } from '../shared/fields';
import { Folded } from './page';
import { ReserveOf } from './reserve';
import { t } from './texts';

interface Props {
  readonly convoy: ConvoyPage;
  readonly lines: readonly ManifestEntry[];
  readonly reload: () => void;
}

/** Who goes out and why, then who goes in their place. */
export function SubstituteForm({ convoy, lines, reload }: Props) {
  const [caseId, setCaseId] = useState('');
  const [reason, setReason] = useState<SubstitutionReason>('not_ready');
  const families = [...new Map(lines.map((line) => [line.caseId, line.code])).entries()];
  if (families.length === 0) return null;
  const out = { convoyId: convoy.id, isFrozen: convoy.manifestStatus === 'frozen', caseId };
  return (
    <Folded title={t('convoy.action.substitute')}>
      <div class="columns">
        <SelectField
          name="out"
          label={t('round.out')}
          blank={t('common.select')}
          options={families.map(([id, code]) => [id, `\u2068${code}\u2069`])}
          value={caseId}
          onChange={setCaseId}
        />
        <SelectField
          name="why"
          label={t('round.why')}
          options={substitutionReasons.map((each) => [each, t(`round.substitution_reason.${each}`)])}
          value={reason}
          onChange={(value) => {
            setReason(substitutionReasons.find((each) => each === value) ?? 'other');
          }}
        />
      </div>
      {caseId !== '' && (
        <ReserveOf
          key={caseId}
          out={out}
          reason={reason}
          done={() => {
            setCaseId('');
            reload();
          }}
        />
      )}
    </Folded>
  );
}
