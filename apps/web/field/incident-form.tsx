import { affectedAnswers, incidentKinds, type IncidentKind } from '@corridor/domain/incidents';
import { useState } from 'preact/hooks';
import { Choices, NoteField, SelectField, TextField, textOf } from '../shared/fields';
import { Loaded } from '../shared/loaded';
import { goTo } from '../shared/route';
import { fromLocalInput, instantIn, operationNow, toLocalInput, zone } from '../shared/time';
import { areaOptions, useAreas } from '../shared/areas';
import { type Position, PositionField } from './position-field';
import { newId } from './new-id';
import { put } from './sending';
import { Stepper } from './stepper';
import { t } from './texts';

/** What, where, when, how many hurt, are we affected. It never asks who did it (DOMAIN 0.6). */
export function IncidentForm() {
  const areas = useAreas();
  const [kind, setKind] = useState<IncidentKind>();
  const [when, setWhen] = useState('0');
  const [isCounted, setCounted] = useState(false);
  const [hurt, setHurt] = useState(0);
  const [position, setPosition] = useState<Position>();
  const [isKindMissing, setKindMissing] = useState(false);

  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    setKindMissing(kind === undefined);
    if (kind === undefined) return;
    const at = textOf(data, 'at');
    const occurredAt =
      when === 'other' && at !== undefined ? fromLocalInput(at) : instantIn(-Number(when === 'other' ? 0 : when));
    const payload = {
      kind,
      enclaveId: textOf(data, 'enclaveId'),
      ...position,
      hurt: isCounted ? hurt : null,
      areWeAffected: textOf(data, 'areWeAffected') ?? 'unknown',
      note: textOf(data, 'note'),
    };
    put(
      {
        name: 'report_incident',
        path: '/api/incidents',
        subject: { kind: 'incident', id: newId() },
        occurredAt,
        payload,
      },
      { kind: 'incident', what: kind, occurredAt },
    );
    goTo('');
  };

  return (
    <form class="stack" onSubmit={onSubmit} noValidate>
      <h1>{t('field.incident')}</h1>
      <Choices
        name="kind"
        legend={t('incident.what')}
        options={incidentKinds.map((each) => [each, t(`incident.kind.${each}`)])}
        onChange={(value) => {
          setKind(incidentKinds.find((each) => each === value));
        }}
      />
      <Loaded from={areas}>
        {({ items }) => (
          <SelectField
            name="enclaveId"
            label={t('incident.where')}
            isOptional
            blank={t('incident.where_unknown')}
            options={areaOptions(items)}
          />
        )}
      </Loaded>
      <PositionField position={position} onChange={setPosition} />
      <SelectField
        name="when"
        label={t('incident.when')}
        onChange={setWhen}
        options={[
          ['0', t('incident.now')],
          ['15', t('incident.minutes_ago', { n: 15 })],
          ['30', t('incident.minutes_ago', { n: 30 })],
          ['60', t('incident.hours_ago', { n: 1 })],
          ['120', t('incident.hours_ago', { n: 2 })],
          ['other', t('incident.other_time')],
        ]}
      />
      {when === 'other' && (
        <TextField
          name="at"
          type="datetime-local"
          label={t('incident.date_time', { zone: zone() })}
          value={toLocalInput(operationNow())}
        />
      )}
      <Choices
        name="isCounted"
        legend={t('incident.hurt')}
        value="no"
        options={[
          ['no', t('incident.hurt_unknown')],
          ['yes', t('incident.hurt_count')],
        ]}
        onChange={(value) => {
          setCounted(value === 'yes');
        }}
      />
      {isCounted && <Stepper label={t('incident.hurt')} value={hurt} onChange={setHurt} />}
      <Choices
        name="areWeAffected"
        legend={t('incident.affected_label')}
        value="unknown"
        options={affectedAnswers.map((each) => [each, t(`incident.affected.${each}`)])}
      />
      <NoteField name="note" label={t('field.note_optional')} isOptional />
      <div aria-live="assertive">
        {isKindMissing && <p class="note note-alarm">{t('field.missing', { what: t('incident.what') })}</p>}
      </div>
      <button type="submit" class="main">
        {t('field.incident_send')}
      </button>
    </form>
  );
}
