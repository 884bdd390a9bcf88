import { type Equity, type EquityRow, ageBands, sexes } from '@corridor/domain/evacuations';
import { areaName, useAreas } from '../shared/areas';
import { Name } from '../shared/code';
import { useLoad } from '../shared/load';
import { Loaded } from '../shared/loaded';
import { useLive } from './live';
import { Folded } from './page';
import { Table } from './table';
import { number, percent, t } from './texts';

/** Whether everybody's turn comes alike: by area, sex and age. Folded away, since it is looked at once a week. */
export function EquitySection() {
  const equity = useLoad<Equity>('/api/waiting-list/equity');
  const areas = useAreas();
  useLive(equity, ({ kind }) => kind === 'case');
  const nameOf = (id: string): string => {
    const area = areas.value?.items.find((each) => each.id === id);
    return area ? areaName(area) : '';
  };
  return (
    <Folded title={t('waiting.equity_title')}>
      <p class="quiet">{t('waiting.equity_intro')}</p>
      <Loaded from={equity}>
        {({ byArea, bySex, byAge }) => (
          <div class="stack">
            <Groups label={t('areas.area')} rows={byArea} name={nameOf} />
            <Groups label={t('case.sex_label')} rows={inOrder(bySex, sexes)} name={(key) => t(`case.sex.${key}`)} />
            <Groups label={t('case.age_label')} rows={inOrder(byAge, ageBands)} name={(key) => t(`case.age.${key}`)} />
          </div>
        )}
      </Loaded>
    </Folded>
  );
}

const inOrder = <Key extends string>(rows: readonly EquityRow<Key>[], order: readonly Key[]): EquityRow<Key>[] =>
  order.flatMap((key) => rows.filter((row) => row.key === key));

interface GroupsProps<Key extends string> {
  readonly label: string;
  readonly rows: readonly EquityRow<Key>[];
  readonly name: (key: Key) => string;
}

function Groups<Key extends string>({ label, rows, name }: GroupsProps<Key>) {
  return (
    <Table<EquityRow<Key>>
      caption={label}
      rows={rows}
      rowKey={({ key }) => key}
      empty={t('waiting.empty')}
      columns={[
        { label, cell: ({ key }) => <Name>{name(key)}</Name> },
        { label: t('waiting.equity_asked'), cell: ({ asked }) => number(asked), isNumber: true },
        {
          label: t('waiting.equity_left'),
          cell: ({ left, asked }) => `${number(left)} (${percent(left / asked)})`,
          isNumber: true,
        },
        { label: t('waiting.equity_waiting'), cell: ({ waiting }) => number(waiting), isNumber: true },
        { label: t('waiting.equity_diedWaiting'), cell: ({ diedWaiting }) => number(diedWaiting), isNumber: true },
        { label: t('waiting.equity_otherwise'), cell: ({ otherwise }) => number(otherwise), isNumber: true },
      ]}
    />
  );
}
