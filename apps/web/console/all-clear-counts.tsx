import type { HeadCount } from '@corridor/domain/convoys';
import { useState } from 'preact/hooks';
import type { ConvoyPage } from '../shared/answers';
import { TextField } from '../shared/fields';
import { t } from './texts';

/** The counts of the all-clear, with what they will be held against before anybody sends them. */
export function AllClearCounts({ convoy }: { convoy: ConvoyPage }) {
  const [counted, setCounted] = useState<Partial<Record<keyof HeadCount, number>>>({});
  const expected: HeadCount =
    convoy.aboardPatients === null
      ? convoy.listed
      : { patients: convoy.aboardPatients, companions: convoy.aboardCompanions ?? 0 };
  const differs = (['patients', 'companions'] as const).some(
    (kind) => counted[kind] !== undefined && counted[kind] !== expected[kind],
  );

  const onInput = ({ target }: Event): void => {
    const { name, value } = target as HTMLInputElement; // only inputs stand in here
    setCounted((before) => ({ ...before, [name]: value === '' ? undefined : Number(value) }));
  };
  return (
    <>
      <p>
        {t(convoy.aboardPatients === null ? 'convoys.expected_listed' : 'convoys.expected_counted', { ...expected })}
      </p>
      <div class="columns" onInput={onInput}>
        <TextField name="patients" type="number" min={0} label={t('convoy.person.patient')} />
        <TextField name="companions" type="number" min={0} label={t('convoy.person.companion')} />
        <TextField name="vehicles" type="number" min={0} label={t('convoys.counted_vehicles')} />
        {convoy.aboardOthers !== null && <TextField name="others" type="number" min={0} label={t('boarding.others')} />}
      </div>
      <div role="status">{differs && <p class="note note-wait">{t('convoys.count_differs')}</p>}</div>
    </>
  );
}
