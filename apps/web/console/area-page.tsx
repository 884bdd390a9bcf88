import { areaName, useAreas } from '../shared/areas';
import type { AreaPage as Area } from '../shared/answers';
import { Code, Name } from '../shared/code';
import { Loaded } from '../shared/loaded';
import { day } from '../shared/time';
import { ClassificationForm, EstimateForm } from './area-opinion-forms';
import { AreaEstimates } from './area-estimates';
import { AreaMap } from './area-map';
import { AreaOpinions } from './area-opinions';
import { AreaPopulation } from './areas-page';
import { useLiveLoad } from './live';
import { may } from './may';
import { Page, Section } from './page';
import type { RoomProps } from './room-props';
import { Source } from './source';
import { Table } from './table';
import { number, t } from './texts';
import { WaitingFigures } from './waiting-figures';

type Estimate = Area['estimates'][number];

/** What is said of one area: every estimate and every classification with who said it, side by side. */
export function AreaPage({ id }: RoomProps) {
  const load = useLiveLoad<Area>(`/api/enclaves/${id}`, ['enclave'], id);
  const areas = useAreas();
  return (
    <Loaded from={load}>
      {(area) => (
        <Page title={<Name>{areaName(area)}</Name>} tab={t('areas.area')}>
          <p>
            {t('areas.admin1')}: <Name>{area.admin1Name}</Name> <Code>{area.admin1Code}</Code>
            {area.aliases.length > 0 && <> · {t('areas.also_called', { names: area.aliases.join(' · ') })}</>}
          </p>
          <p>
            {t('areas.people')}: <AreaPopulation area={area} />
          </p>
          {may('evacuations.read') && (
            <Section title={t('console.nav_waiting')}>
              <WaitingFigures areaId={area.id} />
            </Section>
          )}
          <AreaMap areas={areas.value?.items ?? []} here={area.id} />
          <Section title={t('areas.side_by_side')}>
            <p class="quiet">{t('areas.side_by_side_hint')}</p>
            <AreaEstimates estimates={area.estimates} />
            <Estimates estimates={area.estimates} />
            {may('enclaves.write') && <EstimateForm areaId={area.id} done={load.reload} />}
          </Section>
          <Section title={t('areas.history')}>
            <AreaOpinions opinions={area.classifications} />
            {may('enclaves.write') && <ClassificationForm areaId={area.id} done={load.reload} />}
          </Section>
        </Page>
      )}
    </Loaded>
  );
}

const Estimates = ({ estimates }: { estimates: readonly Estimate[] }) => (
  <Table<Estimate>
    caption={t('areas.side_by_side')}
    rows={[...estimates].sort((a, b) => (a.asOf < b.asOf ? 1 : -1))}
    rowKey={({ id }) => id}
    empty={t('areas.no_estimate')}
    columns={[
      { label: t('areas.value'), cell: ({ value }) => number(value), isNumber: true },
      { label: t('areas.qualifier'), cell: ({ qualifier }) => t(`area.qualifier.${qualifier}`) },
      { label: t('areas.low_high'), cell: ({ low, high }) => rangeOf(low, high) },
      { label: t('areas.as_of'), cell: ({ asOf }) => day(asOf) },
      { label: t('areas.source'), cell: ({ source, sourceKey }) => <Source source={source} sourceKey={sourceKey} /> },
      { label: t('areas.scope'), cell: ({ scopeNote }) => <Name>{scopeNote}</Name> },
      {
        label: t('areas.displaced'),
        cell: ({ displacedIncluded }) => (displacedIncluded === null ? '' : number(displacedIncluded)),
        isNumber: true,
      },
      {
        label: t('areas.known_on'),
        cell: ({ knownOn, knownOnBasis }) => (
          <>
            <span>{day(knownOn)}</span> <Name>{knownOnBasis}</Name>
          </>
        ),
      },
    ]}
  />
);

function rangeOf(low: number | null, high: number | null): string {
  if (low === null && high === null) return '';
  return t('areas.range', { low: low === null ? '…' : number(low), high: high === null ? '…' : number(high) });
}
