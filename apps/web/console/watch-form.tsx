import { severities, type WatchScope, watchScopes } from '@corridor/domain/notifications';
import { useState } from 'preact/hooks';
import { areaOptions, useAreas } from '../shared/areas';
import type { ConvoyItem, List } from '../shared/answers';
import { type Option, SelectField, TextField, textOf } from '../shared/fields';
import { useLoad } from '../shared/load';
import { operation } from '../shared/session-state';
import { fromLocalInput, operationNow, toLocalInput, zone } from '../shared/time';
import { useAccounts } from './accounts';
import { CommandForm } from './command-form';
import { Folded } from './page';
import { t } from './texts';

/** Puts somebody on duty: for what, from which severity on, from when to when. */
export function WatchForm({ done }: { done: () => void }) {
  const [scope, setScope] = useState<WatchScope>('operation');
  const accounts = useAccounts();
  const areas = useAreas();
  const convoys = useLoad<List<ConvoyItem>>('/api/convoys');
  const subjects: Readonly<Record<WatchScope, readonly Option[]>> = {
    operation: [],
    enclave: areaOptions(areas.value?.items ?? []),
    convoy: (convoys.value?.items ?? []).map(({ id, reference }) => [id, reference]),
  };
  return (
    <Folded title={t('watches.stand')}>
      <CommandForm
        submit={t('watches.stand')}
        done={() => {
          setScope('operation');
          done();
        }}
        request={(data) => ({
          path: '/api/watches',
          body: {
            accountId: textOf(data, 'accountId'),
            scope,
            scopeId: textOf(data, 'scopeId') ?? operation.peek()?.id,
            leastSeverity: textOf(data, 'leastSeverity'),
            onDutyFrom: momentIn(data, 'onDutyFrom'),
            onDutyUntil: momentIn(data, 'onDutyUntil'),
          },
        })}
      >
        <div class="columns">
          <SelectField
            name="accountId"
            label={t('watches.person')}
            isOptional
            blank={t('watches.myself')}
            options={(accounts.value?.items ?? []).map(({ id, name }) => [id, name])}
          />
          <SelectField
            name="scope"
            label={t('watches.covers')}
            value={scope}
            options={watchScopes.map((each) => [each, t(`watch.scope.${each}`)])}
            onChange={(value) => {
              setScope(watchScopes.find((each) => each === value) ?? 'operation');
            }}
          />
          {scope !== 'operation' && (
            <SelectField
              name="scopeId"
              label={t(`watch.scope.${scope}`)}
              blank={t('common.select')}
              options={subjects[scope]}
            />
          )}
          <SelectField
            name="leastSeverity"
            label={t('watches.least')}
            value="attention"
            options={severities.map((each) => [each, t(`severity.${each}`)])}
          />
          <TextField
            name="onDutyFrom"
            type="datetime-local"
            label={`${t('watches.from_time')} (${zone()})`}
            value={toLocalInput(operationNow())}
          />
          <TextField name="onDutyUntil" type="datetime-local" label={t('watches.until')} isOptional />
        </div>
      </CommandForm>
    </Folded>
  );
}

function momentIn(data: FormData, name: string): string | undefined {
  const local = textOf(data, name);
  return local === undefined ? undefined : fromLocalInput(local);
}
