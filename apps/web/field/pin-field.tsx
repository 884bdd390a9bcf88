import { PIN_DIGITS } from './phone-key';
import { t } from './texts';

/** Digits only, with the keyboard for digits, and never remembered by the browser. */
export const PinField = ({ name, label, hint }: { name: string; label: string; hint?: string }) => (
  <label class="field">
    <span class="field-label">{label}</span>
    <input
      name={name}
      type="password"
      inputMode="numeric"
      autoComplete="off"
      pattern={`[0-9]{${String(PIN_DIGITS.least)},${String(PIN_DIGITS.most)}}`}
      maxLength={PIN_DIGITS.most}
      required
      dir="ltr"
      title={t('field.pin_rule')}
    />
    {hint && <span class="quiet">{hint}</span>}
  </label>
);

/** As typed; empty where nothing was. */
export function pinOf(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value : '';
}
