import { otherPeople } from '@corridor/domain/convoys';
import { useState } from 'preact/hooks';
import { report } from './report';
import { Stepper } from './stepper';
import { t } from './texts';

const nobody = { women: 0, men: 0, girls: 0, boys: 0 } as const;

/** People who travel without a case: counted, and nothing else is asked. */
export function OthersForm({ convoyId }: { convoyId: string }) {
  const [counted, setCounted] = useState<Readonly<Record<(typeof otherPeople)[number], number>>>(nobody);
  return (
    <details class="card">
      <summary>{t('boarding.others')}</summary>
      <div class="stack">
        {otherPeople.map((each) => (
          <Stepper
            key={each}
            label={t(`boarding.${each}`)}
            value={counted[each]}
            onChange={(value) => {
              setCounted((before) => ({ ...before, [each]: value }));
            }}
          />
        ))}
        <button
          type="button"
          class="word"
          onClick={() => {
            report(convoyId, 'others', { others: counted });
          }}
        >
          {t('boarding.send_others')}
        </button>
      </div>
    </details>
  );
}
