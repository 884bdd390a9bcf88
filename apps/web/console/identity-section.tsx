import { disclosurePurposes } from '@corridor/domain/evacuations';
import { useState } from 'preact/hooks';
import type { CasePage } from '../shared/answers';
import { newKey, type Problem, send } from '../shared/api';
import { Name } from '../shared/code';
import { SelectField, textOf } from '../shared/fields';
import { saidOf } from '../shared/texts';
import { Section } from './page';
import { t } from './texts';

interface Identity {
  readonly patientName: string | null;
  readonly motherName: string | null;
  readonly ageMonths: number | null;
  readonly senderNumber: string | null;
  readonly contact: string | null;
  /** Left out where it is not for the reader. */
  readonly diagnosis?: string | null;
  readonly note?: string | null;
  readonly companions: readonly { readonly id: string; readonly name: string | null }[];
}

/** Names and notes, asked for with a reason and logged. They stay in this page only until it is left. */
export function IdentitySection({ of, path }: { of: CasePage; path: string }) {
  const [identity, setIdentity] = useState<Identity>();
  const [problem, setProblem] = useState<Problem>();

  const onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const purpose = textOf(new FormData(event.currentTarget as HTMLFormElement), 'purpose');
    const answer = await send<Identity>({
      path,
      body: { purpose },
      key: newKey(),
    });
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) setIdentity(answer.value);
  };

  return (
    <Section title={t('waiting.identity')}>
      <div aria-live="polite">
        {problem && <p class="note note-alarm">{saidOf(problem)}</p>}
        {identity && <Known identity={identity} of={of} />}
      </div>
      {!identity && (
        <form class="card stack" onSubmit={(event) => void onSubmit(event)}>
          <p>{t('waiting.identity_hint')}</p>
          <SelectField
            name="purpose"
            label={t('waiting.purpose')}
            options={disclosurePurposes.map((purpose) => [purpose, t(`waiting.purpose_${purpose}`)])}
          />
          <button type="submit">{t('waiting.show')}</button>
        </form>
      )}
    </Section>
  );
}

function Known({ identity, of }: { identity: Identity; of: CasePage }) {
  const { patientName, motherName, ageMonths, senderNumber, contact, diagnosis, note, companions } = identity;
  const lines: readonly (readonly [string, string | null | undefined])[] = [
    [t('case.name_label'), patientName],
    [t('imports.column.mother_name'), motherName],
    [t('case.age_label'), ageMonths === null ? null : t('imports.age_months', { n: ageMonths })],
    [t('imports.column.number'), senderNumber],
    [t('case.contact_label'), contact],
    [t('imports.column.diagnosis'), diagnosis],
    [t('case.note_label'), note],
    ...companions.map(({ id, name }, i) => {
      const relation = of.companions.find((each) => each.id === id)?.relation;
      return [relation ? t(`case.relation.${relation}`) : t('case.companion_n', { n: i + 1 }), name] as const;
    }),
  ];
  if (lines.every(([, value]) => !value)) return <p class="note">{t('waiting.nothing_sealed')}</p>;
  return (
    <dl class="facts">
      {lines.map(([label, value], i) =>
        value ? (
          <div key={i}>
            <dt>{label}</dt>
            <dd>
              <Name>{value}</Name>
            </dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
