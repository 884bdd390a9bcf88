import { useState } from 'preact/hooks';
import { areaName, useAreas } from '../shared/areas';
import { Name } from '../shared/code';
import { Loaded } from '../shared/loaded';
import { moment, operationNow } from '../shared/time';
import { CommandForm } from './command-form';
import { may } from './may';
import { Notes } from './notes';
import { Page, Section } from './page';
import { type Rota, type Shift, useRota } from './rota';
import { HandOverForm, PlanShiftForm } from './rota-forms';
import { RotaWeek } from './rota-week';
import { Table } from './table';
import { t } from './texts';
import { WakesNobody } from './wakes-nobody';

const WEEK_MS = 7 * 24 * 3_600_000;

/** Who is on duty now and next, by what each is woken, when nobody is, and the week. */
export function RotaPage() {
  const [weeks, setWeeks] = useState(0);
  const [gapMinutes, setGap] = useState(0);
  // Drawn once a week that is looked at: an address that moves with every second would be asked for every second.
  const [begins] = useState(operationNow);
  const rota = useRota(weeks === 0 ? undefined : new Date(begins + weeks * WEEK_MS).toISOString());
  return (
    <Page title={t('rota.title')} tab={t('rota.title')}>
      <Loaded from={rota}>
        {(value) => (
          <>
            {value.wakesNobody && <WakesNobody />}
            <Section title={t('rota.now')}>
              <Shifts shifts={value.on} empty={t('rota.nobody')} caption={t('rota.now')} reload={rota.reload} />
            </Section>
            <Section title={t('rota.next')}>
              <Shifts shifts={value.next} empty={t('rota.next_none')} caption={t('rota.next')} reload={rota.reload} />
            </Section>
            <Gaps rota={value} />
            {gapMinutes > 0 && <p class="note note-wait">{t('rota.hand_over_gap', { n: gapMinutes })}</p>}
            {may('rota.plan') && <HandOverForm rota={value} done={rota.reload} gap={setGap} />}
            <Section title={t('rota.week')}>
              <RotaWeek rota={value} />
              <p class="chips">
                <WeekButton
                  label={t('rota.week_before')}
                  go={() => {
                    setWeeks(weeks - 1);
                  }}
                />
                <WeekButton
                  label={t('rota.week_after')}
                  go={() => {
                    setWeeks(weeks + 1);
                  }}
                />
              </p>
            </Section>
            <HandOverNotes shifts={value.shifts} />
          </>
        )}
      </Loaded>
      {may('rota.plan') && <PlanShiftForm done={rota.reload} />}
    </Page>
  );
}

const WeekButton = ({ label, go }: { label: string; go: () => void }) => (
  <button type="button" onClick={go}>
    {label}
  </button>
);

const Gaps = ({ rota: { gaps } }: { rota: Rota }) => (
  <Section title={t('rota.gaps')}>
    {gaps.length === 0 ? (
      <p class="note note-good">{t('rota.gaps_none')}</p>
    ) : (
      <ul class="note note-wait">
        {gaps.map(({ from, until }) => (
          <li key={from}>{t('rota.gap', { from: moment(from), until: moment(until) })}</li>
        ))}
      </ul>
    )}
  </Section>
);

interface ShiftsProps {
  readonly shifts: readonly Shift[];
  readonly caption: string;
  readonly empty: string;
  readonly reload: () => void;
}

function Shifts({ shifts, caption, empty, reload }: ShiftsProps) {
  const areas = useAreas();
  const areaOf = (id: string | null): string => {
    const area = areas.value?.items.find((each) => each.id === id);
    return area ? areaName(area) : t('rota.whole');
  };
  return (
    <Table<Shift>
      caption={caption}
      rows={shifts}
      rowKey={({ id }) => id}
      empty={empty}
      columns={[
        { label: t('rota.person'), cell: ({ name }) => <Name>{name}</Name> },
        { label: t('rota.order'), cell: ({ callOrder }) => t(`rota.order.${callOrder}`) },
        { label: t('rota.covers'), cell: ({ enclaveId }) => <Name>{areaOf(enclaveId)}</Name> },
        { label: t('rota.from_time'), cell: ({ startsAt }) => moment(startsAt) },
        { label: t('rota.until'), cell: ({ endsAt }) => moment(endsAt) },
        { label: t('rota.woken_by'), cell: wokenBy },
        ...(may('rota.plan')
          ? [{ label: t('rota.end'), cell: (shift: Shift) => <End shift={shift} done={reload} /> }]
          : []),
      ]}
    />
  );
}

const wokenBy = ({ wakenBy }: Shift) =>
  wakenBy.length === 0 ? (
    <strong>{t('rota.woken_by_nothing')}</strong>
  ) : (
    wakenBy.map((each) => t(`rota.channel.${each}`)).join(' · ')
  );

const End = ({ shift, done }: { shift: Shift; done: () => void }) => (
  <CommandForm
    submit={t('rota.end')}
    look="plain"
    request={() => ({ path: `/api/shifts/${shift.id}/end`, body: {} })}
    done={done}
    failed={done}
  >
    <span class="for-readers">{t('rota.ending_of', { name: shift.name })}</span>
  </CommandForm>
);

/** What was written at each hand-over of the week. */
const HandOverNotes = ({ shifts }: { shifts: readonly Shift[] }) => (
  <>
    {shifts
      .filter(({ noteId }) => noteId !== null)
      .map(({ id, name, noteId, handedOverAt }) => (
        <div key={id} class="card stack">
          <p>
            <Name>{name}</Name> · {t('rota.handed_over', { time: moment(handedOverAt ?? '') })}
          </p>
          <Notes path={`/api/shifts/${id}/disclosures`} told={[{ noteId, label: t('rota.hand_over_note') }]} />
        </div>
      ))}
  </>
);
