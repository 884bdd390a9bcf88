import { consentAnswers, documentStates } from '@corridor/domain/evacuations';
import type { FacilityItem, List } from '../shared/answers';
import { Choices, SelectField, textOf } from '../shared/fields';
import { useLoad } from '../shared/load';
import { t } from './texts';

/** What many said about one hospital; who spoke follows from who they are. */
export function ConsentOfManyFields() {
  const facilities = useLoad<List<FacilityItem>>('/api/facilities');
  const hospitals = (facilities.value?.items ?? []).filter(({ kind }) => kind === 'hospital');
  return (
    <>
      <SelectField
        name="facilityId"
        label={t('prepare.destination')}
        options={[...hospitals.map(({ id, name }) => [id, name] as const), ['', t('prepare.on_arrival')]]}
        isOptional
      />
      <Choices
        name="answer"
        legend={t('prepare.answer')}
        options={consentAnswers.map((each) => [each, t(`prepare.consent.${each}`)])}
      />
      <p class="quiet">{t('prepare.many_likely_speaker')}</p>
    </>
  );
}

export const consentOfMany = (data: FormData): object => ({
  facilityId: textOf(data, 'facilityId'),
  answer: textOf(data, 'answer'),
});

export const DocumentsOfManyFields = () => (
  <Choices
    name="state"
    legend={t('prepare.documents')}
    options={documentStates.map((each) => [each, t(`prepare.documents.${each}`)])}
  />
);

export const documentsOfMany = (data: FormData): object => ({ state: textOf(data, 'state') });
