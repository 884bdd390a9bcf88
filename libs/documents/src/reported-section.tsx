import type { Language } from '@corridor/domain/accounts';
import type { FigureGroup, ReportedFigure, SumThatDiffers } from '@corridor/domain/reports';
import { catalogues, type MessageKey } from '@corridor/messages/index';
import { directionOf, formatDay, isolated } from '@corridor/messages/language';
import { BarChart } from './bar-chart';
import { number, type Say } from './counts-table';

export type PublishedFigure = Pick<
  ReportedFigure,
  'id' | 'value' | 'qualifier' | 'source' | 'asOf' | 'knownOn' | 'knownOnBasis' | 'whatItCounts'
>;

/** What others published, as `GET /api/reports/reported-figures` answers it. */
export interface Published {
  readonly groups: readonly FigureGroup<PublishedFigure>[];
  readonly sumsThatDiffer: readonly SumThatDiffers[];
}

interface Props {
  readonly published: Published;
  readonly language: Language;
  readonly say: Say;
}

/** What is drawn: the question on which sources differ most. */
const DRAWN = 'waiting';

/** Figures of other sources, quoted with their source: one group drawn, every group as a table. */
export function ReportedSection({ published: { groups, sumsThatDiffer }, language, say }: Props) {
  if (groups.length === 0) return null;
  return (
    <section>
      <h2>{say('reported.title')}</h2>
      <p>
        {say('reported.hint')} {say('reported.overlaps')}
      </p>
      {sumsThatDiffer.map(({ source, asOf, parts, sum, stated }) => (
        <p key={`${source} ${asOf}`} class="finding">
          {say('reported.sum_differs', {
            source,
            parts: isolated(parts.map(({ value }) => number(language, value)).join(' + ')),
            sum: number(language, sum),
            stated: number(language, stated),
          })}
        </p>
      ))}
      {groups.map((group) => (
        <Group key={group.what} group={group} language={language} say={say} />
      ))}
    </section>
  );
}

function Group({
  group: { what, figures },
  language,
  say,
}: { group: Published['groups'][number] } & Omit<Props, 'published'>) {
  const title = whatOf(what, say);
  const said = ({ value, qualifier }: PublishedFigure): string =>
    qualifier === 'exact'
      ? number(language, value)
      : `${say(`area.qualifier.${qualifier}`)} ${number(language, value)}`;
  return (
    <>
      <h3>{title}</h3>
      {what === DRAWN && (
        <BarChart
          title={title}
          description={figures.map((figure) => `${figure.source}: ${said(figure)}`).join('; ')}
          isRightToLeft={directionOf(language) === 'rtl'}
          bars={figures.map((figure) => ({
            key: figure.id,
            label: `${figure.source} · ${formatDay(language, figure.asOf)}`,
            value: figure.value,
            said: said(figure),
          }))}
        />
      )}
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{say('areas.source')}</th>
            <th scope="col" class="text">
              {say('reported.counts')}
            </th>
            <th scope="col" class="text">
              {say('areas.as_of')}
            </th>
            <th scope="col">{say('figures.people')}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <tr key={figure.id}>
              <th scope="row">
                <bdi>{figure.source}</bdi>
              </th>
              <td class="text">
                <bdi>{figure.whatItCounts}</bdi>
              </td>
              <td class="text">{formatDay(language, figure.asOf)}</td>
              <td>{said(figure)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** The words for a code; one without words is said as it is. */
function whatOf(what: string, say: Say): string {
  const key = `reported.what.${what}`;
  return key in catalogues.en ? say(key as MessageKey) : what.replaceAll('_', ' '); // checked on this very line
}
