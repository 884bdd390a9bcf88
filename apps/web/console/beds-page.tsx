import { conditionGroups } from '@corridor/domain/evacuations';
import type { FacilityItem, List } from '../shared/answers';
import { Name } from '../shared/code';
import { numberOf, SelectField, TextField, textOf } from '../shared/fields';
import { useLoad } from '../shared/load';
import { Loaded } from '../shared/loaded';
import { fromLocalInput, moment, operationNow, toLocalInput, zone } from '../shared/time';
import { CommandForm } from './command-form';
import { Folded, Page } from './page';
import type { OfferItem } from './prepare';
import { Table } from './table';
import { t } from './texts';

const A_WEEK_MS = 7 * 24 * 3_600_000;

/** Which hospitals keep how many beds, and until when. */
export function BedsPage() {
  const offers = useLoad<List<OfferItem>>('/api/bed-offers');
  const facilities = useLoad<List<FacilityItem>>('/api/facilities');
  const hospitals = (facilities.value?.items ?? []).filter(({ kind }) => kind === 'hospital');
  return (
    <Page title={t('prepare.beds')} tab={t('prepare.beds')}>
      <Loaded from={offers}>
        {({ items }) => (
          <Table<OfferItem>
            caption={t('prepare.beds')}
            rows={items}
            rowKey={({ id }) => id}
            empty={t('prepare.beds_none')}
            columns={[
              { label: t('case.facility_label'), cell: ({ facilityName }) => <Name>{facilityName}</Name> },
              { label: t('prepare.beds_count'), cell: ({ beds }) => beds, isNumber: true },
              { label: t('prepare.beds_taken'), cell: ({ taken }) => taken, isNumber: true },
              { label: t('prepare.beds_companions'), cell: ({ companionsEach }) => companionsEach, isNumber: true },
              { label: t('prepare.beds_treats'), cell: treatsOf },
              { label: t('prepare.beds_until'), cell: ({ validUntil }) => moment(validUntil) },
              {
                label: t('prepare.beds_withdraw'),
                cell: ({ id }) => (
                  <CommandForm
                    look="plain"
                    submit={t('prepare.beds_withdraw')}
                    done={offers.reload}
                    failed={offers.reload}
                    request={() => ({ path: `/api/bed-offers/${id}/withdrawal`, body: {} })}
                  />
                ),
              },
            ]}
          />
        )}
      </Loaded>
      <Folded title={t('prepare.beds_offer')}>
        <CommandForm
          submit={t('prepare.beds_offer')}
          done={offers.reload}
          request={(data) => ({ path: '/api/bed-offers', body: offerOf(data) })}
        >
          <SelectField
            name="facilityId"
            label={t('case.facility_label')}
            options={hospitals.map(({ id, name }) => [id, name])}
          />
          <TextField name="beds" type="number" min={1} max={1_000} value={1} label={t('prepare.beds_count')} />
          <TextField
            name="companionsEach"
            type="number"
            min={0}
            max={30}
            value={1}
            label={t('prepare.beds_companions')}
          />
          <TextField
            name="validUntil"
            type="datetime-local"
            label={`${t('prepare.beds_until')} (${zone()})`}
            value={toLocalInput(operationNow() + A_WEEK_MS)}
          />
          <fieldset>
            <legend>
              {t('prepare.beds_treats')} ({t('common.optional')})
            </legend>
            {conditionGroups
              .filter((each) => each !== 'unknown')
              .map((each) => (
                <label key={each} class="check">
                  <input type="checkbox" name="conditionGroups" value={each} />
                  <span>{t(`case.condition.${each}`)}</span>
                </label>
              ))}
          </fieldset>
        </CommandForm>
      </Folded>
    </Page>
  );
}

const treatsOf = ({ conditionGroups: treated }: OfferItem): string =>
  treated.length === 0 ? t('prepare.beds_anything') : treated.map((each) => t(`case.condition.${each}`)).join(' · ');

const offerOf = (data: FormData): object => ({
  facilityId: textOf(data, 'facilityId'),
  beds: numberOf(data, 'beds'),
  companionsEach: numberOf(data, 'companionsEach'),
  validUntil: fromLocalInput(textOf(data, 'validUntil') ?? ''),
  conditionGroups: data.getAll('conditionGroups'),
});
