import { useState } from 'preact/hooks';
import { newKey, type Problem, send } from '../shared/api';
import { TextField, textOf } from '../shared/fields';
import { useLoad } from '../shared/load';
import { Loaded } from '../shared/loaded';
import { loadSession } from '../shared/session';
import { saidOf } from '../shared/texts';
import { Section } from './page';
import { Qr } from './qr';
import { t } from './texts';

interface State {
  readonly isSetUp: boolean;
  readonly backupCodesLeft: number;
}

interface Begun {
  readonly secret: string;
  readonly uri: string;
}

/** An authenticator app beside the passphrase: set up once, with codes for paper. */
export function SecondFactor() {
  const state = useLoad<State>('/api/second-factor');
  const [codes, setCodes] = useState<readonly string[]>();
  return (
    <Section title={t('accounts.second_factor')}>
      {codes ? (
        <Paper
          codes={codes}
          done={() => {
            setCodes(undefined);
            state.reload();
            void loadSession();
          }}
        />
      ) : (
        <Loaded from={state}>
          {({ isSetUp, backupCodesLeft }) =>
            isSetUp ? (
              <p class="note">{t('accounts.second_factor_stands', { n: backupCodesLeft })}</p>
            ) : (
              <SetUp done={setCodes} />
            )
          }
        </Loaded>
      )}
    </Section>
  );
}

function SetUp({ done }: { done: (codes: readonly string[]) => void }) {
  const [begun, setBegun] = useState<Begun>();
  const [problem, setProblem] = useState<Problem>();

  const begin = async (): Promise<void> => {
    const answer = await send<Begun>({ path: '/api/second-factor', key: newKey() });
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) setBegun(answer.value);
  };
  const confirm = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const code = textOf(new FormData(event.currentTarget as HTMLFormElement), 'code');
    const path = '/api/second-factor/confirmation';
    const answer = await send<{ backupCodes: readonly string[] }>({ path, body: { code }, key: newKey() });
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) done(answer.value.backupCodes);
  };

  return (
    <div class="card stack">
      <p>{t('accounts.second_factor_needed')}</p>
      <div role="alert">{problem && <p class="note note-alarm">{saidOf(problem)}</p>}</div>
      {begun ? (
        <form class="stack" onSubmit={(event) => void confirm(event)}>
          <p>{t('accounts.second_factor_scan')}</p>
          <Qr text={begun.uri} label={t('accounts.second_factor')} />
          <output class="secret" dir="ltr">
            {begun.secret}
          </output>
          <TextField name="code" label={t('accounts.second_factor_code')} autoComplete="one-time-code" dir="ltr" />
          <button type="submit" class="main">
            {t('accounts.second_factor_confirm')}
          </button>
        </form>
      ) : (
        <button type="button" class="main" onClick={() => void begin()}>
          {t('accounts.second_factor_begin')}
        </button>
      )}
    </div>
  );
}

const Paper = ({ codes, done }: { codes: readonly string[]; done: () => void }) => (
  <div class="card stack" role="status">
    <p>{t('accounts.second_factor_paper')}</p>
    <ol class="paper-codes" dir="ltr">
      {codes.map((code) => (
        <li key={code}>
          <output class="secret">{code}</output>
        </li>
      ))}
    </ol>
    <button type="button" class="main" onClick={done}>
      {t('accounts.second_factor_written')}
    </button>
  </div>
);
