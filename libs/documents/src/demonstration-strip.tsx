import type { Language } from '@corridor/domain/accounts';
import { translate } from '@corridor/messages/index';
import { formatMoment } from '@corridor/messages/language';
import { renderToString } from 'preact-render-to-string';
import type { Say } from './counts-table';

const scenes = [1, 2, 3, 4, 5] as const;

/**
 * The strip of a demonstration for a page without script: the exercise's moment (ISO 8601), the five scenes, the way back
 * to the page that has the faces and the clock. Not printed.
 */
export function renderDemonstrationStrip(language: Language, now: string, timeZone: string): string {
  const say: Say = (key, values) => translate(language, key, values);
  return renderToString(
    <aside class="demo screen-only" aria-label={say('demo.strip')}>
      <details>
        <summary>
          <strong>{say('demo.mark')}</strong> {formatMoment(language, 'moment', now, timeZone)}
        </summary>
        <ol>
          {scenes.map((n) => (
            <li key={n}>
              <strong>{say(`demo.scene_${n}`)}</strong> {say(`demo.scene_${n}_text`)}
            </li>
          ))}
        </ol>
        <p>{say('demo.invented')}</p>
      </details>
      <a href="/#/">{say('demo.to_controls')}</a>
    </aside>,
  );
}
