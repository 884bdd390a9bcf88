import type { Language } from '@corridor/domain/accounts';
import type { FiguresReport, ReportStanding } from '@corridor/domain/reports';
import { formatDay, formatMoment } from '@corridor/messages/language';
import type { Say } from './counts-table';

/** A report as its page and the list of reports name it. */
export interface ReportLine extends Pick<
  FiguresReport,
  'id' | 'reference' | 'periodFrom' | 'periodTo' | 'asOf' | 'releasedAt' | 'sha256'
> {
  readonly standing: ReportStanding;
  readonly supersedes: string | null;
  readonly supersededBy: string | null;
}

interface Props {
  readonly language: Language;
  readonly operationId: string;
  readonly timeZone: string;
  readonly say: Say;
}

/** The page of a report, or of the latest counts where none is named. */
export const addressOf = (language: Language, operationId: string, reference = ''): string =>
  `/reports${reference === '' ? '' : `/${reference}`}?operationId=${operationId}&lang=${language}`;

/** What a report says of itself before its figures: whether it is released, what it tells about, and what takes its place. */
export const ReportHead = ({ report, language, operationId, timeZone, say }: Props & { report: ReportLine }) => (
  <>
    <p class={report.standing === 'released' ? undefined : 'finding'}>
      {report.releasedAt === null
        ? say(report.standing === 'discarded' ? 'figures.discarded' : 'figures.draft')
        : say('figures.frozen', { time: formatMoment(language, 'moment', report.releasedAt, timeZone) })}{' '}
      {report.standing === 'provisional' && say('figures.provisional')}
      {report.supersededBy !== null && (
        <>
          {say('figures.superseded')}{' '}
          <a href={addressOf(language, operationId, report.supersededBy)}>
            <bdi dir="ltr">{report.supersededBy}</bdi>
          </a>
        </>
      )}
    </p>
    <p>{say('figures.period', period(report, language))}</p>
    {report.supersedes !== null && (
      <p>
        {say('figures.supersedes')}{' '}
        <a href={addressOf(language, operationId, report.supersedes)}>
          <bdi dir="ltr">{report.supersedes}</bdi>
        </a>
      </p>
    )}
  </>
);

/** By what a printed copy is compared with the one that base keeps. */
export const Fingerprint = ({ report: { sha256, releasedAt }, say }: { report: ReportLine; say: Say }) =>
  releasedAt === null ? null : (
    <p class="source">
      {say('figures.fingerprint')} <bdi class="fingerprint">{sha256}</bdi>
    </p>
  );

/** Reports that were released, beside the counts that move on. */
export const ReleasedReports = ({
  released,
  language,
  operationId,
  timeZone,
  say,
}: Props & { released: readonly ReportLine[] }) => (
  <section>
    <h2>{say('figures.reports')}</h2>
    <p>{say(released.length === 0 ? 'figures.reports_none' : 'figures.reports_note')}</p>
    {released.length > 0 && (
      <table>
        <caption>{say('figures.reports')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('figures.reference')}</th>
            <th scope="col" class="text">
              {say('figures.period_label')}
            </th>
            <th scope="col" class="text">
              {say('figures.as_of_label')}
            </th>
            <th scope="col" class="text">
              {say('figures.standing_label')}
            </th>
          </tr>
        </thead>
        <tbody>
          {released.map((report) => (
            <tr key={report.id}>
              <th scope="row">
                <a href={addressOf(language, operationId, report.reference)}>
                  <bdi dir="ltr">{report.reference}</bdi>
                </a>
              </th>
              <td class="text">{say('figures.period_short', period(report, language))}</td>
              <td class="text">{report.asOf && formatMoment(language, 'moment', report.asOf, timeZone)}</td>
              <td class="text">
                {say(`reports.standing.${report.standing}`)}
                {report.supersededBy !== null && (
                  <>
                    {': '}
                    <bdi dir="ltr">{report.supersededBy}</bdi>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </section>
);

const period = ({ periodFrom, periodTo }: ReportLine, language: Language) => ({
  day: formatDay(language, periodFrom),
  until: formatDay(language, periodTo),
});
