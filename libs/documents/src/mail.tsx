import type { Language } from '@corridor/domain/accounts';
import type { EventName } from '@corridor/domain/audit';
import type { Severity } from '@corridor/domain/notifications';
import type { OperationKind } from '@corridor/domain/operations';
import { type MessageKey, type MessageValues, translate } from '@corridor/messages/index';
import { directionOf } from '@corridor/messages/language';
import { renderToString } from 'preact-render-to-string';

/** What a mail may know: there is no field for a name, a place or an hour, and none may be added. */
export interface MailMessage {
  readonly event: EventName | 'digest';
  readonly severity: Severity;
  /** A convoy's or case's code, which carries no place and no date; null where the subject has none. */
  readonly reference: string | null;
  readonly operationKind: OperationKind;
  /** Where the console stands (PUBLIC_URL), where that is known. It leads to no record, so that it says nothing. */
  readonly link: string | null;
  /** Where somebody without an account ends these messages; null for who has one. */
  readonly unsubscribe: { readonly page: string } | null;
}

export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A mail that may lie on a lock screen: the reference and what kind of thing happened (DOMAIN 0.6). */
export function renderMail(message: MailMessage, language: Language): Mail {
  const say = (key: MessageKey, values?: MessageValues): string => translate(language, key, values);
  const event = say(`event.${message.event}`);
  const { reference, link } = message;
  const exercise = message.operationKind === 'exercise' ? say('mail.exercise') : null;
  const subject = reference === null ? event : say('mail.subject', { reference, event });
  const lines = {
    exercise,
    body: reference === null ? say('mail.body_no_reference', { event }) : say('mail.body', { event, reference }),
    severity: say('mail.severity', { severity: say(`severity.${message.severity}`) }),
    open: say('mail.open'),
    why: say(message.unsubscribe === null ? 'mail.why' : 'mail.why_outside'),
    end: say('mail.end'),
  };
  return {
    subject: exercise === null ? subject : `[${exercise}] ${subject}`,
    text: [
      ...(exercise === null ? [] : [exercise, '']),
      lines.body,
      lines.severity,
      ...(link === null ? [] : ['', lines.open, link]),
      '',
      lines.why,
      ...(message.unsubscribe === null ? [] : [lines.end, message.unsubscribe.page]),
      '',
    ].join('\n'),
    html: `<!doctype html>${renderToString(<MailBody lines={lines} link={link} end={message.unsubscribe?.page ?? null} language={language} linkWords={say('mail.open_link')} />)}`,
  };
}

interface BodyProps {
  readonly lines: Readonly<Record<'body' | 'severity' | 'open' | 'why' | 'end', string>> & {
    readonly exercise: string | null;
  };
  readonly link: string | null;
  readonly end: string | null;
  readonly linkWords: string;
  readonly language: Language;
}

/** Mail programs know neither stylesheets nor logical properties well: plain elements, direction set on the document. */
const MailBody = ({ lines, link, end, linkWords, language }: BodyProps) => (
  <html lang={language} dir={directionOf(language)}>
    <head>
      <meta charset="utf-8" />
    </head>
    <body dir={directionOf(language)}>
      {lines.exercise !== null && (
        <p>
          <strong>{lines.exercise}</strong>
        </p>
      )}
      <p>
        <strong>{lines.body}</strong>
        <br />
        {lines.severity}
      </p>
      {link !== null && (
        <p>
          {lines.open} <a href={link}>{linkWords}</a>
          <br />
          <bdi dir="ltr">{link}</bdi>
        </p>
      )}
      <p>
        <small>
          {lines.why}
          {end !== null && (
            <>
              <br />
              <a href={end}>{lines.end}</a>
            </>
          )}
        </small>
      </p>
    </body>
  </html>
);
