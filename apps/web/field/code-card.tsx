import { Code } from '../shared/code';
import { stateOf } from './sent-log';
import { sent } from './sending';
import { t } from './texts';

/** The code, large enough to be copied to a card in bad light, and whether base has the request yet. */
export function CodeCard({ messageKey }: { messageKey: string }) {
  const message = sent.value.find(({ key }) => key === messageKey);
  if (message?.about.kind !== 'patient') return <p class="note">{t('field.log_empty')}</p>;
  const drawn = message.about.code;
  const given = codeIn(message.answer) ?? drawn;
  return (
    <section class="card stack code-card">
      <h1>{t('field.write_code')}</h1>
      <p class="code-large">
        <Code>{given}</Code>
      </p>
      {given !== drawn && <p class="note note-alarm">{t('field.code_changed', { code: given, old: drawn })}</p>}
      <p>{t('field.write_code_hint')}</p>
      <p role="status" class={`log-${message.state}`}>
        <span class="log-state">{stateOf(message)}</span>
      </p>
      <a class="button main" href="#/">
        {t('field.done')}
      </a>
    </section>
  );
}

const codeIn = (answer: unknown): string | undefined => (answer as { readonly code?: string } | undefined)?.code;
