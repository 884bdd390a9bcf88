import { stopReasons, type StopReason } from '@corridor/domain/convoys';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Choices, NoteField, textOf } from '../shared/fields';
import { report } from './report';
import { t } from './texts';

interface Props {
  readonly convoyId: string;
  readonly done: () => void;
  readonly cancel: () => void;
}

const newsIn = { '30': 'field.in_30', '60': 'field.in_60', '120': 'field.in_120', none: 'field.news_none' } as const;

/** *Stopped* asks why, and when base will hear again; what is not known stays not known. */
export function StopPanel({ convoyId, done, cancel }: Props) {
  const [reason, setReason] = useState<StopReason>('unknown');
  const [news, setNews] = useState<string>('30');

  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const note = textOf(new FormData(event.currentTarget as HTMLFormElement), 'note');
    report(convoyId, 'stopped', { reason, note, newsInMinutes: news === 'none' ? undefined : Number(news) });
    done();
  };
  return (
    <form class="card stack" onSubmit={onSubmit}>
      <Heading>{t('convoy.report.stopped')}</Heading>
      <Choices
        name="reason"
        legend={t('field.why_stopped')}
        value={reason}
        options={stopReasons.map((each) => [each, t(`convoy.reason.${each}`)])}
        onChange={(value) => {
          setReason(stopReasons.find((each) => each === value) ?? 'unknown');
        }}
      />
      <Choices
        name="news"
        legend={t('field.next_news')}
        value={news}
        options={Object.entries(newsIn).map(([value, key]) => [value, t(key)])}
        onChange={setNews}
      />
      <NoteField name="note" label={t('field.note_optional')} isOptional />
      <button type="submit" class="main">
        {t('field.send_stopped')}
      </button>
      <button type="button" onClick={cancel}>
        {t('common.cancel')}
      </button>
    </form>
  );
}

export function ProblemPanel({ convoyId, done, cancel }: Props) {
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    report(convoyId, 'problem', { note: textOf(new FormData(event.currentTarget as HTMLFormElement), 'note') });
    done();
  };
  return (
    <form class="card stack" onSubmit={onSubmit}>
      <Heading>{t('convoy.report.problem')}</Heading>
      <p>{t('field.problem_hint')}</p>
      <button type="submit" class="alarm">
        {t('field.send_problem')}
      </button>
      <NoteField name="note" label={t('field.note_optional')} isOptional />
      <button type="button" onClick={cancel}>
        {t('common.cancel')}
      </button>
    </form>
  );
}

/** Takes the focus when its panel opens: it replaces the button that was pressed. */
function Heading({ children }: { children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <h2 ref={heading} tabIndex={-1}>
      {children}
    </h2>
  );
}
