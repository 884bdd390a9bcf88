import { affectedAnswers, type AffectedAnswer, type IncidentKind, incidentKinds } from '@corridor/domain/incidents';
import { areaName, areaOptions, useAreas } from '../shared/areas';
import { Name } from '../shared/code';
import { NoteField, numberOf, type Option, SelectField, TextField, textOf } from '../shared/fields';
import { Loaded } from '../shared/loaded';
import { fromLocalInput, moment, operationNow, toLocalInput, zone } from '../shared/time';
import { CommandForm } from './command-form';
import { useLiveList } from './live';
import { may } from './may';
import { Notes } from './notes';
import { Folded, Page } from './page';
import { Table } from './table';
import { t } from './texts';

interface Incident {
  readonly id: string;
  readonly kind: IncidentKind;
  readonly enclaveId: string | null;
  readonly happenedAt: string;
  readonly recordedAt: string;
  readonly hurt: number | null;
  readonly areWeAffected: AffectedAnswer;
  readonly noteId: string | null;
}

export function IncidentsPage() {
  const incidents = useLiveList<Incident>('/api/incidents?limit=50', ['incident']);
  const areas = useAreas();
  const nameOf = (id: string | null): string => {
    const area = areas.value?.items.find((each) => each.id === id);
    return area ? areaName(area) : t('incident.where_unknown');
  };
  return (
    <Page title={t('console.nav_incidents')} tab={t('console.nav_incidents')}>
      {may('incidents.report') && (
        <IncidentForm areas={areaOptions(areas.value?.items ?? [])} done={incidents.reload} />
      )}
      <Loaded from={incidents}>
        {({ items }) => (
          <Table<Incident>
            caption={t('console.nav_incidents')}
            rows={items}
            rowKey={({ id }) => id}
            empty={t('incidents.empty')}
            more={incidents.more}
            columns={[
              { label: t('incidents.happened'), cell: ({ happenedAt }) => moment(happenedAt) },
              { label: t('incident.what'), cell: ({ kind }) => t(`incident.kind.${kind}`) },
              { label: t('incident.where'), cell: ({ enclaveId }) => <Name>{nameOf(enclaveId)}</Name> },
              { label: t('incidents.hurt'), cell: ({ hurt }) => hurt ?? t('incident.hurt_unknown'), isNumber: true },
              {
                label: t('incident.affected_label'),
                cell: ({ areWeAffected }) => t(`incident.affected.${areWeAffected}`),
              },
              { label: t('incidents.recorded'), cell: ({ recordedAt }) => moment(recordedAt) },
              {
                label: t('case.note_label'),
                cell: ({ id, noteId, happenedAt }) => (
                  <Notes path={`/api/incidents/${id}/disclosures`} told={[{ noteId, label: moment(happenedAt) }]} />
                ),
              },
            ]}
          />
        )}
      </Loaded>
    </Page>
  );
}

/** What, where, when, how many hurt, are we affected: no field asks who did it (DOMAIN 0.6). */
const IncidentForm = ({ areas, done }: { areas: readonly Option[]; done: () => void }) => (
  <Folded title={t('incidents.report')}>
    <CommandForm
      submit={t('incidents.report')}
      done={done}
      request={(data) => ({
        path: '/api/incidents',
        body: {
          kind: textOf(data, 'kind'),
          enclaveId: textOf(data, 'enclaveId'),
          occurredAt: fromLocalInput(textOf(data, 'occurredAt') ?? ''),
          hurt: numberOf(data, 'hurt') ?? null,
          areWeAffected: textOf(data, 'areWeAffected'),
          note: textOf(data, 'note'),
        },
      })}
    >
      <div class="columns">
        <SelectField
          name="kind"
          label={t('incident.what')}
          value="unknown"
          options={incidentKinds.map((each) => [each, t(`incident.kind.${each}`)])}
        />
        <SelectField
          name="enclaveId"
          label={t('incident.where')}
          isOptional
          blank={t('incident.where_unknown')}
          options={areas}
        />
        <TextField
          name="occurredAt"
          type="datetime-local"
          label={t('incident.date_time', { zone: zone() })}
          value={toLocalInput(operationNow())}
        />
        <TextField name="hurt" type="number" min={0} label={t('incident.hurt')} isOptional />
        <SelectField
          name="areWeAffected"
          label={t('incident.affected_label')}
          value="unknown"
          options={affectedAnswers.map((each) => [each, t(`incident.affected.${each}`)])}
        />
      </div>
      <NoteField name="note" label={t('incident.note')} isOptional />
    </CommandForm>
  </Folded>
);
