import { MOST_ROUTES, type RouteChannel, routeChannels, USUAL_WAIT_MINUTES } from '@corridor/domain/accounts';
import { useState } from 'preact/hooks';
import { newKey } from '../shared/api';
import { numberOf, SelectField, TextField, textOf } from '../shared/fields';
import { useLoad } from '../shared/load';
import { Loaded } from '../shared/loaded';
import { zone } from '../shared/time';
import { CommandForm } from './command-form';
import { t } from './texts';

interface Way {
  readonly id: string;
  readonly channel: RouteChannel;
  readonly address: string;
  readonly canWake: boolean;
  readonly waitMinutes: number;
}

interface Reach {
  readonly timeZone: string | null;
  readonly items: readonly Way[];
}

/** How somebody is reached besides the inbox: all of it is said at once, in the order in which it is tried. */
export function ReachForm({ path }: { path: string }) {
  const reach = useLoad<Reach>(path);
  return (
    <Loaded from={reach}>
      {(value) => <Ways key={JSON.stringify(value)} path={path} reach={value} done={reach.reload} />}
    </Loaded>
  );
}

const aNewWay = (): Way => ({
  id: newKey(),
  channel: 'sms',
  address: '',
  canWake: true,
  waitMinutes: USUAL_WAIT_MINUTES,
});

function Ways({ path, reach, done }: { path: string; reach: Reach; done: () => void }) {
  const [ways, setWays] = useState(reach.items);
  const without = (id: string): readonly Way[] => ways.filter((each) => each.id !== id);
  const earlier = (id: string): readonly Way[] => {
    const i = ways.findIndex((each) => each.id === id);
    const way = ways[i];
    return way ? [...ways.slice(0, i - 1), way, ...ways.slice(i - 1, i), ...ways.slice(i + 1)] : ways;
  };
  return (
    <>
      <p>{t('reach.intro')}</p>
      <CommandForm
        submit={t('reach.set')}
        done={done}
        request={(data) => ({
          path,
          body: {
            timeZone: textOf(data, 'timeZone'),
            routes: ways.map(({ id }) => ({
              channel: textOf(data, `channel-${id}`),
              address: textOf(data, `address-${id}`),
              canWake: data.get(`canWake-${id}`) !== null,
              waitMinutes: numberOf(data, `waitMinutes-${id}`),
            })),
          },
        })}
      >
        {ways.length === 0 && <p class="note note-wait">{t('reach.none')}</p>}
        <ol class="stack bare">
          {ways.map((way, i) => (
            <li key={way.id} class="card stack">
              <WayFields way={way} />
              <p class="chips">
                {i > 0 && (
                  <button
                    type="button"
                    onClick={() => {
                      setWays(earlier(way.id));
                    }}
                  >
                    {t('reach.up')}
                  </button>
                )}
                <button
                  type="button"
                  onClick={() => {
                    setWays(without(way.id));
                  }}
                >
                  {t('reach.remove')}
                </button>
              </p>
            </li>
          ))}
        </ol>
        {ways.length < MOST_ROUTES && (
          <button
            type="button"
            onClick={() => {
              setWays([...ways, aNewWay()]);
            }}
          >
            {t('reach.add')}
          </button>
        )}
        <SelectField
          name="timeZone"
          label={t('reach.time_zone')}
          isOptional
          blank={t('reach.time_zone_usual', { zone: zone() })}
          value={reach.timeZone ?? undefined}
          options={Intl.supportedValuesOf('timeZone').map((each) => [each, each])}
        />
      </CommandForm>
    </>
  );
}

const WayFields = ({ way: { id, channel, address, canWake, waitMinutes } }: { way: Way }) => (
  <div class="columns">
    <SelectField
      name={`channel-${id}`}
      label={t('reach.channel')}
      value={channel}
      options={routeChannels.map((each) => [each, t(`reach.channel.${each}`)])}
    />
    <TextField
      name={`address-${id}`}
      label={t('reach.address')}
      hint={t('reach.address_hint')}
      value={address}
      maxLength={254}
      dir="ltr"
    />
    <TextField name={`waitMinutes-${id}`} type="number" label={t('reach.wait')} value={waitMinutes} min={1} max={720} />
    <label class="check">
      <input type="checkbox" name={`canWake-${id}`} defaultChecked={canWake} />
      <span>{t('reach.can_wake')}</span>
    </label>
  </div>
);
