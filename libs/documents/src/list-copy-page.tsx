import type { Language } from '@corridor/domain/accounts';
import type { CompanionRelation, MedevacCase } from '@corridor/domain/evacuations';
import type { CopyColumn, CopyPurpose } from '@corridor/domain/lists';
import type { OperationKind } from '@corridor/domain/operations';
import { translate } from '@corridor/messages/index';
import { directionOf, formatDay, formatMoment, isolated } from '@corridor/messages/language';
import { renderToString } from 'preact-render-to-string';
import type { Say } from './counts-table';

/** One line of a copy: a patient, or somebody who comes along with them. */
export interface PersonOnPaper extends Pick<MedevacCase, 'code' | 'sex' | 'ageBand'> {
  /** Null for the patient. */
  readonly relation: CompanionRelation | null;
  readonly name: string | null;
}

/** A copy of a list as it goes out: to one recipient, with its mark. */
export interface CopyOnPaper {
  readonly operation: { readonly kind: OperationKind; readonly timeZone: string };
  readonly title: string;
  readonly versionNumber: number;
  /** The day that the list says of itself. */
  readonly asOf: string;
  readonly recipient: string;
  /** Of the copy. */
  readonly number: number;
  readonly purpose: CopyPurpose;
  readonly columns: readonly CopyColumn[];
  readonly hash: string;
  readonly madeAt: string;
  readonly expiresAt: string;
  readonly people: readonly PersonOnPaper[];
  readonly count: number;
}

/** What a column says of somebody, in the order in which copies have them. */
export interface PaperColumn {
  readonly label: string;
  readonly isCode?: true;
  readonly said: (person: PersonOnPaper) => string;
}

/** The columns that were asked for, behind the code, and nothing else. */
export function columnsOf({ columns }: CopyOnPaper, say: Say): readonly PaperColumn[] {
  return [
    { label: say('lists.column.code'), isCode: true, said: ({ code }) => code },
    ...(columns.includes('companions')
      ? [
          {
            label: say('lists.paper.who'),
            said: ({ relation }: PersonOnPaper) =>
              relation === null ? say('lists.paper.patient') : say(`case.relation.${relation}`),
          },
        ]
      : []),
    ...(columns.includes('name')
      ? [{ label: say('lists.column.name'), said: ({ name }: PersonOnPaper) => name ?? say('common.unknown') }]
      : []),
    ...(columns.includes('sex')
      ? [{ label: say('lists.column.sex'), said: ({ sex }: PersonOnPaper) => say(`case.sex.${sex}`) }]
      : []),
    ...(columns.includes('age_band')
      ? [{ label: say('lists.column.age_band'), said: ({ ageBand }: PersonOnPaper) => say(`case.age.${ageBand}`) }]
      : []),
  ];
}

/** Recipient, number and version: on every page, and in every file. */
export const markOf = ({ recipient, number, hash }: CopyOnPaper, say: Say): string =>
  say('lists.paper.mark', { name: isolated(recipient), n: number, code: hash.slice(0, 12) });

/**
 * The copy as one HTML document without script. The mark stands in the table's head and foot, which a browser repeats on
 * every sheet. Its stylesheet is the report pages'.
 */
export function renderCopyPage(copy: CopyOnPaper, language: Language): string {
  const say: Say = (key, values) => translate(language, key, values);
  const columns = columnsOf(copy, say);
  const mark = (
    <tr class="mark">
      <td colSpan={columns.length}>{markOf(copy, say)}</td>
    </tr>
  );
  const { timeZone, kind } = copy.operation;
  const moment = (at: string): string => formatMoment(language, 'moment', at, timeZone);
  return `<!doctype html>${renderToString(
    <html lang={language} dir={directionOf(language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{say('lists.paper.title')}</title>
        <link rel="stylesheet" href="/assets/reports.css" />
      </head>
      <body>
        <main class="paper" aria-label={say('lists.paper.title')}>
          <h1>{say('lists.paper.title')}</h1>
          {kind === 'exercise' && <p class="exercise">{say('common.exercise')}</p>}
          <p>
            {say('lists.paper.of', {
              what: isolated(copy.title),
              n: copy.versionNumber,
              day: formatDay(language, copy.asOf),
            })}
          </p>
          <p>
            {say('lists.recipient')}: <bdi>{copy.recipient}</bdi> · {say(`lists.copy_purpose.${copy.purpose}`)}
          </p>
          <p>
            <strong>{say('lists.people_n', { n: copy.count })}</strong>{' '}
            {say('lists.paper.until', { time: moment(copy.madeAt), day: moment(copy.expiresAt) })}
          </p>
          <table>
            <thead>
              {mark}
              <tr>
                {columns.map(({ label }) => (
                  <th key={label} scope="col" class="text">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tfoot>{mark}</tfoot>
            <tbody>
              {copy.people.map((person, i) => (
                <tr key={i}>
                  {columns.map(({ label, isCode, said }) => (
                    <td key={label} class="text">
                      <bdi dir={isCode ? 'ltr' : 'auto'}>{said(person)}</bdi>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          <p class="source">{say('lists.paper.order')}</p>
          <p class="source">
            <bdi dir="ltr">{copy.hash}</bdi>
          </p>
        </main>
      </body>
    </html>,
  )}`;
}
