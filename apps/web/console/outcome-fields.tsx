import {
  type AftercareFact,
  factsAskedWith,
  reportableOutcomes,
  safeReturnChecks,
  voluntaryAnswers,
  wardTypes,
} from '@corridor/domain/evacuations';
import { useState } from 'preact/hooks';
import type { FacilityItem, List } from '../shared/answers';
import { SelectField, TextField, textOf } from '../shared/fields';
import { useLoad } from '../shared/load';
import { t } from './texts';

/** What became of a patient, and what is asked with it. Whatever nobody knows stays empty, or is said to be unknown. */
export function OutcomeFields() {
  const [outcome, setOutcome] = useState<(typeof reportableOutcomes)[number]>();
  const facts = outcome === undefined ? [] : factsAskedWith(outcome);
  const facilities = useLoad<List<FacilityItem>>(facts.includes('facilityId') ? '/api/facilities' : null);
  const careGivers = (facilities.value?.items ?? []).filter(({ kind }) => kind === 'hospital' || kind === 'clinic');
  const fields: Readonly<Record<AftercareFact, () => preact.JSX.Element>> = {
    facilityId: () => (
      <SelectField
        name="facilityId"
        label={t('aftercare.facility')}
        isOptional
        blank={t('aftercare.not_recorded')}
        options={careGivers.map(({ id, name }) => [id, name])}
      />
    ),
    ward: () => (
      <SelectField
        name="ward"
        label={t('aftercare.ward')}
        isOptional
        blank={t('aftercare.not_recorded')}
        options={wardTypes.map((each) => [each, t(`aftercare.ward.${each}`)])}
      />
    ),
    followUpOn: () => (
      <TextField
        name="followUpOn"
        type="date"
        label={t('aftercare.follow_up')}
        hint={t('aftercare.follow_up_hint')}
        isOptional
      />
    ),
    voluntary: () => (
      <SelectField
        name="voluntary"
        label={t('aftercare.voluntary')}
        isOptional
        blank={t('aftercare.not_recorded')}
        options={voluntaryAnswers.map((each) => [each, t(`aftercare.answer.${each}`)])}
      />
    ),
    safeReturnCheck: () => (
      <SelectField
        name="safeReturnCheck"
        label={t('aftercare.safe_return_check')}
        isOptional
        blank={t('aftercare.not_recorded')}
        options={safeReturnChecks.map((each) => [each, t(`aftercare.check.${each}`)])}
      />
    ),
  };
  return (
    <>
      <SelectField
        name="outcome"
        label={t('prepare.outcome')}
        blank={t('common.select')}
        options={reportableOutcomes.map((each) => [each, t(`case.status.${each}`)])}
        onChange={(value) => {
          setOutcome(reportableOutcomes.find((each) => each === value));
        }}
      />
      {facts.map((fact) => (
        <div key={`${outcome ?? ''} ${fact}`}>{fields[fact]()}</div>
      ))}
    </>
  );
}

export const outcomeOf = (data: FormData): object => ({
  outcome: textOf(data, 'outcome'),
  facilityId: textOf(data, 'facilityId'),
  ward: textOf(data, 'ward'),
  followUpOn: textOf(data, 'followUpOn'),
  voluntary: textOf(data, 'voluntary'),
  safeReturnCheck: textOf(data, 'safeReturnCheck'),
});
