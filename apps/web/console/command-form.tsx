import { type ComponentChildren, Fragment } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Written } from '../shared/answers';
import { newKey, type Problem, send, type Write } from '../shared/api';
import { FieldErrors } from '../shared/field-errors';
import { saidOf } from '../shared/texts';
import { moment } from '../shared/time';
import { announcement } from './announcement';
import { t } from './texts';

interface Props<A extends Written> {
  readonly submit: string;
  /** What to send for what was filled in. */
  readonly request: (data: FormData) => Omit<Write, 'key'>;
  readonly done?: (answer: A) => void;
  readonly failed?: (problem: Problem) => void;
  readonly children?: ComponentChildren;
  readonly look?: 'main' | 'plain' | 'alarm';
}

/**
 * A form that sends one command. A press has one key: pressing again after a broken connection sends the same command,
 * so that it cannot count twice; a changed form is another press.
 */
export function CommandForm<A extends Written>({ submit, request, done, failed, children, look = 'main' }: Props<A>) {
  const press = useRef<{ readonly content: string; readonly key: string } | undefined>(undefined);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [round, setRound] = useState(0);

  const onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (isSending) return;
    const write = request(new FormData(event.currentTarget as HTMLFormElement));
    const content = JSON.stringify(write);
    if (press.current?.content !== content) press.current = { content, key: newKey() };
    setSending(true);
    setProblem(undefined);
    announcement.value = '';
    const answer = await send<A>({ ...write, key: press.current.key });
    setSending(false);
    if (!answer.ok) {
      setProblem(answer.problem);
      failed?.(answer.problem);
      return;
    }
    press.current = undefined;
    announcement.value = saidWritten(answer.value);
    setRound(round + 1); // fresh fields, with their defaults
    done?.(answer.value);
  };

  return (
    <form class="stack" onSubmit={(event) => void onSubmit(event)}>
      <FieldErrors.Provider value={fieldErrorsOf(problem)}>
        <Fragment key={round}>{children}</Fragment>
      </FieldErrors.Provider>
      <div role="alert">{problem && <p class="note note-alarm">{saidProblem(problem)}</p>}</div>
      <button type="submit" class={look} aria-disabled={isSending}>
        {isSending ? t('common.sending') : submit}
      </button>
    </form>
  );
}

const saidWritten = ({ recordedAt, openItems }: Written): string =>
  openItems > 0
    ? t('common.recorded_looked_at', { time: moment(recordedAt), n: openItems })
    : t('common.recorded', { time: moment(recordedAt) });

function saidProblem(problem: Problem): string {
  if (problem.status === 0) return t('common.no_connection');
  const fields = invalidFields(problem).map(({ field, code }) => `${field}: ${code}`);
  return `${saidOf(problem)}${fields.length === 0 ? '' : ` (${fields.join(', ')})`}`;
}

interface InvalidField {
  readonly field: string;
  readonly code: string;
}

function invalidFields(problem: Problem | undefined): readonly InvalidField[] {
  const errors = problem?.details['errors'];
  return Array.isArray(errors) ? (errors as InvalidField[]) : []; // `request.invalid` says so in the contract
}

const fieldErrorsOf = (problem: Problem | undefined): ReadonlyMap<string, string> =>
  new Map(invalidFields(problem).map(({ field, code }) => [field, t('error.invalid_field', { code })]));
