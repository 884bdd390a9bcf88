import type { FieldCommand } from '@corridor/domain/devices';
import { useState } from 'preact/hooks';
import { newKey, type Problem, send } from '../shared/api';
import { Code, Name } from '../shared/code';
import { NoteField, textOf } from '../shared/fields';
import { hasText, text } from '../shared/language';
import { saidOf } from '../shared/texts';
import { moment } from '../shared/time';
import { CommandForm } from './command-form';
import { may } from './may';
import { Folded } from './page';
import { SubjectLink } from './subject-link';
import { t } from './texts';

interface Shown {
  readonly command: FieldCommand;
  readonly subject: { readonly kind: 'convoy'; readonly id: string } | null;
  readonly occurredAt: string;
  readonly said: Readonly<Record<string, unknown>>;
}

/** A report from a phone that could not count by itself: read it, and have it recorded, or set it aside. */
export const HeldCommand = ({ id, reload }: { id: string; reload: () => void }) => (
  <>
    <Said id={id} />
    {may('open_items.resolve') && (
      <>
        <Folded title={t('held.apply')}>
          <p>{t('held.apply_hint')}</p>
          <CommandForm
            submit={t('held.apply')}
            done={reload}
            failed={reload}
            request={() => ({ path: `/api/held-commands/${id}/application`, body: {} })}
          />
        </Folded>
        <Folded title={t('held.set_aside')}>
          <p>{t('held.set_aside_hint')}</p>
          <CommandForm
            look="alarm"
            submit={t('held.set_aside')}
            done={reload}
            failed={reload}
            request={(data) => ({
              path: `/api/held-commands/${id}/set-aside`,
              body: { reason: textOf(data, 'reason') },
            })}
          >
            <NoteField name="reason" label={t('held.why')} />
          </CommandForm>
        </Folded>
      </>
    )}
  </>
);

/** What it says is sealed, and each reading is logged. */
function Said({ id }: { id: string }) {
  const [shown, setShown] = useState<Shown>();
  const [problem, setProblem] = useState<Problem>();
  const show = async (): Promise<void> => {
    const path = `/api/held-commands/${id}/disclosures`;
    const answer = await send<Shown>({ path, body: { purpose: 'duty' }, key: newKey() });
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) setShown(answer.value);
  };
  const said = shown === undefined ? [] : Object.entries(shown.said).filter(([, value]) => isSaid(value));
  return (
    <div class="held stack" aria-live="polite">
      {problem && <p class="note note-alarm">{saidOf(problem)}</p>}
      {shown === undefined ? (
        <button type="button" title={t('waiting.identity_hint')} onClick={() => void show()}>
          {t('held.show')}
        </button>
      ) : (
        <>
          {shown.subject && <SubjectLink kind={shown.subject.kind} id={shown.subject.id} reference={null} />}
          {said.length === 0 && <p>{t('held.said_nothing')}</p>}
          <dl class="facts">
            {said.map(([field, value]) => (
              <div key={field}>
                <dt>{labelOf(field)}</dt>
                <dd>{wordsOf(field, value)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </div>
  );
}

/** The labels and words that the forms use from which it came. */
const forms: Readonly<Record<string, readonly [label: string, words?: string]>> = {
  leg: ['open_item.detail.leg'],
  reason: ['held.why', 'convoy.reason'],
  nextNewsBy: ['held.next_news'],
  patients: ['open_item.detail.patients'],
  companions: ['case.companions_label'],
  note: ['case.note_label'],
  kind: ['incident.what', 'incident.kind'],
  hurt: ['incident.hurt'],
  areWeAffected: ['incident.affected_label', 'incident.affected'],
  enclaveId: ['case.area_label'],
  ageBand: ['case.age_label', 'case.age'],
  sex: ['case.sex_label', 'case.sex'],
  acuity: ['case.acuity_label', 'case.acuity'],
  conditionGroup: ['case.condition_label', 'case.condition'],
  priority: ['case.priority_label', 'case.priority'],
  mobility: ['case.mobility_label', 'case.mobility'],
  patientName: ['case.name_label'],
  contact: ['case.contact_label'],
  cardCode: ['open_item.detail.cardCode'],
  name: ['case.name_label'],
  relation: ['case.relation_label', 'case.relation'],
};

const isSaid = (value: unknown): boolean => value !== null && !(Array.isArray(value) && value.length === 0);

function labelOf(field: string) {
  const [label] = forms[field] ?? [];
  return label !== undefined && hasText(label) ? text(label) : <Code>{field}</Code>;
}

function wordsOf(field: string, value: unknown) {
  if (Array.isArray(value))
    return value
      .map((each) =>
        Object.entries(each as object)
          .map(([name, inner]) => plain(name, inner))
          .join(', '),
      )
      .join(' · ');
  if (field === 'enclaveId') return <SubjectLink kind="enclave" id={String(value)} reference={null} />;
  return <Name>{plain(field, value)}</Name>;
}

function plain(field: string, value: unknown): string {
  const [, words] = forms[field] ?? [];
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return '';
  if (words !== undefined && hasText(`${words}.${value}`)) return text(`${words}.${value}`);
  return /^\d{4}-\d\d-\d\dT/.test(value) ? moment(value) : value;
}
