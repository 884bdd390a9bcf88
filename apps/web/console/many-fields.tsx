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
        blank={t('common.select')}
        options={[...hospitals.map(({ id, name }) => [id, name] as const), [ON_ARRIVAL, t('prepare.on_arrival')]]}
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

/** Chosen like any other place, so that nobody records it by leaving a field alone. */
const ON_ARRIVAL = 'on_arrival';

const hospitalIn = (data: FormData): string | undefined => {
  const where = textOf(data, 'facilityId');
  return where === ON_ARRIVAL ? undefined : where;
};

export const consentOfMany = (data: FormData): object => ({
  facilityId: hospitalIn(data),
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
