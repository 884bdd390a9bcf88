import type { Language } from '@corridor/domain/accounts';
import { translate } from '@corridor/messages/index';
import type { MailMessage } from './mail';

/**
 * A text for a telephone's lock screen: what kind of thing, and the reference on a line of its own. Every event's words fit
 * one segment (160 letters of GSM-7, 70 where one letter is none of them), so that no text arrives in pieces.
 */
export function renderTextMessage(
  { event, reference, operationKind }: Pick<MailMessage, 'event' | 'reference' | 'operationKind'>,
  language: Language,
): string {
  const words = translate(language, `event.${event}`);
  const said = operationKind === 'exercise' ? translate(language, 'sms.exercise', { event: words }) : words;
  const text =
    reference === null
      ? translate(language, 'sms.body_no_reference', { event: said })
      : translate(language, 'sms.body', { event: said, reference });
  // Old telephones draw the marks that isolate a code as boxes. On a line of its own it reads right without them.
  return text.replace(/[\u2066-\u2069]/g, '');
}
