import { callOrders } from '@corridor/domain/duty';
import { areaOptions, useAreas } from '../shared/areas';
import type { Written } from '../shared/answers';
import { NoteField, type Option, SelectField, TextField, textOf } from '../shared/fields';
import { fromLocalInput, moment, operationNow, toLocalInput, zone } from '../shared/time';
import { useAccounts } from './accounts';
import { CommandForm } from './command-form';
import { Folded } from './page';
import type { Rota, Shift } from './rota';
import { t } from './texts';

const USUAL_MS = 12 * 3_600_000;

/** Puts somebody on the rota. */
export function PlanShiftForm({ done }: { done: () => void }) {
  const accounts = useAccounts();
  const areas = useAreas();
  return (
    <Folded title={t('rota.plan')}>
      <CommandForm
        submit={t('rota.plan')}
        done={done}
        request={(data) => ({
          path: '/api/shifts',
          body: {
            accountId: textOf(data, 'accountId'),
            enclaveId: textOf(data, 'enclaveId'),
            callOrder: textOf(data, 'callOrder'),
            startsAt: fromLocalInput(textOf(data, 'startsAt') ?? ''),
            endsAt: fromLocalInput(textOf(data, 'endsAt') ?? ''),
          },
        })}
      >
        <div class="columns">
          <SelectField
            name="accountId"
            label={t('rota.person')}
            blank="…"
            options={(accounts.value?.items ?? []).map(({ id, name }) => [id, name])}
          />
          <SelectField
            name="enclaveId"
            label={t('rota.covers')}
            isOptional
            blank={t('rota.whole')}
            options={areaOptions(areas.value?.items ?? [])}
          />
          <SelectField
            name="callOrder"
            label={t('rota.order')}
            options={callOrders.map((each) => [each, t(`rota.order.${each}`)])}
          />
          <TextField
            name="startsAt"
            type="datetime-local"
            label={`${t('rota.from_time')} (${zone()})`}
            value={toLocalInput(operationNow())}
          />
          <TextField
            name="endsAt"
            type="datetime-local"
            label={`${t('rota.until')} (${zone()})`}
            value={toLocalInput(operationNow() + USUAL_MS)}
          />
        </div>
      </CommandForm>
    </Folded>
  );
}

interface HandOverProps {
  readonly rota: Rota;
  readonly done: () => void;
  readonly gap: (minutes: number) => void;
}

/** From a shift that is on, or is over and was followed by nobody, to another that stands on the rota. */
export function HandOverForm({ rota, done, gap }: HandOverProps) {
  const ending = [...rota.on, ...rota.notHandedOver];
  const following = rota.shifts.filter(({ endsAt }) => endsAt > rota.now);
  if (ending.length === 0 || following.length === 0) return null;
  return (
    <Folded title={t('rota.hand_over')}>
      <p>{t('rota.hand_over_intro')}</p>
      <CommandForm<Written & { readonly gapMinutes: number }>
        submit={t('rota.hand_over')}
        done={({ gapMinutes }) => {
          gap(gapMinutes);
          done();
        }}
        request={(data) => ({
          path: `/api/shifts/${textOf(data, 'fromShiftId') ?? ''}/hand-over`,
          body: { toShiftId: textOf(data, 'toShiftId'), note: textOf(data, 'note') },
        })}
      >
        <div class="columns">
          <SelectField name="fromShiftId" label={t('rota.hand_over_from')} blank="…" options={ending.map(asOption)} />
          <SelectField name="toShiftId" label={t('rota.hand_over_to')} blank="…" options={following.map(asOption)} />
        </div>
        <NoteField name="note" label={t('rota.hand_over_note')} />
      </CommandForm>
    </Folded>
  );
}

const asOption = ({ id, name, startsAt, endsAt }: Shift): Option => [
  id,
  `${name} · ${t('rota.span', { from: moment(startsAt), until: moment(endsAt) })}`,
];
