import { type ComponentChildren, createContext, Fragment } from 'preact';
import { useContext, useRef, useState } from 'preact/hooks';
import type { Written } from './answers';
import { newKey, type Problem, send, type Write } from './api';
import { saidOf, t } from './texts';
import { moment } from './time';

interface Props<A extends Written> {
  readonly submit: string;
  /** What to send for what was filled in. */
  readonly request: (data: FormData) => Omit<Write, 'key'>;
  readonly done?: (answer: A) => void;
  readonly failed?: (problem: Problem) => void;
  readonly children?: ComponentChildren;
  readonly look?: 'main' | 'plain' | 'alarm';
  /** Set where one button is the whole form, so that its neighbours can stand beside it. */
  readonly isInline?: boolean;
}

const FieldErrors = createContext<ReadonlyMap<string, string>>(new Map());
export const useFieldError = (name: string): string | undefined => useContext(FieldErrors).get(name);

/**
 * A form that sends one command. A press has one key: pressing again after a broken connection sends the same command,
 * so that it cannot count twice; a changed form is another press.
 */
export function CommandForm<A extends Written>({ submit, request, done, failed, children, look = 'main', isInline = false }: Props<A>) {
  const press = useRef<{ readonly text: string; readonly key: string } | undefined>(undefined);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [written, setWritten] = useState<Written>();
  const [round, setRound] = useState(0);

  const onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (isSending) return;
    const write = request(new FormData(event.currentTarget as HTMLFormElement));
    const content = JSON.stringify(write);
    if (press.current?.text !== content) press.current = { text: content, key: newKey() };
    setSending(true);
    setProblem(undefined);
    setWritten(undefined);
    const answer = await send<A>({ ...write, key: press.current.key });
    setSending(false);
    if (!answer.ok) {
      setProblem(answer.problem);
      failed?.(answer.problem);
      return;
    }
    press.current = undefined;
    setWritten(answer.value);
    setRound(round + 1); // fresh fields, with their defaults
    done?.(answer.value);
  };

  return (
    <form class={isInline ? 'inline' : 'stack'} onSubmit={(event) => void onSubmit(event)}>
      <FieldErrors.Provider value={fieldErrorsOf(problem)}>
        <Fragment key={round}>{children}</Fragment>
      </FieldErrors.Provider>
      <button type="submit" class={look} aria-disabled={isSending}>
        {isSending ? t('common.sending') : submit}
      </button>
      <div aria-live="polite">
        {problem && <p class="note note-alarm">{problem.status === 0 ? t('common.no_connection') : saidOf(problem)}{unplaced(problem)}</p>}
        {written && <p class="note note-good">{saidWritten(written)}</p>}
      </div>
    </form>
  );
}

const saidWritten = ({ recordedAt, openItems }: Written): string =>
  openItems > 0
    ? t('common.recorded_looked_at', { time: moment(recordedAt), n: openItems })
    : t('common.recorded', { time: moment(recordedAt) });

interface InvalidField {
  readonly field: string;
  readonly code: string;
}

function invalidFields(problem: Problem | undefined): readonly InvalidField[] {
  const errors = problem?.details['errors'];
  return Array.isArray(errors) ? (errors as InvalidField[]) : [];
}

const fieldErrorsOf = (problem: Problem | undefined): ReadonlyMap<string, string> =>
  new Map(invalidFields(problem).map(({ field, code }) => [field, t('error.invalid_field', { code })]));

/** Names of the fields that base did not accept, for those that stand nowhere on the form. */
function unplaced(problem: Problem): string {
  const fields = invalidFields(problem).map(({ field, code }) => `${field}: ${code}`);
  return fields.length === 0 ? '' : ` (${fields.join(', ')})`;
}
