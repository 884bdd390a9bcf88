import {
  acuities,
  ageBands,
  clinicalPriorities,
  conditionGroups,
  mobilities,
  sexes,
} from '@corridor/domain/evacuations';
import { useState } from 'preact/hooks';
import { areaOptions, useAreas } from '../shared/areas';
import type { FacilityItem, List, Written } from '../shared/answers';
import { Code } from '../shared/code';
import { NoteField, SelectField, TextField, textOf } from '../shared/fields';
import { useLoad } from '../shared/load';
import { Loaded } from '../shared/loaded';
import { CommandForm } from './command-form';
import { CompanionRow, companionOf } from './companion-row';
import { Page } from './page';
import { t } from './texts';

const facts = [
  'enclaveId',
  'facilityId',
  'priority',
  'acuity',
  'mobility',
  'ageBand',
  'sex',
  'conditionGroup',
  'cardCode',
  'patientName',
  'contact',
  'note',
] as const;

/** A request for evacuation. *Unknown* is an answer everywhere; the code it gets is shown large. */
export function RequestPage() {
  const areas = useAreas();
  const facilities = useLoad<List<FacilityItem>>('/api/facilities');
  const [rows, setRows] = useState<readonly number[]>([]);
  const [code, setCode] = useState<string>();
  return (
    <Page title={t('waiting.new')} tab={t('waiting.new')}>
      <div role="status">
        {code !== undefined && (
          <p class="note note-good code-large">
            <Code>{code}</Code>
          </p>
        )}
      </div>
      <Loaded from={areas}>
        {({ items }) => (
          <CommandForm<Written & { readonly code: string }>
            submit={t('waiting.send')}
            request={(data) => ({
              path: '/api/evacuations',
              body: {
                ...Object.fromEntries(facts.map((name) => [name, textOf(data, name)])),
                companions: rows.map((key) => companionOf(data, key)),
              },
            })}
            done={(answer) => {
              setCode(answer.code);
              setRows([]);
              window.scrollTo(0, 0);
            }}
          >
            <div class="columns">
              <SelectField
                name="enclaveId"
                label={t('case.area_label')}
                blank={t('common.select')}
                options={areaOptions(items)}
              />
              <SelectField
                name="facilityId"
                label={t('case.facility_label')}
                isOptional
                blank={t('common.unknown')}
                options={(facilities.value?.items ?? []).map(({ id, name }) => [id, name])}
              />
              <SelectField
                name="priority"
                label={t('case.priority_label')}
                value="unknown"
                options={clinicalPriorities.map((each) => [each, t(`case.priority.${each}`)])}
              />
              <SelectField
                name="acuity"
                label={t('case.acuity_label')}
                value="unknown"
                options={acuities.map((each) => [each, t(`case.acuity.${each}`)])}
              />
              <SelectField
                name="mobility"
                label={t('case.mobility_label')}
                value="unknown"
                options={mobilities.map((each) => [each, t(`case.mobility.${each}`)])}
              />
              <SelectField
                name="ageBand"
                label={t('case.age_label')}
                value="unknown"
                options={ageBands.map((each) => [each, t(`case.age.${each}`)])}
              />
              <SelectField
                name="sex"
                label={t('case.sex_label')}
                value="unknown"
                options={sexes.map((each) => [each, t(`case.sex.${each}`)])}
              />
              <SelectField
                name="conditionGroup"
                label={t('case.condition_label')}
                value="unknown"
                options={conditionGroups.map((each) => [each, t(`case.condition.${each}`)])}
              />
              <TextField name="cardCode" label={t('waiting.card_code')} isOptional dir="ltr" maxLength={12} />
            </div>
            {rows.map((key, i) => (
              <CompanionRow
                key={key}
                index={key}
                position={i + 1}
                remove={() => {
                  setRows(rows.filter((each) => each !== key));
                }}
              />
            ))}
            <button
              type="button"
              onClick={() => {
                setRows([...rows, Math.max(-1, ...rows) + 1]);
              }}
            >
              {t('case.add_companion')}
            </button>
            <fieldset class="card stack">
              <legend>{t('waiting.identity')}</legend>
              <p class="quiet">{t('case.names_sealed')}</p>
              <TextField name="patientName" label={t('case.name_label')} isOptional />
              <TextField name="contact" label={t('case.contact_label')} isOptional />
              <NoteField name="note" label={t('case.note_label')} isOptional />
            </fieldset>
          </CommandForm>
        )}
      </Loaded>
    </Page>
  );
}
