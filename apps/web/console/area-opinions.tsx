import type { AreaPage } from '../shared/answers';
import { Name } from '../shared/code';
import { day } from '../shared/time';
import { Source } from './source';
import { t } from './texts';

type Opinion = AreaPage['classifications'][number];

/** Who classified the area how, from when on: dated opinions, the latest first, none of them overwritten. */
export function AreaOpinions({ opinions }: { opinions: readonly Opinion[] }) {
  if (opinions.length === 0) return <p class="note">{t('areas.no_history')}</p>;
  const latestFirst = [...opinions].sort((a, b) => (a.effectiveOn < b.effectiveOn ? 1 : -1));
  return (
    <ol class="timeline">
      {latestFirst.map(
        ({ id, classification, classifier, sourceKey, effectiveOn, knownOn, knownOnBasis, scopeNote }) => (
          <li key={id}>
            <p>
              <time dateTime={effectiveOn}>{day(effectiveOn)}</time>{' '}
              <strong>{t(`area.classification.${classification}`)}</strong>
            </p>
            {scopeNote !== '' && (
              <p>
                {t('areas.scope')}: <Name>{scopeNote}</Name>
              </p>
            )}
            <p class="quiet">
              <Source source={classifier} sourceKey={sourceKey} /> · {t('areas.known_on')} {day(knownOn)}{' '}
              <Name>{knownOnBasis}</Name>
            </p>
          </li>
        ),
      )}
    </ol>
  );
}
