import { can, inAllOfIt, roles } from '@corridor/domain/accounts';
import {
  isScopeOfOne,
  severities,
  watchKinds,
  type WatchScope,
  watchScopes,
  watchTimings,
} from '@corridor/domain/notifications';
import { useState } from 'preact/hooks';
import { areaOptions, useAreas } from '../shared/areas';
import type { ConvoyItem, List } from '../shared/answers';
import { type Option, SelectField, TextField, textOf } from '../shared/fields';
import { useLoad } from '../shared/load';
import { operation } from '../shared/session-state';
import { fromLocalInput, operationNow, toLocalInput, zone } from '../shared/time';
import { useAccounts } from './accounts';
import { CommandForm } from './command-form';
import { may } from './may';
import { Folded } from './page';
import { t } from './texts';

interface CaseChoice {
  readonly id: string;
  readonly code: string;
}

/** Roles that may stand watch themselves: of the others nobody would be told. */
const teams = roles.filter((role) => can({ accountId: '', operationId: '', grants: inAllOfIt(role) }, 'watches.stand'));

/** Begins a watch of somebody or of a team: of what, which kinds, from which severity on, told when, from when to when. */
export function WatchForm({ done }: { done: () => void }) {
  const [scope, setScope] = useState<WatchScope>('operation');
  const [team, setTeam] = useState('');
  const accounts = useAccounts();
  const areas = useAreas();
  const convoys = useLoad<List<ConvoyItem>>('/api/convoys');
  const cases = useLoad<List<CaseChoice>>(
    scope === 'case' && may('evacuations.read') ? '/api/waiting-list?limit=100' : null,
  );
  const subjects: Readonly<Record<WatchScope, readonly Option[]>> = {
    operation: [],
    alarm: [],
    case: (cases.value?.items ?? []).map(({ id, code }) => [id, code]),
    enclave: areaOptions(areas.value?.items ?? []),
    convoy: (convoys.value?.items ?? []).map(({ id, reference }) => [id, reference]),
  };
  return (
    <Folded title={t('watches.stand')}>
      <CommandForm
        submit={t('watches.stand')}
        done={() => {
          setScope('operation');
          setTeam('');
          done();
        }}
        request={(data) => ({
          path: '/api/watches',
          body: {
            accountId: textOf(data, 'accountId'),
            team: textOf(data, 'team'),
            scope,
            scopeId: textOf(data, 'scopeId') ?? operation.peek()?.id,
            kinds: data.getAll('kinds'),
            leastSeverity: textOf(data, 'leastSeverity'),
            timing: textOf(data, 'timing'),
            onDutyFrom: momentIn(data, 'onDutyFrom'),
            onDutyUntil: momentIn(data, 'onDutyUntil'),
          },
        })}
      >
        <div class="columns">
          <SelectField
            name="team"
            label={t('watches.team')}
            hint={t('watches.team_hint')}
            isOptional
            blank={t('watches.nobodys_team')}
            options={teams.map((role) => [role, t(`role.${role}`)])}
            onChange={setTeam}
          />
          {team === '' && (
            <SelectField
              name="accountId"
              label={t('watches.person')}
              isOptional
              blank={t('watches.myself')}
              options={(accounts.value?.items ?? []).map(({ id, name }) => [id, name])}
            />
          )}
          <SelectField
            name="scope"
            label={t('watches.covers')}
            value={scope}
            options={watchScopes.map((each) => [each, t(`watch.scope.${each}`)])}
            onChange={(value) => {
              setScope(watchScopes.find((each) => each === value) ?? 'operation');
            }}
          />
          {isScopeOfOne(scope) && (
            <SelectField
              name="scopeId"
              label={t(`watch.scope.${scope}`)}
              blank={t('common.select')}
              options={subjects[scope]}
            />
          )}
          <SelectField
            name="timing"
            label={t('watches.timing')}
            options={watchTimings.map((each) => [each, t(`watch.timing.${each}`)])}
          />
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
        <fieldset>
          <legend>{t('watches.kinds')}</legend>
          <p class="quiet">{t('watches.kinds_hint')}</p>
          {watchKinds.map((each) => (
            <label key={each} class="check">
              <input type="checkbox" name="kinds" value={each} />
              <span>{t(`watch.kind.${each}`)}</span>
            </label>
          ))}
        </fieldset>
      </CommandForm>
    </Folded>
  );
}

function momentIn(data: FormData, name: string): string | undefined {
  const local = textOf(data, name);
  return local === undefined ? undefined : fromLocalInput(local);
}
