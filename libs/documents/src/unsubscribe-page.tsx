import { type Language, languages } from '@corridor/domain/accounts';
import { translate } from '@corridor/messages/index';
import { directionOf } from '@corridor/messages/language';
import { renderToString } from 'preact-render-to-string';
import type { Say } from './counts-table';

const addressOf = (token: string, language: Language): string =>
  `/unsubscribe?token=${encodeURIComponent(token)}&lang=${language}`;

/**
 * The page behind a mail's last line, for somebody without an account: asks once, and says afterwards that it is done. Mail
 * programs open links by themselves, so only the button ends anything.
 */
export function renderUnsubscribePage(token: string, isDone: boolean, language: Language): string {
  const say: Say = (key, values) => translate(language, key, values);
  return `<!doctype html>${renderToString(
    <html lang={language} dir={directionOf(language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{say('unsubscribe.title')}</title>
        <link rel="icon" href="/assets/reports.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/reports.css" />
      </head>
      <body>
        <nav aria-label={say('figures.languages')}>
          {languages.map((each) => (
            <a
              key={each}
              href={addressOf(token, each)}
              lang={each}
              aria-current={each === language ? 'page' : undefined}
            >
              {translate(each, `common.${each}`)}
            </a>
          ))}
        </nav>
        <main>
          <h1>{say('unsubscribe.title')}</h1>
          {isDone ? (
            <p role="status">{say('unsubscribe.done')}</p>
          ) : (
            <form method="post" action={addressOf(token, language)}>
              <p>{say('unsubscribe.ask')}</p>
              <button type="submit">{say('unsubscribe.button')}</button>
            </form>
          )}
          <p>{say('unsubscribe.kept')}</p>
        </main>
      </body>
    </html>,
  )}`;
}
