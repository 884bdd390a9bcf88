import {
  type AgeBand,
  ageBands,
  type Equity,
  type EquityRow,
  type Sex,
  sexes,
  type Wait,
} from '@corridor/domain/evacuations';
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
            <Groups label={t('case.sex_label')} rows={inOrder(bySex, sexes)} name={sexOf} />
            <Groups label={t('case.age_label')} rows={inOrder(byAge, ageBands)} name={ageOf} />
            <p>
              <strong>{t('waiting.wait_title')}</strong>
            </p>
            <p class="quiet">{t('waiting.wait_intro')}</p>
            <Waits label={t('areas.area')} rows={byArea} name={nameOf} />
            <Waits label={t('case.sex_label')} rows={inOrder(bySex, sexes)} name={sexOf} />
            <Waits label={t('case.age_label')} rows={inOrder(byAge, ageBands)} name={ageOf} />
          </div>
        )}
      </Loaded>
    </Folded>
  );
}

const sexOf = (key: Sex): string => t(`case.sex.${key}`);
const ageOf = (key: AgeBand): string => t(`case.age.${key}`);

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

/** How long they wait, and had waited. A small group's median is nearly one person's: it is told to who may see each case. */
function Waits<Key extends string>({ label, rows, name }: GroupsProps<Key>) {
  return (
    <Table<EquityRow<Key>>
      caption={`${t('waiting.wait_title')}: ${label}`}
      rows={rows}
      rowKey={({ key }) => key}
      empty={t('waiting.empty')}
      columns={[
        { label, cell: ({ key }) => <Name>{name(key)}</Name> },
        { label: t('waiting.wait_median'), cell: ({ waits }) => weeks(waits.waiting?.median) },
        { label: t('waiting.wait_longest'), cell: ({ waits }) => weeks(waits.waiting?.longest) },
        { label: t('waiting.wait_left'), cell: ({ waits, left }) => medianOf(waits.left, left) },
        {
          label: t('waiting.wait_diedWaiting'),
          cell: ({ waits, diedWaiting }) => medianOf(waits.diedWaiting, diedWaiting),
        },
      ]}
    />
  );
}

const weeks = (n: number | undefined): string => (n === undefined ? '–' : t('waiting.weeks', { n }));

/** Where it was not kept of everybody, of how many it is told. */
function medianOf(wait: Wait | null, all: number): string {
  const said = weeks(wait?.median);
  return wait && wait.people < all ? t('waiting.wait_known', { wait: said, n: wait.people }) : said;
}
