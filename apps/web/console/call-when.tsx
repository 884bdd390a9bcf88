import { useState } from 'preact/hooks';
import { Choices, TextField, textOf } from '../shared/fields';
import { operation } from '../shared/session-state';
import { fromLocalInput, operationNow, toLocalInput, zone } from '../shared/time';
import { t } from './texts';

const minutesAgo = [5, 15, 30] as const;

/** When it is said to have happened: now, a little ago, or a time. */
export function WhenField() {
  const [isOther, setOther] = useState(false);
  return (
    <>
      <Choices
        name="when"
        legend={t('calls.when')}
        options={[
          ['0', t('incident.now')],
          ...minutesAgo.map((n) => [String(n), t('incident.minutes_ago', { n })] as const),
          ['at', t('incident.other_time')],
        ]}
        value="0"
        onChange={(value) => {
          setOther(value === 'at');
        }}
      />
      {isOther && (
        <TextField
          name="occurredAt"
          type="datetime-local"
          label={t('incident.date_time', { zone: zone() })}
          value={toLocalInput(operationNow())}
        />
      )}
    </>
  );
}

/** The moment that the fields above mean, for who pressed at `pressedAt` by this device's clock. */
export function momentOf(data: FormData, pressedAt: number): string {
  const local = textOf(data, 'occurredAt');
  if (local !== undefined) return fromLocalInput(local);
  const minutes = Number(textOf(data, 'when'));
  return new Date(pressedAt + (operation.peek()?.clockOffsetMs ?? 0) - minutes * 60_000).toISOString();
}
