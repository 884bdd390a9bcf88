import { useLayoutEffect, useRef } from 'preact/hooks';
import { isCallKeyOn, setCallKey, useCallKey } from './call-key';
import { CallForm } from './call-form';
import { type CallDraft, callDraft, logCall } from './log-call';
import { may } from './may';
import { t } from './texts';
import './calls.css';

/** In the header of every page, with the key that does the same. */
export const LogCallButton = () => {
  useCallKey();
  return (
    <button
      type="button"
      class="log-call"
      aria-keyshortcuts={isCallKeyOn.value ? 'L' : undefined}
      onClick={() => {
        logCall();
      }}
    >
      {t('calls.log')} {isCallKeyOn.value && <kbd aria-hidden="true">L</kbd>}
    </button>
  );
};

/** Open while somebody logs a call. */
export const LogCall = () =>
  callDraft.value !== null && may('calls.log') ? <LogCallDialog draft={callDraft.value} /> : null;

function LogCallDialog({ draft }: { draft: CallDraft }) {
  const dialog = useRef<HTMLDialogElement>(null);
  // Before the next key is read: whoever presses L and types on loses no letter.
  useLayoutEffect(() => {
    dialog.current?.showModal();
    // Where the page says what it is about, the first question is what happened.
    const first = draft.about === null ? 'input[name=about]' : 'input[name=what]:checked';
    dialog.current?.querySelector<HTMLElement>(first)?.focus();
  }, []);
  const leave = (): void => {
    if (callDraft.peek() === draft) callDraft.value = null;
  };
  const close = (): void => {
    dialog.current?.close(); // gives the focus back to where it was
    leave();
  };
  return (
    <dialog
      ref={dialog}
      class="call"
      aria-labelledby="call-title"
      onCancel={(event) => {
        // The browser's own way closes later: a key that comes in between would open what is about to close.
        event.preventDefault();
        close();
      }}
      onClose={leave}
    >
      <div class="call-head">
        <h2 id="call-title">{t('calls.log')}</h2>
        <button type="button" onClick={close}>
          {t('common.close')}
        </button>
      </div>
      {draft.pasted && (
        <section class="pasted" aria-label={t('calls.pasted_text')}>
          <h3>{t('calls.pasted_text')}</h3>
          <p class="pasted-text" dir="auto" tabIndex={0}>
            {draft.pasted.text}
          </p>
        </section>
      )}
      <CallForm draft={draft} close={close} />
      <label class="check quiet">
        <input
          type="checkbox"
          checked={isCallKeyOn.value}
          onChange={(event) => {
            setCallKey(event.currentTarget.checked);
          }}
        />
        <span>{t('calls.key_opens')}</span>
      </label>
    </dialog>
  );
}
