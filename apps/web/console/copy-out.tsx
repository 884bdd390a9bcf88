import { disclosurePurposes } from '@corridor/domain/evacuations';
import { useRef, useState } from 'preact/hooks';
import { newKey, type Problem, send } from '../shared/api';
import { Code } from '../shared/code';
import { SelectField, textOf } from '../shared/fields';
import { shown } from '../shared/language';
import { saidOf } from '../shared/texts';
import { Folded } from './page';
import { t } from './texts';

interface Taken {
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: string;
  readonly people: number;
  readonly leftOut: readonly string[];
  readonly declinedToShare: number;
}

/** Takes a copy out, as a file or as a page that prints. What it names is in this page only until it is left. */
export function CopyOut({ id, done }: { id: string; done: () => void }) {
  const [taken, setTaken] = useState<Taken>();
  const [problem, setProblem] = useState<Problem>();

  const onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { submitter, currentTarget } = event;
    const format = submitter instanceof HTMLButtonElement ? submitter.value : 'csv';
    const purpose = textOf(new FormData(currentTarget as HTMLFormElement), 'purpose');
    const answer = await send<Taken>({
      path: `/api/lists/copies/${id}/disclosures`,
      body: { purpose, format, language: shown.value.language },
      key: newKey(),
    });
    setProblem(answer.ok ? undefined : answer.problem);
    if (!answer.ok) return;
    setTaken(answer.value);
    if (format === 'csv') save(answer.value);
    done();
  };

  return (
    <Folded title={t('lists.take')}>
      <form class="stack" onSubmit={(event) => void onSubmit(event)}>
        <p>{t('waiting.identity_hint')}</p>
        <SelectField
          name="purpose"
          label={t('waiting.purpose')}
          value="clearance"
          options={disclosurePurposes.map((each) => [each, t(`waiting.purpose_${each}`)])}
        />
        <div class="chips">
          <button type="submit" value="csv">
            {t('lists.take_csv')}
          </button>
          <button type="submit" value="page">
            {t('lists.take_page')}
          </button>
        </div>
      </form>
      <div class="stack" aria-live="polite">
        {problem && <p class="note note-alarm">{saidOf(problem)}</p>}
        {taken && <p class="note note-good">{t('lists.taken_now', { n: taken.people })}</p>}
        {taken && taken.declinedToShare > 0 && (
          <p class="note note-wait">{t('lists.declined_to_share', { n: taken.declinedToShare })}</p>
        )}
        {taken && taken.leftOut.length > 0 && (
          <p class="note note-wait">
            {t('lists.left_out_since')}{' '}
            {taken.leftOut.map((code) => (
              <Code key={code}>{code} </Code>
            ))}
          </p>
        )}
      </div>
      {taken?.mediaType === 'text/html' && <Sheet content={taken.content} />}
    </Folded>
  );
}

/** The page as it prints, in a frame of its own: nothing of it has an address that a browser could keep. */
function Sheet({ content }: { content: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  return (
    <div class="stack">
      <button type="button" class="main" onClick={() => frame.current?.contentWindow?.print()}>
        {t('lists.print')}
      </button>
      <iframe ref={frame} class="sheet" srcdoc={content} title={t('lists.take_page')} />
    </div>
  );
}

function save({ fileName, mediaType, content }: Taken): void {
  const url = URL.createObjectURL(new Blob([content], { type: mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
