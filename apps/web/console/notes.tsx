import { useState } from 'preact/hooks';
import { newKey, type Problem, send } from '../shared/api';
import { Name } from '../shared/code';
import { saidOf } from '../shared/texts';
import { may } from './may';
import { t } from './texts';

interface Note {
  readonly id: string;
  readonly text: string;
}

/** What somebody wrote, under what it was written with. */
interface Told {
  readonly noteId: string | null;
  readonly label: string;
}

interface Props {
  readonly path: string;
  readonly told: readonly Told[];
  readonly isOpen?: boolean;
}

/** Words that came with reports: sealed, shown to who is on duty, and each reading is logged. */
export function Notes({ path, told, isOpen = may('notes.disclose') }: Props) {
  const [notes, setNotes] = useState<readonly Note[]>();
  const [problem, setProblem] = useState<Problem>();
  const withNote = told.filter(({ noteId }) => noteId !== null);
  if (withNote.length === 0 || !isOpen) return null;

  const show = async (): Promise<void> => {
    const answer = await send<{ notes: readonly Note[] }>({ path, body: { purpose: 'duty' }, key: newKey() });
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) setNotes(answer.value.notes);
  };
  return (
    <div class="stack" aria-live="polite">
      {problem && <p class="note note-alarm">{saidOf(problem)}</p>}
      {notes ? (
        <dl class="facts">
          {withNote.map(({ noteId, label }) => (
            <div key={noteId}>
              <dt>{label}</dt>
              <dd>
                <Name>{notes.find(({ id }) => id === noteId)?.text ?? ''}</Name>
              </dd>
            </div>
          ))}
        </dl>
      ) : (
        <button type="button" title={t('waiting.identity_hint')} onClick={() => void show()}>
          {t('convoys.notes_show')}
        </button>
      )}
    </div>
  );
}
