import { sharingAnswers, sharingForms, sharingKinds } from '@corridor/domain/evacuations';
import type { FacilityItem, List } from '../shared/answers';
import { Choices, type Option, SelectField, textOf } from '../shared/fields';
import { useLoad } from '../shared/load';
import type { PartyItem } from './prepare';
import { t } from './texts';

export type SharingOther = { readonly kind: (typeof sharingKinds)[number]; readonly id: string; readonly name: string };

/** Every party and every hospital, by name. */
export function useSharingOthers(): readonly SharingOther[] {
  const parties = useLoad<List<PartyItem>>('/api/parties');
  const facilities = useLoad<List<FacilityItem>>('/api/facilities');
  const hospitals = (facilities.value?.items ?? []).filter(({ kind }) => kind === 'hospital');
  return [
    ...(parties.value?.items ?? []).map(({ id, name }) => ({ kind: 'party' as const, id, name })),
    ...hospitals.map(({ id, name }) => ({ kind: 'facility' as const, id, name })),
  ];
}

/** With whom, what was said, and how. Nothing stands chosen before somebody has said it. */
export function SharingFields({ onForm }: { onForm?: (form: string) => void }) {
  const others = useSharingOthers();
  return (
    <>
      <SelectField
        name="with"
        label={t('prepare.sharing_with')}
        blank={t('common.select')}
        options={others.map(({ kind, id, name }): Option => [
          `${kind} ${id}`,
          t(`prepare.sharing_of.${kind}`, { name }),
        ])}
      />
      <Choices
        name="answer"
        legend={t('prepare.answer')}
        options={sharingAnswers.map((each) => [each, t(`prepare.sharing.${each}`)])}
      />
      <Choices
        name="form"
        legend={t('prepare.sharing_form')}
        options={sharingForms.map((each) => [each, t(`prepare.sharing_form.${each}`)])}
        {...(onForm ? { onChange: onForm } : {})}
      />
    </>
  );
}

export const SharingOfManyFields = () => (
  <>
    <SharingFields />
    <p class="quiet">{t('prepare.many_likely_speaker')}</p>
  </>
);

/** What those fields say, as the API takes it. */
export function sharingOf(data: FormData): object {
  const [withKind, withId] = (textOf(data, 'with') ?? '').split(' ');
  return { withKind, withId, answer: textOf(data, 'answer'), form: textOf(data, 'form') };
}
