import type { CaseStatus } from '@corridor/domain/evacuations';
import type { ConvoyStatus } from '@corridor/domain/convoys';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { List } from '../shared/answers';
import { useLoad } from '../shared/load';
import type { CallAbout } from './log-call';
import { t } from './texts';

type CallSubject = { readonly id: string; readonly reference: string } & (
  { readonly kind: 'convoy'; readonly status: ConvoyStatus } | { readonly kind: 'case'; readonly status: CaseStatus }
);

interface Props {
  readonly about: CallAbout | null;
  readonly choose: (about: CallAbout | null) => void;
}

/** The code of a convoy or a case, with what is open as suggestions. Empty is an answer; a code that base does not know is none. */
export function AboutField({ about, choose }: Props) {
  const [typed, setTyped] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  const named = useLoad<List<CallSubject>>(
    about !== null && typed === undefined ? `/api/calls/subjects?id=${about.id}` : null,
  );
  const found = useLoad<List<CallSubject>>(`/api/calls/subjects?like=${encodeURIComponent(typed ?? '')}`);
  const subjects = found.value?.items ?? [];
  const meant = typed === undefined ? undefined : subjects.find(({ reference }) => plain(reference) === plain(typed));

  const shown = typed === undefined ? named.value?.items[0] : meant;

  useEffect(() => {
    if (typed === undefined) return;
    choose(meant === undefined ? null : { kind: meant.kind, id: meant.id });
  }, [typed, meant?.id]);
  const isUnknown = typed !== undefined && plain(typed) !== '' && meant === undefined;
  useEffect(() => {
    input.current?.setCustomValidity(isUnknown ? t('calls.about_unknown') : '');
  }, [isUnknown]);

  return (
    <label class="field">
      <span class="field-label">
        {t('calls.about')}
        <span class="quiet"> ({t('common.optional')})</span>
      </span>
      <input
        ref={input}
        name="about"
        list="call-subjects"
        dir="ltr"
        class="code"
        autoComplete="off"
        maxLength={12}
        value={typed ?? shown?.reference ?? ''}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
        }}
      />
      <datalist id="call-subjects">
        {subjects.map((each) => (
          <option key={each.id} value={each.reference}>
            {saying(each)}
          </option>
        ))}
      </datalist>
      <span class="quiet" aria-live="polite">
        {shown ? saying(shown) : t('calls.about_hint')}
      </span>
    </label>
  );
}

const plain = (code: string): string => code.toUpperCase().replace(/[^0-9A-Z]/g, '');

const saying = (subject: CallSubject): string =>
  subject.kind === 'convoy'
    ? `${t('subject.convoy')} · ${t(`convoy.status.${subject.status}`)}`
    : `${t('subject.case')} · ${t(`case.status.${subject.status}`)}`;
