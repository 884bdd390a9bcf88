import type { ComponentChildren, JSX } from 'preact';
import { useFieldError } from './field-errors';
import { t } from './texts';

interface Common {
  readonly name: string;
  readonly label: string;
  readonly isOptional?: boolean;
  readonly hint?: string;
}

function Field({ name, label, isOptional, hint, children }: Common & { children: ComponentChildren }) {
  const error = useFieldError(name);
  return (
    <label class="field">
      <span class="field-label">
        {label}
        {isOptional && <span class="quiet"> ({t('common.optional')})</span>}
      </span>
      {children}
      {hint && <span class="quiet">{hint}</span>}
      {error && <span class="field-error">{error}</span>}
    </label>
  );
}

interface TextProps extends Common {
  readonly type?: 'text' | 'password' | 'email' | 'number' | 'date' | 'datetime-local';
  readonly value?: string | number;
  readonly autoComplete?: string;
  readonly min?: number;
  readonly max?: number;
  readonly step?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly dir?: 'ltr' | 'auto';
}

export function TextField({ type = 'text', value, dir, ...props }: TextProps) {
  const { name, isOptional = false, autoComplete = 'off', min, max, step, minLength, maxLength = 200 } = props;
  const attributes = {
    name,
    type,
    defaultValue: value === undefined ? undefined : String(value),
    required: !isOptional,
    autoComplete,
    min,
    max,
    step,
    minLength,
    maxLength: type === 'text' || type === 'password' ? maxLength : undefined,
    dir: dir ?? (type === 'text' ? 'auto' : undefined),
  };
  return (
    <Field {...props}>
      {/* Preact types an input by one literal `type`; here it is one of several. */}
      <input {...(attributes as JSX.IntrinsicElements['input'])} />
    </Field>
  );
}

export const NoteField = ({ maxLength = 2_000, ...props }: Common & { readonly maxLength?: number }) => (
  <Field {...props}>
    <textarea name={props.name} rows={3} maxLength={maxLength} dir="auto" required={props.isOptional !== true} />
  </Field>
);

export type Option = readonly [value: string, label: string];

interface SelectProps extends Common {
  readonly options: readonly Option[];
  readonly value?: string;
  /** Shown first and standing for no choice; without it the first option stands. */
  readonly blank?: string;
  readonly onChange?: (value: string) => void;
}

export function SelectField({ options, value, blank, onChange, ...props }: SelectProps) {
  return (
    <Field {...props}>
      <select
        name={props.name}
        required={props.isOptional !== true}
        onChange={
          onChange &&
          ((event) => {
            onChange(event.currentTarget.value);
          })
        }
      >
        {blank !== undefined && <option value="">{blank}</option>}
        {options.map(([each, label]) => (
          <option key={each} value={each} selected={each === value}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly legend: string;
  readonly options: readonly Option[];
  readonly value?: string;
  readonly onChange?: (value: string) => void;
}

/** One of a few, as targets for a thumb. */
export const Choices = ({ name, legend, options, value, onChange }: ChoiceProps) => (
  <fieldset class="choices">
    <legend>{legend}</legend>
    <div>
      {options.map(([each, label]) => (
        <label key={each}>
          <input
            type="radio"
            name={name}
            value={each}
            defaultChecked={each === value}
            required
            onChange={
              onChange &&
              (() => {
                onChange(each);
              })
            }
          />
          <span>{label}</span>
        </label>
      ))}
    </div>
  </fieldset>
);

/** What a text field holds: undefined where it was left empty, as the API expects it. */
export function textOf(data: FormData, name: string): string | undefined {
  const value = data.get(name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

export function numberOf(data: FormData, name: string): number | undefined {
  const value = textOf(data, name);
  return value === undefined ? undefined : Number(value);
}
