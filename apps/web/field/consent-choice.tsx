import { Choices } from '../shared/fields';
import type { Consent } from './boarding';
import { t } from './texts';

const answers: Readonly<Record<string, Consent | null>> = {
  none: null,
  patient: { answer: 'given', speaker: 'patient' },
  guardian: { answer: 'given', speaker: 'guardian' },
  declined: { answer: 'declined', speaker: 'patient' },
};

interface Props {
  /** Tells the choices of one family from those of the next. */
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** What was said about the destination, at one tap. */
export const ConsentChoice = ({ name, value, onChange }: Props) => (
  <Choices
    name={`consent ${name}`}
    legend={t('boarding.consent')}
    value={value}
    options={[
      ['none', t('boarding.consent_none')],
      ['patient', t('boarding.consent_patient')],
      ['guardian', t('boarding.consent_guardian')],
      ['declined', t('boarding.consent_declined')],
    ]}
    onChange={onChange}
  />
);

export const consentOf = (value: string): Consent | null => answers[value] ?? null;
