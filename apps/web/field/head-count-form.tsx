import type { HeadCount } from '@corridor/domain/convoys';
import { useState } from 'preact/hooks';
import type { ConvoyPage } from '../shared/answers';
import { report } from './report';
import { Stepper } from './stepper';
import { t } from './texts';

/**
 * The least record of a boarding. Starts from who boarded by name, else from the last count, else from the list, so that a
 * full bus is one tap.
 */
export function HeadCountForm({ convoy, named }: { convoy: ConvoyPage; named: HeadCount | null }) {
  const [patients, setPatients] = useState(named?.patients ?? convoy.aboardPatients ?? convoy.listed.patients);
  const [companions, setCompanions] = useState(
    named?.companions ?? convoy.aboardCompanions ?? convoy.listed.companions,
  );
  return (
    <section class="card stack">
      <h2>{t('field.head_count')}</h2>
      <p class="quiet">
        {t('field.listed', { patients: convoy.listed.patients, companions: convoy.listed.companions })}
      </p>
      <Stepper label={t('field.patients')} value={patients} onChange={setPatients} />
      <Stepper label={t('field.companions')} value={companions} onChange={setCompanions} />
      <button
        type="button"
        class="word"
        onClick={() => {
          report(convoy.id, 'head_count', { patients, companions });
        }}
      >
        {t('field.send_count')}
      </button>
    </section>
  );
}
