import { useState } from 'preact/hooks';
import { newKey, type Problem, send } from '../shared/api';
import { SelectField, textOf } from '../shared/fields';
import { saidOf } from '../shared/texts';
import { Folded } from './page';
import { t } from './texts';

interface Outcome {
  readonly applied: number;
  readonly alreadyThere: number;
  readonly refused: readonly {
    readonly row: number;
    readonly code: string;
    readonly details?: Readonly<Record<string, unknown>>;
  }[];
  readonly ignoredColumns: readonly string[];
}

/** What a file may hold, with the text that says so. */
type Kinds = Readonly<Record<string, Parameters<typeof t>[0]>>;

const aboutAreas: Kinds = {
  enclaves: 'areas.import_enclaves',
  'access-classifications': 'areas.import_classifications',
  'population-estimates': 'areas.import_estimates',
};

/** A spreadsheet as the field sends it: what fits is taken, and every row that does not is named. */
export function ImportForm({ done, kinds = aboutAreas }: { done: () => void; kinds?: Kinds }) {
  const [problem, setProblem] = useState<Problem>();
  const [outcome, setOutcome] = useState<Outcome>();
  const [isSending, setSending] = useState(false);

  const onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const file = data.get('file');
    if (isSending || !(file instanceof File)) return;
    setSending(true);
    setOutcome(undefined);
    const answer = await send<Outcome>({
      path: `/api/imports/${textOf(data, 'kind') ?? ''}`,
      body: await file.text(),
      contentType: 'text/csv',
      key: newKey(),
    });
    setSending(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (!answer.ok) return;
    setOutcome(answer.value);
    done();
  };

  return (
    <Folded title={t('areas.import_title')}>
      <form class="stack" onSubmit={(event) => void onSubmit(event)}>
        <SelectField
          name="kind"
          label={t('areas.import_kind')}
          options={Object.entries(kinds).map(([kind, key]) => [kind, t(key)])}
        />
        <label class="field">
          <span class="field-label">{t('areas.import_file')}</span>
          <input type="file" name="file" accept=".csv,text/csv" required />
        </label>
        <button type="submit" class="main" aria-disabled={isSending}>
          {isSending ? t('common.sending') : t('areas.import_run')}
        </button>
        <div aria-live="polite">
          {problem && <p class="note note-alarm">{saidOf(problem)}</p>}
          {outcome && <ImportOutcome outcome={outcome} />}
        </div>
      </form>
    </Folded>
  );
}

const ImportOutcome = ({ outcome: { applied, alreadyThere, refused, ignoredColumns } }: { outcome: Outcome }) => (
  <div class={`note ${refused.length > 0 ? 'note-wait' : 'note-good'}`}>
    <p>{t('areas.import_done', { applied, there: alreadyThere, refused: refused.length })}</p>
    {ignoredColumns.length > 0 && <p>{t('areas.import_ignored', { columns: ignoredColumns.join(', ') })}</p>}
    <ul>
      {refused.map(({ row, code, details }) => (
        <li key={row}>
          {t('areas.import_row', { n: row, reason: saidOf({ status: 422, code, details: details ?? {} }) })}
        </li>
      ))}
    </ul>
  </div>
);
