import { areaName, useAreas } from '../shared/areas';
import type { ConvoyItem } from '../shared/answers';
import { Chip, ConvoyChip } from '../shared/chip';
import { Code, Name } from '../shared/code';
import { Loaded } from '../shared/loaded';
import { moment } from '../shared/time';
import { useLiveList } from './live';
import { may } from './may';
import { Page } from './page';
import { Table } from './table';
import { t } from './texts';

export function ConvoysPage() {
  const convoys = useLiveList<ConvoyItem>('/api/convoys?limit=50', ['convoy']);
  const areas = useAreas();
  const nameOf = (id: string): string => {
    const area = areas.value?.items.find((each) => each.id === id);
    return area ? areaName(area) : '';
  };
  return (
    <Page title={t('console.nav_convoys')} tab={t('console.nav_convoys')}>
      {may('convoys.plan') && (
        <a class="button main" href="#/convoy-plan">
          {t('convoys.plan')}
        </a>
      )}
      <Loaded from={convoys}>
        {({ items }) => (
          <Table
            caption={t('console.nav_convoys')}
            rows={items}
            rowKey={({ id }) => id}
            empty={t('convoys.empty')}
            more={convoys.more}
            columns={[
              {
                label: t('convoys.reference'),
                cell: ({ id, reference }) => (
                  <a href={`#/convoy/${id}`}>
                    <Code>{reference}</Code>
                  </a>
                ),
              },
              { label: t('convoys.status'), cell: (convoy) => <ConvoyState convoy={convoy} /> },
              { label: t('convoys.area'), cell: ({ enclaveId }) => <Name>{nameOf(enclaveId)}</Name> },
              {
                label: t('convoys.manifest'),
                cell: ({ manifestStatus }) => t(`convoy.manifest_status.${manifestStatus}`),
              },
              {
                label: t('convoys.aboard'),
                cell: (convoy) => <Aboard convoy={convoy} />,
              },
              { label: t('convoys.places'), cell: ({ capacity }) => capacity, isNumber: true },
              {
                label: t('convoys.news_due'),
                cell: ({ newsDueAt }) =>
                  newsDueAt === null ? <span class="quiet">{t('common.none')}</span> : moment(newsDueAt),
              },
            ]}
          />
        )}
      </Loaded>
    </Page>
  );
}

type State = Pick<ConvoyItem, 'status' | 'overdueSince' | 'problemAt'>;

export const ConvoyState = ({ convoy: { status, overdueSince, problemAt } }: { convoy: State }) => (
  <span class="chips">
    <ConvoyChip status={status} />
    {overdueSince && (
      <Chip shape="alert" tone="alarm">
        {t('convoys.overdue', { time: moment(overdueSince) })}
      </Chip>
    )}
    {problemAt && (
      <Chip shape="alert" tone="alarm">
        {t('convoys.problem', { time: moment(problemAt) })}
      </Chip>
    )}
  </span>
);

const Aboard = ({ convoy: { aboardPatients, aboardCompanions } }: { convoy: ConvoyItem }) =>
  aboardPatients === null ? (
    <span class="quiet">{t('convoys.not_counted')}</span>
  ) : (
    <>{t('convoys.people', { patients: aboardPatients, companions: aboardCompanions ?? 0 })}</>
  );
