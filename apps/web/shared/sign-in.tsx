import { DemonstrationDoor } from './demonstration-door';
import { useState } from 'preact/hooks';
import type { Problem } from './api';
import { signIn } from './session';
import { sessionEnded } from './session-state';
import { saidOf, t } from './texts';
import { TextField, textOf } from './fields';

export function SignIn() {
  const [problem, setProblem] = useState<Problem>();
  const [isSending, setSending] = useState(false);
  const [isCodeAsked, setCodeAsked] = useState(false);

  const onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (isSending) return;
    const data = new FormData(event.currentTarget as HTMLFormElement);
    setSending(true);
    const answer = await signIn({
      name: textOf(data, 'name') ?? '',
      passphrase: passphraseOf(data),
      code: textOf(data, 'code'),
    });
    setSending(false);
    if (!answer.ok && answer.problem.code === 'session.code_required') setCodeAsked(true);
    setProblem(answer.ok ? undefined : answer.problem);
  };

  return (
    <>
      <DemonstrationDoor />
      <form class="card stack door" onSubmit={(event) => void onSubmit(event)}>
        <h1>{t('session.sign_in')}</h1>
        {sessionEnded.value && <p class="note">{t('session.ended')}</p>}
        <TextField name="name" label={t('session.name')} autoComplete="username" />
        <TextField name="passphrase" type="password" label={t('session.passphrase')} autoComplete="current-password" />
        {isCodeAsked && <TextField name="code" label={t('session.code')} autoComplete="one-time-code" dir="ltr" />}
        <button type="submit" class="main" aria-disabled={isSending}>
          {isSending ? t('common.sending') : t('session.sign_in')}
        </button>
        <div aria-live="assertive">{problem && <p class="note note-alarm">{saidOf(problem)}</p>}</div>
      </form>
    </>
  );
}

/** As typed: a passphrase may begin or end with a space. */
function passphraseOf(data: FormData): string {
  const value = data.get('passphrase');
  return typeof value === 'string' ? value : '';
}
