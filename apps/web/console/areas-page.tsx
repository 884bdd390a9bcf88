import { areaName, useAreas } from '../shared/areas';
import type { AreaItem, AreaList } from '../shared/answers';
import { Code, Name } from '../shared/code';
import { Loaded } from '../shared/loaded';
import { day } from '../shared/time';
import { AreaForm } from './area-form';
import { AreaMap } from './area-map';
import { ImportForm } from './import-form';
import { useLive } from './live';
import { may } from './may';
import { Page } from './page';
import { Table } from './table';
import { number, t } from './texts';

export function AreasPage() {
  const areas = useAreas();
  useLive(areas, ({ kind }) => kind === 'enclave');
  return (
    <Page title={t('console.nav_areas')} tab={t('console.nav_areas')}>
      <Loaded from={areas}>
        {({ items }) => (
          <>
            <AreaMap areas={items} />
            <Table<AreaList>
              caption={t('console.nav_areas')}
              rows={items}
              rowKey={({ id }) => id}
              empty={t('areas.empty')}
              columns={[
                {
                  label: t('areas.area'),
                  cell: (area) => (
                    <a href={`#/area/${area.id}`}>
                      <Name>{areaName(area)}</Name>
                    </a>
                  ),
                },
                {
                  label: t('areas.admin1'),
                  cell: ({ admin1Name, admin1Code }) => (
                    <>
                      <Name>{admin1Name}</Name> <Code>{admin1Code}</Code>
                    </>
                  ),
                },
                { label: t('areas.classification'), cell: (area) => <AreaClassification area={area} /> },
                { label: t('areas.people'), cell: (area) => <AreaPopulation area={area} /> },
                { label: t('areas.estimates'), cell: ({ estimates }) => t('areas.estimates_count', { n: estimates }) },
              ]}
            />
          </>
        )}
      </Loaded>
      {may('enclaves.write') && <AreaForm done={areas.reload} />}
      {may('enclaves.write') && <ImportForm done={areas.reload} />}
    </Page>
  );
}

export const AreaClassification = ({ area: { classification } }: { area: AreaItem }) =>
  classification ? (
    <>
      {t(`area.classification.${classification.classification}`)}{' '}
      <span class="quiet">
        (<Name>{classification.classifier}</Name> · {day(classification.effectiveOn)})
      </span>
    </>
  ) : (
    <span class="quiet">{t('areas.not_classified')}</span>
  );

/** The range of what is said, and the latest of it with its source: never one number alone. */
export function AreaPopulation({ area: { population } }: { area: AreaItem }) {
  if (!population) return <span class="quiet">{t('areas.no_estimate')}</span>;
  const { low, high, latest } = population;
  return (
    <>
      <bdi>{low === high ? number(low) : t('areas.range', { low: number(low), high: number(high) })}</bdi>{' '}
      <span class="quiet">
        {t('areas.latest', { value: said(latest), source: latest.source, day: day(latest.asOf) })}
      </span>
    </>
  );
}

const said = ({
  value,
  qualifier,
}: {
  readonly value: number;
  readonly qualifier: 'exact' | 'at_least' | 'about' | 'up_to' | 'dozens' | 'hundreds' | 'not_given';
}): string => (qualifier === 'exact' ? number(value) : `${t(`area.qualifier.${qualifier}`)} ${number(value)}`);
