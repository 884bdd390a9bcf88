import { useState } from 'preact/hooks';
import { type Problem, send } from '../shared/api';
import { TextField } from '../shared/fields';
import { loadSession } from '../shared/session';
import { saidOf } from '../shared/texts';
import { Page } from './page';
import { t } from './texts';

/** Read once and taken out of the address, so that it stays in no history. */
const token = new URLSearchParams(location.hash.slice(1)).get('link');
if (token !== null) history.replaceState(null, '', location.pathname);

/** Whether somebody came by a link that lets them in. */
export const cameByLink = token !== null;

/** Coming in by a link, with a passphrase of one's own from then on. */
export function LinkPage({ done }: { done: () => void }) {
  const [problem, setProblem] = useState<Problem>();
  const [isSending, setSending] = useState(false);
  const onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (isSending) return;
    const passphrase = new FormData(event.currentTarget as HTMLFormElement).get('passphrase');
    setSending(true);
    const answer = await send({ path: '/api/sign-in-links/redemptions', body: { token, passphrase } });
    setSending(false);
    if (!answer.ok) return void setProblem(answer.problem);
    done();
    await loadSession();
  };
  return (
    <Page title={t('accounts.link_page')} tab={t('accounts.link_page')}>
      <form class="card stack door" onSubmit={(event) => void onSubmit(event)}>
        <p>{t('accounts.link_page_intro')}</p>
        <TextField
          name="passphrase"
          type="password"
          label={t('session.passphrase')}
          autoComplete="new-password"
          minLength={12}
          hint={t('accounts.passphrase_hint')}
        />
        <div role="alert">{problem && <p class="note note-alarm">{saidOf(problem)}</p>}</div>
        <button type="submit" class="main" aria-disabled={isSending}>
          {isSending ? t('common.sending') : t('accounts.link_page_enter')}
        </button>
      </form>
    </Page>
  );
}
