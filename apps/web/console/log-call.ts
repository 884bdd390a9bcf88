import { signal } from '@preact/signals';
import { type CallSubjectKind, callSubjectKinds } from '@corridor/domain/open-items';
import { useEffect, useRef } from 'preact/hooks';

export interface CallAbout {
  readonly kind: CallSubjectKind;
  readonly id: string;
}

/** A call that somebody is about to log: what it is about as far as the page says so, and the pasted text that it comes from. */
export interface CallDraft {
  readonly about: CallAbout | null;
  readonly pasted: { readonly id: string; readonly text: string } | null;
}

export const callDraft = signal<CallDraft | null>(null);

/** Counts the calls that base recorded from here. */
export const callsRecorded = signal(0);

/** Opens the dialog, about the convoy or case of the page that is open. */
export function logCall(pasted: CallDraft['pasted'] = null): void {
  const [, kind, id] = /^#\/(convoy|case)\/([^/]+)/.exec(location.hash) ?? [];
  const about = callSubjectKinds.find((each) => each === kind);
  callDraft.value = { about: about && id !== undefined ? { kind: about, id } : null, pasted };
}

/** Reads again what a call may have changed. */
export function useAfterCall(reload: () => void): void {
  const seen = useRef(callsRecorded.value);
  const recorded = callsRecorded.value;
  useEffect(() => {
    if (seen.current === recorded) return;
    seen.current = recorded;
    reload();
  }, [recorded]);
}
