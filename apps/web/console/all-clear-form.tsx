import type { ConvoyPage } from '../shared/answers';
import { Code } from '../shared/code';
import { numberOf } from '../shared/fields';
import { AllClearCounts } from './all-clear-counts';
import { CommandForm } from './command-form';
import { Folded } from './page';
import { t } from './texts';

/** Base counts people and vehicles out at the destination. */
export function AllClearForm({ convoy, reload }: { convoy: ConvoyPage; reload: () => void }) {
  const held = (convoy.lines ?? []).filter(({ holds }) => holds);
  return (
    <Folded title={t('convoy.action.declare_all_clear')}>
      <CommandForm
        submit={t('convoy.action.declare_all_clear')}
        request={(data) => ({
          path: `/api/convoys/${convoy.id}/all-clear`,
          version: convoy.version,
          body: {
            patients: numberOf(data, 'patients'),
            companions: numberOf(data, 'companions'),
            vehicles: numberOf(data, 'vehicles'),
            others: numberOf(data, 'others'),
            didNotTravel: data.getAll('didNotTravel'),
          },
        })}
        done={reload}
        failed={reload}
      >
        <p>{t('convoys.all_clear_hint')}</p>
        <AllClearCounts convoy={convoy} />
        {held.length > 0 && (
          <fieldset>
            <legend>{t('convoys.did_not_travel_label')}</legend>
            {held.map(({ id, code, personKind }) => (
              <label key={id} class="check">
                <input type="checkbox" name="didNotTravel" value={id} />
                <span>
                  <Code>{code}</Code> {t(`convoy.person.${personKind}`)}
                </span>
              </label>
            ))}
          </fieldset>
        )}
      </CommandForm>
    </Folded>
  );
}
