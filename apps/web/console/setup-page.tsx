import { operationKinds } from '@corridor/domain/operations';
import { languages } from '@corridor/domain/accounts';
import { useState } from 'preact/hooks';
import { type Problem, send } from '../shared/api';
import { SelectField, TextField, textOf } from '../shared/fields';
import { shown } from '../shared/language';
import { goTo } from '../shared/route';
import { loadSession } from '../shared/session';
import { saidOf } from '../shared/texts';
import { Page } from './page';
import { t } from './texts';

/** Read once and taken out of the address, so that the one-time token stays in no history. */
const token = new URLSearchParams(location.hash.slice(1)).get('token');
if (token !== null) history.replaceState(null, '', location.pathname);

/** The first operation and the account that administers it. */
export function SetupPage() {
  const [problem, setProblem] = useState<Problem>();
  const [isSending, setSending] = useState(false);

  const onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (isSending) return;
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const fields = ['operationName', 'operationKind', 'timeZone', 'name', 'language'] as const;
    const body = {
      token,
      passphrase: data.get('passphrase'),
      ...Object.fromEntries(fields.map((name) => [name, textOf(data, name)])),
    };
    setSending(true);
    const answer = await send({ path: '/api/setup', body });
    setSending(false);
    if (!answer.ok) return void setProblem(answer.problem);
    goTo('');
    await loadSession();
  };

  if (token === null)
    return (
      <Page title={t('setup.title')} tab={t('setup.title')}>
        <p class="note">{t('setup.no_token')}</p>
      </Page>
    );
  return (
    <Page title={t('setup.title')} tab={t('setup.title')}>
      <p>{t('setup.intro')}</p>
      <form class="card stack" onSubmit={(event) => void onSubmit(event)}>
        <TextField name="operationName" label={t('setup.operation_name')} />
        <SelectField
          name="operationKind"
          label={t('setup.operation_kind')}
          options={operationKinds.map((each) => [each, t(`operation_kind.${each}`)])}
        />
        <SelectField
          name="timeZone"
          label={t('setup.time_zone')}
          value={ownZone}
          options={timeZones().map((each) => [each, each])}
        />
        <h2>{t('setup.account')}</h2>
        <TextField name="name" label={t('accounts.name')} autoComplete="username" />
        <TextField
          name="passphrase"
          type="password"
          label={t('session.passphrase')}
          autoComplete="new-password"
          minLength={12}
          hint={t('accounts.passphrase_hint')}
        />
        <SelectField
          name="language"
          label={t('accounts.language')}
          value={shown.value.language}
          options={languages.map((each) => [each, t(`common.${each}`)])}
        />
        <div role="alert">{problem && <p class="note note-alarm">{saidOf(problem)}</p>}</div>
        <button type="submit" class="main" aria-disabled={isSending}>
          {isSending ? t('common.sending') : t('setup.create')}
        </button>
      </form>
    </Page>
  );
}

const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** `Intl.supportedValuesOf` is in every browser we build for; UTC is not in its list. */
const timeZones = (): string[] => [...new Set(['UTC', ownZone, ...Intl.supportedValuesOf('timeZone')])].sort();
