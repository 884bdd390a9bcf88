import { listKinds } from '@corridor/domain/lists';
import { useState } from 'preact/hooks';
import { areaOptions, useAreas } from '../shared/areas';
import type { List } from '../shared/answers';
import { Choices, NoteField, numberOf, SelectField, TextField, textOf } from '../shared/fields';
import { useLoad } from '../shared/load';
import { operationNow, toLocalInput } from '../shared/time';
import { CommandForm } from './command-form';
import type { ListItem } from './lists';
import { Folded } from './page';
import { t } from './texts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** One more list, of base itself or of somebody who gave theirs. */
export function OpenListForm({ done }: { done: () => void }) {
  const areas = useAreas();
  const organisations = useLoad<List<Named>>('/api/organisations');
  const [kind, setKind] = useState<string>('ours');
  return (
    <Folded title={t('lists.open')}>
      <CommandForm
        submit={t('lists.open')}
        done={() => {
          setKind('ours');
          done();
        }}
        request={(data) => ({
          path: '/api/lists',
          body: Object.fromEntries(
            ['title', 'kind', 'enclaveId', 'organisationId'].map((name) => [name, textOf(data, name)]),
          ),
        })}
      >
        <TextField name="title" label={t('lists.title_label')} maxLength={120} />
        <Choices
          name="kind"
          legend={t('lists.kind_label')}
          value="ours"
          onChange={setKind}
          options={listKinds.map((each) => [each, t(`lists.kind.${each}`)])}
        />
        {kind === 'received' && (
          <SelectField
            name="organisationId"
            label={t('lists.organisation_label')}
            isOptional
            blank={t('common.unknown')}
            options={(organisations.value?.items ?? []).map(({ id, name }) => [id, name])}
          />
        )}
        <SelectField
          name="enclaveId"
          label={t('case.area_label')}
          isOptional
          blank={t('lists.area_all')}
          options={areaOptions(areas.value?.items ?? [])}
        />
      </CommandForm>
    </Folded>
  );
}

const ways = ['total', 'first', 'codes'] as const;
type Way = (typeof ways)[number];

/** What a list says now: a total, the first of the waiting list, or codes that somebody read out. */
export function RecordVersionForm({ lists, done }: { lists: readonly ListItem[]; done: () => void }) {
  const [way, setWay] = useState<Way>('total');
  return (
    <Folded title={t('lists.record')}>
      <p>{t('lists.record_hint')}</p>
      <CommandForm
        submit={t('lists.record')}
        done={() => {
          setWay('total');
          done();
        }}
        request={(data) => ({
          path: `/api/lists/${textOf(data, 'listId') ?? ''}/versions`,
          body: {
            asOf: textOf(data, 'asOf'),
            reportedTotal: numberOf(data, 'reportedTotal'),
            whatItCounts: textOf(data, 'whatItCounts'),
            note: textOf(data, 'note'),
            first: numberOf(data, 'first'),
            codes: textOf(data, 'codes')?.split(/[\s,;،]+/),
          },
        })}
      >
        <SelectField name="listId" label={t('lists.list')} options={lists.map(({ id, title }) => [id, title])} />
        <TextField name="asOf" type="date" label={t('areas.as_of')} value={toLocalInput(operationNow()).slice(0, 10)} />
        <Choices
          name="way"
          legend={t('lists.who')}
          value={way}
          onChange={(chosen) => {
            setWay(ways.find((each) => each === chosen) ?? 'total');
          }}
          options={ways.map((each) => [each, t(`lists.who_${each}`)])}
        />
        {way === 'first' && <TextField name="first" type="number" min={1} max={2_000} label={t('lists.first_label')} />}
        {way === 'codes' && <NoteField name="codes" label={t('lists.codes_label')} maxLength={20_000} />}
        <TextField name="reportedTotal" type="number" min={0} label={t('lists.stated')} isOptional={way !== 'total'} />
        <TextField name="whatItCounts" label={t('reported.counts')} isOptional />
        <NoteField name="note" label={t('lists.note_label')} isOptional />
      </CommandForm>
    </Folded>
  );
}
