import { t } from './texts';

interface Props {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** A count with one large target for each way. */
export const Stepper = ({ label, value, onChange }: Props) => (
  <div class="stepper" role="group" aria-label={label}>
    <span class="field-label">{label}</span>
    <button
      type="button"
      aria-label={t('field.fewer', { what: label })}
      aria-disabled={value === 0}
      onClick={() => {
        onChange(Math.max(0, value - 1));
      }}
    >
      −
    </button>
    <output aria-live="polite">{value}</output>
    <button
      type="button"
      aria-label={t('field.more', { what: label })}
      onClick={() => {
        onChange(value + 1);
      }}
    >
      +
    </button>
  </div>
);
