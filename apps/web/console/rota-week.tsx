import type { CallOrder } from '@corridor/domain/duty';
import { formatMoment } from '@corridor/messages/language';
import { areaName, useAreas } from '../shared/areas';
import { Name } from '../shared/code';
import { shown } from '../shared/language';
import { fromLocalInput, toLocalInput, zone } from '../shared/time';
import type { Rota, Shift } from './rota';
import { Table } from './table';
import { t } from './texts';

interface Day {
  readonly from: string;
  readonly until: string;
}

/** Seven days of the operation's zone, each with who is on in it and from when to when. */
export function RotaWeek({ rota }: { rota: Rota }) {
  const rows = daysFrom(rota.from);
  return (
    <Table<Day>
      caption={t('rota.week')}
      rows={rows}
      rowKey={({ from }) => from}
      empty={t('rota.week_none')}
      columns={[
        { label: t('rota.day'), cell: ({ from }) => dayOf(from) },
        { label: t('rota.order.first'), cell: (day) => <OnThatDay day={day} order="first" shifts={rota.shifts} /> },
        { label: t('rota.order.second'), cell: (day) => <OnThatDay day={day} order="second" shifts={rota.shifts} /> },
      ]}
    />
  );
}

function OnThatDay({ day, order, shifts }: { day: Day; order: CallOrder; shifts: readonly Shift[] }) {
  const areas = useAreas();
  const on = shifts.filter(
    ({ callOrder, startsAt, endsAt }) => callOrder === order && startsAt < day.until && endsAt > day.from,
  );
  if (on.length === 0) return <span class="quiet">–</span>;
  return (
    <ul class="bare">
      {on.map(({ id, name, enclaveId, startsAt, endsAt }) => {
        const area = areas.value?.items.find((each) => each.id === enclaveId);
        const from = startsAt < day.from ? day.from : startsAt;
        const until = endsAt > day.until ? day.until : endsAt;
        return (
          <li key={id}>
            <Name>{name}</Name> <bdi>{t('rota.span', { from: clock(from), until: clock(until) })}</bdi>
            {area && (
              <span class="quiet">
                {' '}
                <Name>{areaName(area)}</Name>
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Midnights of the operation's zone, so that a day is as long as it is there. */
function daysFrom(from: string): readonly Day[] {
  const [first = ''] = toLocalInput(Date.parse(from)).split('T', 1);
  const midnight = (days: number): string => {
    const on = new Date(Date.parse(`${first}T00:00:00Z`) + days * 24 * 3_600_000).toISOString().slice(0, 10);
    return fromLocalInput(`${on}T00:00`);
  };
  return Array.from({ length: 7 }, (_, i) => ({ from: midnight(i), until: midnight(i + 1) }));
}

const dayOf = (at: string): string => formatMoment(shown.value.language, 'day', at, zone());
const clock = (at: string): string => formatMoment(shown.value.language, 'time', at, zone());
