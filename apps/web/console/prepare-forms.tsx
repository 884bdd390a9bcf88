import { type BedFit, consentAnswers, consentSpeakers, documentStates, rankedFor } from '@corridor/domain/evacuations';
import type { CasePage, FacilityItem, List } from '../shared/answers';
import { Choices, NoteField, type Option, SelectField, textOf } from '../shared/fields';
import { useLoad } from '../shared/load';
import { moment } from '../shared/time';
import { companionsOf } from './bed-saying';
import { CommandForm } from './command-form';
import { Folded } from './page';
import type { OfferItem, Preparation } from './prepare';
import { nameOf } from './readiness';
import { t } from './texts';

interface Props {
  readonly of: CasePage;
  readonly preparation: Preparation;
  readonly done: () => void;
}

/** Where to, whether they agree, and which papers: what a coordinator writes down before somebody leaves. */
export function PrepareForms({ of, preparation, done }: Props) {
  const offers = useLoad<List<OfferItem>>('/api/bed-offers');
  const facilities = useLoad<List<FacilityItem>>('/api/facilities');
  const hospitals = facilities.value?.items.filter(({ kind }) => kind === 'hospital') ?? [];
  const { destination } = preparation;
  const beds = rankedFor((offers.value?.items ?? []).filter(hasFree), of, of.companions.length);
  const suiting = beds.filter(({ fit }) => fit.treatment !== 'not_treated');
  const path = `/api/evacuations/${of.id}`;
  return (
    <>
      <Folded title={t('prepare.destination_settle')}>
        <CommandForm
          submit={t('prepare.destination_settle')}
          done={done}
          failed={done}
          request={(data) => ({ path: `${path}/destination`, body: placeOf(textOf(data, 'where')) })}
        >
          <SelectField
            name="where"
            label={t('prepare.destination')}
            hint={suiting.length > 1 ? t('prepare.beds_order') : ''}
            options={[...suiting.map(bedOption), ...withoutBed(hospitals), ['', t('prepare.on_arrival')]]}
            isOptional
          />
          {suiting.length < beds.length && (
            <p class="quiet">{t('prepare.beds_left_out', { n: beds.length - suiting.length })}</p>
          )}
        </CommandForm>
      </Folded>
      {destination && (
        <Folded title={t('prepare.consent_record')}>
          <p>{t('prepare.consent_to')}</p>
          <CommandForm
            submit={t('prepare.consent_record')}
            done={done}
            failed={done}
            request={(data) => ({
              path: `${path}/consents`,
              body: {
                facilityId: destination.facilityId ?? undefined,
                answer: textOf(data, 'answer'),
                speaker: textOf(data, 'speaker'),
                note: textOf(data, 'note'),
              },
            })}
          >
            <Choices
              name="answer"
              legend={t('prepare.answer')}
              options={consentAnswers.map((each) => [each, t(`prepare.consent.${each}`)])}
            />
            <Choices
              name="speaker"
              legend={t('prepare.speaker')}
              options={consentSpeakers.map((each) => [each, t(`prepare.speaker.${each}`)])}
            />
            <NoteField name="note" label={t('case.note_label')} isOptional />
          </CommandForm>
        </Folded>
      )}
      <Folded title={t('prepare.documents_record')}>
        <CommandForm
          submit={t('prepare.documents_record')}
          done={done}
          failed={done}
          request={(data) => ({
            path: `${path}/documents`,
            body: {
              people: preparation.people.map(({ personId }) => ({ personId, state: textOf(data, personId) })),
            },
          })}
        >
          {preparation.people.map(({ personId }) => (
            <SelectField
              key={personId}
              name={personId}
              label={nameOf(of, personId)}
              options={documentStates.map((each) => [each, t(`prepare.documents.${each}`)])}
            />
          ))}
        </CommandForm>
      </Folded>
    </>
  );
}

const hasFree = ({ beds, taken }: OfferItem): boolean => taken < beds;

/** Where and until when, whether it treats what the patient has, and what of the family it takes. */
const bedOption = ({ offer, fit }: { readonly offer: OfferItem; readonly fit: BedFit }): Option => [
  `offer ${offer.id}`,
  [
    t('prepare.bed_of', { facility: offer.facilityName, time: moment(offer.validUntil) }),
    t(`prepare.treatment.${fit.treatment}`),
    ...companionsOf(fit),
  ].join(' · '),
];

const withoutBed = (hospitals: readonly FacilityItem[]): Option[] =>
  hospitals.map(({ id, name }) => [`facility ${id}`, t('prepare.without_bed', { facility: name })]);

function placeOf(chosen = ''): { readonly offerId?: string; readonly facilityId?: string } {
  const [kind, id] = chosen.split(' ');
  if (kind === 'offer' && id !== undefined) return { offerId: id };
  return kind === 'facility' && id !== undefined ? { facilityId: id } : {};
}
