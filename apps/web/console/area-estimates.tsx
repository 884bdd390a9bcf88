import type { AreaPage } from '../shared/answers';
import { Name } from '../shared/code';
import { day } from '../shared/time';
import { t } from './texts';
import { highestOf, type PicturedValue, ValuePicture } from './value-picture';

type Estimate = AreaPage['estimates'][number];

/** The disagreeing estimates on one scale, those that count the same communities together: another scope is another question. */
export function AreaEstimates({ estimates }: { estimates: readonly Estimate[] }) {
  if (estimates.length === 0) return null;
  const newestFirst = [...estimates].sort((a, b) => (a.asOf < b.asOf ? 1 : -1));
  const scopes = [...new Set(newestFirst.map(({ scopeNote }) => scopeNote))];
  const most = highestOf(newestFirst.map(pictured));
  return (
    <>
      {scopes.map((scope) => (
        <figure key={scope} class="estimates-of-scope">
          <figcaption>{scope === '' ? t('areas.scope_not_said') : <Name>{scope}</Name>}</figcaption>
          <ValuePicture values={newestFirst.filter(({ scopeNote }) => scopeNote === scope).map(pictured)} most={most} />
        </figure>
      ))}
    </>
  );
}

const pictured = ({ id, source, asOf, value, low, high, qualifier }: Estimate): PicturedValue => ({
  key: id,
  label: (
    <>
      <Name>{source}</Name> <span class="quiet">{day(asOf)}</span>
    </>
  ),
  value,
  low,
  high,
  ...(qualifier === 'exact' ? {} : { qualifier: t(`area.qualifier.${qualifier}`) }),
});
