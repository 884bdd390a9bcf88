import { type Language, languages } from '@corridor/domain/accounts';
import type { OperationKind } from '@corridor/domain/operations';
import type { DisclosedCount } from '@corridor/domain/reports';
import { type MessageKey, type MessageValues, translate } from '@corridor/messages/index';
import { directionOf, formatDay, formatMoment, localeOf } from '@corridor/messages/language';
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';

export const figureKeys = ['requested', 'waiting', 'evacuated_patients', 'evacuated_companions'] as const;
export type FigureKey = (typeof figureKeys)[number];

/** One figure as `GET /api/reports/figures` answers it: every count has passed the disclosure rules. */
export interface Figure {
  readonly key: FigureKey;
  readonly total: DisclosedCount;
  /** By first administrative level, the finest place that a donor reads: `SY03`, its name. */
  readonly byArea: readonly { readonly key: string; readonly name: string; readonly count: DisclosedCount }[];
  /** By month as `2017-12`; null where the figure is a state and not a flow. */
  readonly byMonth: readonly { readonly key: string; readonly count: DisclosedCount }[] | null;
}

export interface Figures {
  readonly asOf: string;
  readonly operation: { readonly name: string; readonly kind: OperationKind };
  readonly embargoHours: number;
  readonly figures: readonly Figure[];
}

export interface FiguresPageOptions {
  readonly language: Language;
  /** The zone in which the operation reads times. */
  readonly timeZone: string;
}

type Say = (key: MessageKey, values?: MessageValues) => string;

/**
 * The donors' page as one HTML document: no script, no inline style, so that the strictest Content-Security-Policy holds.
 * Its stylesheet is `/assets/reports.css` of the web build.
 */
export function renderFiguresPage(figures: Figures, { language, timeZone }: FiguresPageOptions): string {
  const say: Say = (key, values) => translate(language, key, values);
  return `<!doctype html>${renderToString(
    <html lang={language} dir={directionOf(language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{say('figures.title')}</title>
        <link rel="stylesheet" href="/assets/reports.css" />
      </head>
      <body>
        <Languages current={language} say={say} />
        <main>
          <h1>{say('figures.title')}</h1>
          {figures.operation.kind === 'exercise' && <p class="exercise">{say('figures.exercise')}</p>}
          <p>{say('figures.intro')}</p>
          <Tiles figures={figures.figures} language={language} say={say} />
          <Provenance figures={figures} language={language} timeZone={timeZone} say={say} />
          {figures.figures.map((figure) => (
            <FigureSection key={figure.key} figure={figure} figures={figures} language={language} timeZone={timeZone} say={say} />
          ))}
          <h2>{say('figures.how_to_read')}</h2>
          <p>{say('figures.suppression')}</p>
          <p>{say('figures.embargo', { hours: figures.embargoHours })}</p>
          <p class="screen-only">{say('figures.print')}</p>
        </main>
      </body>
    </html>,
  )}`;
}

const Languages = ({ current, say }: { current: Language; say: Say }) => (
  <nav class="screen-only" aria-label={say('figures.languages')}>
    {languages.map((language) => (
      <a key={language} href={`?lang=${language}`} lang={language} aria-current={language === current ? 'page' : undefined}>
        {translate(language, `common.${language}`)}
      </a>
    ))}
  </nav>
);

const Tiles = ({ figures, language, say }: { figures: readonly Figure[]; language: Language; say: Say }) => (
  <dl class="tiles">
    {figures.map(({ key, total }) => (
      <div key={key}>
        <dt>{say(`figures.${key}`)}</dt>
        <dd class={'value' in total ? undefined : 'withheld'}>{'value' in total ? number(language, total.value) : say('figures.total_withheld')}</dd>
      </div>
    ))}
  </dl>
);

/** Where the figures come from and how old they are: at each of them, since each may be quoted alone. */
const Provenance = ({ figures, language, timeZone, say }: FiguresPageOptions & { figures: Figures; say: Say }) => (
  <p class="source">
    {say('figures.source', { name: figures.operation.name })}{' '}
    {say('figures.as_of', { time: formatMoment(language, 'moment', figures.asOf, timeZone), zone: timeZone })}
  </p>
);

interface FigureProps extends FiguresPageOptions {
  readonly figure: Figure;
  readonly figures: Figures;
  readonly say: Say;
}

function FigureSection({ figure, figures, language, timeZone, say }: FigureProps) {
  const areas = figure.byArea.map(({ key, name, count }) => ({ key, count, label: <><bdi>{name}</bdi> <bdi dir="ltr">{key}</bdi></> }));
  const months = figure.byMonth?.map(({ key, count }) => ({ key, count, label: formatDay(language, key) }));
  return (
    <section>
      <h2>{say(`figures.${figure.key}`)}</h2>
      <p>{say(`figures.${figure.key}_note`)}</p>
      {areas.length === 0 && <p>{say('figures.none')}</p>}
      {areas.length > 0 && <Counts caption={say('figures.by_area')} heading={say('figures.area')} rows={areas} total={figure.total} language={language} say={say} />}
      {months && months.length > 0 && <Counts caption={say('figures.by_month')} heading={say('figures.month')} rows={months} total={figure.total} language={language} say={say} />}
      <Provenance figures={figures} language={language} timeZone={timeZone} say={say} />
    </section>
  );
}

interface CountsProps {
  readonly caption: string;
  readonly heading: string;
  readonly rows: readonly { readonly key: string; readonly label: ComponentChildren; readonly count: DisclosedCount }[];
  readonly total: DisclosedCount;
  readonly language: Language;
  readonly say: Say;
}

/** A withheld part is one of 1 to 4 people; a withheld total is withheld for what it would give away. */
const Counts = ({ caption, heading, rows, total, language, say }: CountsProps) => (
  <table>
    <caption>{caption}</caption>
    <thead>
      <tr>
        <th scope="col">{heading}</th>
        <th scope="col">{say('figures.people')}</th>
      </tr>
    </thead>
    <tbody>
      {rows.map(({ key, label, count }) => (
        <tr key={key}>
          <th scope="row">{label}</th>
          <td>{'value' in count ? number(language, count.value) : say('figures.small')}</td>
        </tr>
      ))}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row">{say('figures.total')}</th>
        <td>{'value' in total ? number(language, total.value) : say('figures.total_withheld')}</td>
      </tr>
    </tfoot>
  </table>
);

const number = (language: Language, value: number): string => new Intl.NumberFormat(localeOf(language)).format(value);
