import { gates } from '@corridor/domain/operations';
import { useLoad } from '../shared/load';
import { Loaded } from '../shared/loaded';
import { CommandForm } from './command-form';
import { Folded } from './page';
import { t } from './texts';

/** Which gates apply to everybody who is to leave. */
export function GatesForm() {
  const applying = useLoad<{ readonly gates: readonly string[] }>('/api/operations/current/gates');
  return (
    <Folded title={t('prepare.gates_set')}>
      <Loaded from={applying}>
        {(standing) => (
          <CommandForm
            submit={t('prepare.gates_save')}
            done={applying.reload}
            request={(data) => ({ path: '/api/operations/current/gates', body: { gates: data.getAll('gates') } })}
          >
            <fieldset>
              <legend>{t('prepare.gates_set')}</legend>
              {gates.map((each) => (
                <label key={each} class="check">
                  <input type="checkbox" name="gates" value={each} defaultChecked={standing.gates.includes(each)} />
                  <span>{t(`prepare.gate.${each}`)}</span>
                </label>
              ))}
            </fieldset>
          </CommandForm>
        )}
      </Loaded>
    </Folded>
  );
}
