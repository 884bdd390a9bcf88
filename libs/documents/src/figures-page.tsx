import { type Language, languages } from '@corridor/domain/accounts';
import type { OperationKind } from '@corridor/domain/operations';
import type { DisclosedCount, FigureKey } from '@corridor/domain/reports';
import { translate } from '@corridor/messages/index';
import { directionOf, formatDay, formatMoment } from '@corridor/messages/language';
import { renderToString } from 'preact-render-to-string';
import { type Change, ChangesSection } from './changes-section';
import { Counts, type Say } from './counts-table';
import { addressOf, Fingerprint, ReleasedReports, ReportHead, type ReportLine } from './report-head';
import { type Published, ReportedSection } from './reported-section';
import { type Besieged, Tiles } from './tiles';

/** One figure as `GET /api/reports/figures` answers it: every count has passed the disclosure rules. */
export interface Figure {
  readonly key: FigureKey;
  readonly total: DisclosedCount;
  /** By first administrative level, the finest place that a donor reads: `SY03`, its name. */
  readonly byArea: readonly { readonly key: string; readonly name: string; readonly count: DisclosedCount }[];
  /** By month as `2017-12`. All of it is withheld where it would betray a count of the split by area. */
  readonly byMonth: readonly { readonly key: string; readonly count: DisclosedCount }[];
}

/** Read first, in this order; how many live besieged stands beside them. */
const tileKeys = ['evacuated_patients', 'evacuated_companions', 'waiting', 'died_waiting'] as const;

export interface Figures {
  readonly asOf: string;
  /** `timeZone`: the zone in which the operation reads times. */
  readonly operation: { readonly name: string; readonly kind: OperationKind; readonly timeZone: string };
  readonly embargoHours: number;
  readonly figures: readonly Figure[];
  readonly besieged: Besieged;
  readonly published: Published;
  /** The latest known first. */
  readonly changes: readonly Change[];
}

/** What stands around the figures: the report that they are of, or the reports that were released. */
export type Frame = { readonly operationId: string } & (
  { readonly report: ReportLine } | { readonly released: readonly ReportLine[] }
);

/**
 * The donors' page as one HTML document: no script, no inline style, so that the strictest Content-Security-Policy holds.
 * Its stylesheet is `/assets/reports.css` of the web build, its icon `/assets/reports.svg`.
 */
export function renderFiguresPage(figures: Figures, language: Language, frame: Frame): string {
  const say: Say = (key, values) => translate(language, key, values);
  const report = 'report' in frame ? frame.report : null;
  const title = report ? say('figures.report', { reference: report.reference }) : say('figures.title');
  const { operationId } = frame;
  const around = { language, operationId, timeZone: figures.operation.timeZone, say };
  return `<!doctype html>${renderToString(
    <html lang={language} dir={directionOf(language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{report ? say('figures.report_tab') : title}</title>
        <link rel="icon" href="/assets/reports.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/reports.css" />
      </head>
      <body>
        <Languages
          current={language}
          back={report ? addressOf(language, operationId) : '/'}
          address={(each) => addressOf(each, operationId, report?.reference)}
          say={say}
        />
        <main>
          <h1>{title}</h1>
          {figures.operation.kind === 'exercise' && <p class="exercise">{say('figures.exercise')}</p>}
          {report && <ReportHead report={report} {...around} />}
          <p>{say('figures.intro')}</p>
          <Tiles
            counts={tileKeys.flatMap((key) => {
              const figure = figures.figures.find((each) => each.key === key);
              return figure ? [{ key, title: `figures.${key}`, note: `figures.${key}_note`, total: figure.total }] : [];
            })}
            besieged={figures.besieged}
            embargoHours={figures.embargoHours}
            asOf={formatMoment(language, 'moment', figures.asOf, figures.operation.timeZone)}
            language={language}
            say={say}
          />
          <Provenance figures={figures} language={language} say={say} />
          <ChangesSection
            changes={figures.changes}
            isOfPeriod={report !== null}
            embargoHours={figures.embargoHours}
            language={language}
            say={say}
          />
          <ReportedSection published={figures.published} language={language} say={say} />
          {figures.figures.map((figure) => (
            <FigureSection key={figure.key} figure={figure} figures={figures} language={language} say={say} />
          ))}
          {'released' in frame && <ReleasedReports released={frame.released} {...around} />}
          <h2>{say('figures.how_to_read')}</h2>
          <p>{say('figures.suppression')}</p>
          <p>{say('figures.embargo', { hours: figures.embargoHours })}</p>
          {report && <Fingerprint report={report} say={say} />}
          <p class="screen-only">{say('figures.print')}</p>
        </main>
      </body>
    </html>,
  )}`;
}

interface LanguagesProps {
  readonly current: Language;
  /** Where one came from. */
  readonly back: string;
  readonly address: (language: Language) => string;
  readonly say: Say;
}

const Languages = ({ current, back, address, say }: LanguagesProps) => (
  <nav class="screen-only" aria-label={say('figures.languages')}>
    <a class="back" href={back}>
      {say('figures.back')}
    </a>
    {languages.map((language) => (
      <a
        key={language}
        href={address(language)}
        lang={language}
        aria-current={language === current ? 'page' : undefined}
      >
        {translate(language, `common.${language}`)}
      </a>
    ))}
  </nav>
);

/** Where the figures come from and how old they are: at each of them, since each may be quoted alone. */
const Provenance = ({
  figures: { asOf, operation },
  language,
  say,
}: {
  figures: Figures;
  language: Language;
  say: Say;
}) => (
  <p class="source">
    {say('figures.source', { name: operation.name })}{' '}
    {say('figures.as_of', {
      time: formatMoment(language, 'moment', asOf, operation.timeZone),
      zone: operation.timeZone,
    })}
  </p>
);

interface FigureProps {
  readonly language: Language;
  readonly figure: Figure;
  readonly figures: Figures;
  readonly say: Say;
}

function FigureSection({ figure, figures, language, say }: FigureProps) {
  const areas = figure.byArea.map(({ key, name, count }) => ({
    key,
    count,
    label: (
      <>
        <bdi>{name}</bdi> <bdi dir="ltr">{key}</bdi>
      </>
    ),
  }));
  const months = figure.byMonth.map(({ key, count }) => ({ key, count, label: formatDay(language, key) }));
  const byMonth = say(`figures.by_month_${figure.key}`);
  // Withheld as a whole, a month need not be 1 to 4: the page must not say so of it.
  const isWithheld = months.every(({ count }) => 'withheld' in count);
  return (
    <section>
      <h2>{say(`figures.${figure.key}`)}</h2>
      <p>{say(`figures.${figure.key}_note`)}</p>
      {areas.length === 0 && <p>{say('figures.none')}</p>}
      {areas.length > 0 && (
        <Counts
          caption={say('figures.by_area')}
          heading={say('figures.area')}
          rows={areas}
          total={figure.total}
          language={language}
          say={say}
        />
      )}
      {months.length > 0 && isWithheld && (
        <p>
          {byMonth}: {say('figures.total_withheld')}
        </p>
      )}
      {months.length > 0 && !isWithheld && (
        <Counts
          caption={byMonth}
          heading={say('figures.month')}
          rows={months}
          total={figure.total}
          language={language}
          say={say}
        />
      )}
      <Provenance figures={figures} language={language} say={say} />
    </section>
  );
}
