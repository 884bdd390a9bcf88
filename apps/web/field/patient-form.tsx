import {
  acuities,
  ageBands,
  caseCode,
  clinicalPriorities,
  conditionGroups,
  mobilities,
  sexes,
} from '@corridor/domain/evacuations';
import { useState } from 'preact/hooks';
import { Choices, NoteField, SelectField, TextField, textOf } from '../shared/fields';
import { Loaded } from '../shared/loaded';
import { goTo } from '../shared/route';
import { instantIn } from '../shared/time';
import { areaOptions, useAreas } from '../shared/areas';
import { CompanionFields, companionsOf } from './companion-fields';
import { newId } from './new-id';
import { put } from './sending';
import { Stepper } from './stepper';
import { t } from './texts';

const asked = {
  ageBand: 'case.age_label',
  sex: 'case.sex_label',
  conditionGroup: 'case.condition_label',
  acuity: 'case.acuity_label',
  enclaveId: 'case.area_label',
} as const;

/** Age, sex, condition and colour, each with *unknown*; everything else may wait (DOMAIN 0.7). */
export function PatientForm() {
  const areas = useAreas();
  const [companions, setCompanions] = useState(0);
  const [missing, setMissing] = useState<readonly string[]>([]);

  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const left = Object.entries(asked).filter(([name]) => textOf(data, name) === undefined);
    setMissing(left.map(([, key]) => t(key)));
    if (left.length === 0) goTo(`code/${sendPatient(data, companions)}`);
  };

  return (
    <form class="stack" onSubmit={onSubmit} noValidate>
      <h1>{t('field.new_patient')}</h1>
      <Choices
        name="ageBand"
        legend={t('case.age_label')}
        options={ageBands.map((each) => [each, t(`case.age.${each}`)])}
      />
      <Choices name="sex" legend={t('case.sex_label')} options={sexes.map((each) => [each, t(`case.sex.${each}`)])} />
      <Choices
        name="acuity"
        legend={t('case.acuity_label')}
        options={acuities.map((each) => [each, t(`case.acuity.${each}`)])}
      />
      <SelectField
        name="conditionGroup"
        label={t('case.condition_label')}
        blank={t('common.select')}
        options={conditionGroups.map((each) => [each, t(`case.condition.${each}`)])}
      />
      <Loaded from={areas}>
        {({ items }) => (
          <SelectField
            name="enclaveId"
            label={t('case.area_label')}
            blank={items.length === 1 ? undefined : t('common.select')}
            options={areaOptions(items)}
          />
        )}
      </Loaded>
      <Stepper label={t('case.companions_label')} value={companions} onChange={setCompanions} />
      <CompanionFields count={companions} />
      <details class="card">
        <summary>{t('field.details')}</summary>
        <div class="stack">
          <SelectField
            name="mobility"
            label={t('case.mobility_label')}
            value="unknown"
            options={mobilities.map((each) => [each, t(`case.mobility.${each}`)])}
          />
          <SelectField
            name="priority"
            label={t('case.priority_label')}
            value="unknown"
            options={clinicalPriorities.map((each) => [each, t(`case.priority.${each}`)])}
          />
          <TextField name="patientName" label={t('case.name_label')} isOptional />
          <NoteField name="note" label={t('case.note_label')} isOptional />
          <p class="quiet">{t('case.names_sealed')}</p>
        </div>
      </details>
      <div aria-live="assertive">
        {missing.length > 0 && <p class="note note-alarm">{t('field.missing', { what: missing.join(' · ') })}</p>}
      </div>
      <button type="submit" class="main">
        {t('field.new_patient_send')}
      </button>
    </form>
  );
}

/** Sends the request and returns the message's key. The phone draws the code, so that the card has it without a connection. */
function sendPatient(data: FormData, companions: number): string {
  const code = caseCode([...crypto.getRandomValues(new Uint8Array(6))].map((byte) => byte & 31));
  const occurredAt = instantIn(0);
  const fact = (name: string): string => textOf(data, name) ?? 'unknown';
  const payload = {
    cardCode: code,
    enclaveId: textOf(data, 'enclaveId'),
    ageBand: fact('ageBand'),
    sex: fact('sex'),
    acuity: fact('acuity'),
    conditionGroup: fact('conditionGroup'),
    priority: fact('priority'),
    mobility: fact('mobility'),
    patientName: textOf(data, 'patientName'),
    note: textOf(data, 'note'),
    companions: companionsOf(data, companions),
  };
  return put(
    {
      name: 'request_evacuation',
      path: '/api/evacuations',
      subject: { kind: 'case', id: newId() },
      occurredAt,
      payload,
    },
    { kind: 'patient', code, occurredAt },
  );
}
