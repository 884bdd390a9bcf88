import type { Language } from '@corridor/domain/accounts';
import type { AccessClassification } from '@corridor/domain/enclaves';
import type { Qualifier } from '@corridor/domain/population';
import { formatDay } from '@corridor/messages/language';
import { number, type Say } from './counts-table';

/** Something that became known and changes what this page says, with who said it. */
export type Change = { readonly id: string; readonly knownOn: string; readonly source: string } & (
  | {
      readonly kind: 'estimate';
      readonly area: Readonly<Record<'nameEn' | 'nameAr', string>>;
      readonly value: number;
      readonly qualifier: Qualifier;
    }
  | {
      readonly kind: 'classification';
      readonly area: Readonly<Record<'nameEn' | 'nameAr', string>>;
      readonly classification: AccessClassification['classification'];
    }
);

interface Props {
  readonly changes: readonly Change[];
  /** Of a report's period, not of this month and the last. */
  readonly isOfPeriod: boolean;
  readonly embargoHours: number;
  readonly language: Language;
  readonly say: Say;
}

/** What changed and why: the counts by a rule, everything else by what a source published on a day. */
export const ChangesSection = ({ changes, isOfPeriod, embargoHours, language, say }: Props) => (
  <section>
    <h2>{say('figures.changes')}</h2>
    {/* A report's own counts stand still. */}
    {!isOfPeriod && <p>{say('figures.changes_counts', { hours: embargoHours })}</p>}
    {changes.length === 0 ? (
      <p>{say(isOfPeriod ? 'figures.changes_none_of_period' : 'figures.changes_none')}</p>
    ) : (
      <ul>
        {changes.map((change) => (
          <li key={change.id}>
            {formatDay(language, change.knownOn)}: {said(change, language, say)}
          </li>
        ))}
      </ul>
    )}
  </section>
);

function said(change: Change, language: Language, say: Say): string {
  const { source, area } = change;
  const place = language === 'ar' ? area.nameAr : area.nameEn;
  return change.kind === 'estimate'
    ? say('figures.change_estimate', {
        source,
        place,
        what:
          change.qualifier === 'exact'
            ? number(language, change.value)
            : `${say(`area.qualifier.${change.qualifier}`)} ${number(language, change.value)}`,
      })
    : say('figures.change_classification', {
        source,
        place,
        what: say(`area.classification.${change.classification}`),
      });
}
