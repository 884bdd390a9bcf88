import { enclaveKinds } from '@corridor/domain/enclaves';
import { numberOf, SelectField, TextField, textOf } from '../shared/fields';
import { CommandForm } from './command-form';
import { Folded } from './page';
import { t } from './texts';

export const AreaForm = ({ done }: { done: () => void }) => (
  <Folded title={t('areas.log_area')}>
    <CommandForm
      submit={t('areas.log_area')}
      done={done}
      request={(data) => ({
        path: '/api/enclaves',
        body: {
          slug: textOf(data, 'slug'),
          kind: textOf(data, 'kind'),
          nameEn: textOf(data, 'nameEn'),
          nameAr: textOf(data, 'nameAr'),
          aliases: listOf(data, 'aliases'),
          admin1Name: textOf(data, 'admin1Name'),
          admin1Code: textOf(data, 'admin1Code'),
          pcodes: listOf(data, 'pcodes'),
          latitude: numberOf(data, 'latitude'),
          longitude: numberOf(data, 'longitude'),
        },
      })}
    >
      <div class="columns">
        <TextField name="slug" label={t('areas.slug')} dir="ltr" />
        <SelectField
          name="kind"
          label={t('areas.kind')}
          options={enclaveKinds.map((each) => [each, t(`area.kind.${each}`)])}
        />
        <TextField name="nameEn" label={t('areas.name_en')} />
        <TextField name="nameAr" label={t('areas.name_ar')} />
        <TextField name="aliases" label={t('areas.aliases')} isOptional />
        <TextField name="admin1Name" label={t('areas.admin1_name')} />
        <TextField name="admin1Code" label={t('areas.admin1_code')} dir="ltr" />
        <TextField name="pcodes" label={t('areas.pcodes')} isOptional dir="ltr" />
        <TextField name="latitude" type="number" min={-90} max={90} step="any" label={t('areas.latitude')} />
        <TextField name="longitude" type="number" min={-180} max={180} step="any" label={t('areas.longitude')} />
      </div>
    </CommandForm>
  </Folded>
);

/** Words between commas, the Arabic one too. */
const listOf = (data: FormData, name: string): string[] =>
  (textOf(data, name) ?? '')
    .split(/[,،]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
