import type { Language } from '@corridor/domain/accounts';
import type { DisclosedCount } from '@corridor/domain/reports';
import type { MessageKey, MessageValues } from '@corridor/messages/index';
import { localeOf } from '@corridor/messages/language';
import type { ComponentChildren } from 'preact';

export type Say = (key: MessageKey, values?: MessageValues) => string;

interface CountsProps {
  readonly caption: string;
  readonly heading: string;
  readonly rows: readonly { readonly key: string; readonly label: ComponentChildren; readonly count: DisclosedCount }[];
  readonly total: DisclosedCount;
  readonly language: Language;
  readonly say: Say;
}

/** A withheld part is one of 1 to 4 people; a withheld total is withheld for what it would give away. */
export const Counts = ({ caption, heading, rows, total, language, say }: CountsProps) => (
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

export const number = (language: Language, value: number): string =>
  new Intl.NumberFormat(localeOf(language)).format(value);
