import { useState } from 'preact/hooks';
import { areaOptions, useAreas } from '../shared/areas';
import type { Written } from '../shared/answers';
import { SelectField, textOf } from '../shared/fields';
import { useLoad } from '../shared/load';
import { Loaded } from '../shared/loaded';
import { goTo } from '../shared/route';
import { zone } from '../shared/time';
import type { FacilityItem, List } from '../shared/answers';
import { CommandForm } from './command-form';
import { LegFields, legOf, VehicleFields, vehicleOf } from './convoy-plan-fields';
import { Page } from './page';
import { t } from './texts';

/** Where it starts, its legs in order, its vehicles. People get their tasks and places on the convoy's own page. */
export function ConvoyPlanPage() {
  const areas = useAreas();
  const facilities = useLoad<List<FacilityItem>>('/api/facilities');
  const [legs, setLegs] = useState<readonly number[]>([0, 1]);
  const [vehicles, setVehicles] = useState<readonly number[]>([0]);
  return (
    <Page title={t('convoys.plan')} tab={t('convoys.plan')}>
      <p class="quiet">{t('convoys.times_in', { zone: zone() })}</p>
      <Loaded from={areas}>
        {({ items }) => (
          <CommandForm<Written>
            submit={t('convoys.plan')}
            request={(data) => ({
              path: '/api/convoys',
              body: {
                enclaveId: textOf(data, 'enclaveId'),
                legs: legs.map((key) => legOf(data, key)),
                vehicles: vehicles.map((key) => vehicleOf(data, key)),
                assignments: [],
              },
            })}
            done={({ id }) => {
              goTo(`convoy/${id}`);
            }}
          >
            <SelectField
              name="enclaveId"
              label={t('convoys.area')}
              blank={t('common.select')}
              options={areaOptions(items)}
            />
            {legs.map((key, i) => (
              <LegFields
                key={key}
                index={key}
                position={i + 1}
                facilities={facilities.value?.items ?? []}
                remove={
                  legs.length > 1
                    ? () => {
                        setLegs(legs.filter((each) => each !== key));
                      }
                    : undefined
                }
              />
            ))}
            <button
              type="button"
              onClick={() => {
                setLegs([...legs, Math.max(...legs) + 1]);
              }}
            >
              {t('convoys.add_leg')}
            </button>
            {vehicles.map((key, i) => (
              <VehicleFields
                key={key}
                index={key}
                position={i + 1}
                remove={
                  vehicles.length > 1
                    ? () => {
                        setVehicles(vehicles.filter((each) => each !== key));
                      }
                    : undefined
                }
              />
            ))}
            <button
              type="button"
              onClick={() => {
                setVehicles([...vehicles, Math.max(...vehicles) + 1]);
              }}
            >
              {t('convoys.add_vehicle')}
            </button>
          </CommandForm>
        )}
      </Loaded>
    </Page>
  );
}
