import type { Role } from '@corridor/domain/accounts';
import type { Severity, WatchKind, WatchPlan, WatchScope, WatchTiming } from '@corridor/domain/notifications';
import type { List } from '../shared/answers';
import { Name } from '../shared/code';
import { useLoad } from '../shared/load';
import { Loaded } from '../shared/loaded';
import { moment, operationNow } from '../shared/time';
import { CommandForm } from './command-form';
import { Page } from './page';
import { Table } from './table';
import { t } from './texts';
import { WatchForm } from './watch-form';

interface Watch {
  readonly id: string;
  readonly name: string;
  readonly team: Role | null;
  readonly scope: WatchScope;
  readonly kinds: readonly WatchKind[];
  readonly leastSeverity: Severity;
  readonly timing: WatchTiming;
  readonly onDutyFrom: string;
  readonly onDutyUntil: string | null;
}

type Watches = List<Watch> & { readonly usual: readonly WatchPlan[] };

/** Who is told of what, and when. With nobody watching the page says so. */
export function WatchesPage() {
  const watches = useLoad<Watches>('/api/watches');
  return (
    <Page title={t('console.nav_watches')} tab={t('console.nav_watches')}>
      <Loaded from={watches}>
        {({ items, usual }) => (
          <>
            <p>{t('watches.intro')}</p>
            <Usual usual={usual} done={watches.reload} />
            {items.every(isEnded) && <p class="note note-wait">{t('watches.empty')}</p>}
            <Table<Watch>
              caption={t('console.nav_watches')}
              rows={items}
              rowKey={({ id }) => id}
              empty={t('console.on_duty_none')}
              columns={[
                { label: t('watches.person'), cell: whoseOf },
                { label: t('watches.covers'), cell: ({ scope }) => t(`watch.scope.${scope}`) },
                { label: t('watches.kinds'), cell: ({ kinds }) => saidKinds(kinds) },
                { label: t('watches.least'), cell: ({ leastSeverity }) => t(`severity.${leastSeverity}`) },
                { label: t('watches.timing'), cell: ({ timing }) => t(`watch.timing.${timing}`) },
                { label: t('watches.from_time'), cell: ({ onDutyFrom }) => moment(onDutyFrom) },
                {
                  label: t('watches.until'),
                  cell: ({ onDutyUntil }) => (onDutyUntil === null ? t('watches.open_end') : moment(onDutyUntil)),
                },
                {
                  label: t('watches.end'),
                  cell: (watch) =>
                    isEnded(watch) ? (
                      <span class="quiet">{t('watches.ended')}</span>
                    ) : (
                      <End watch={watch} done={watches.reload} />
                    ),
                },
              ]}
            />
          </>
        )}
      </Loaded>
      <WatchForm done={watches.reload} />
    </Page>
  );
}

const whoseOf = ({ team, name }: Watch) => (team === null ? <Name>{name}</Name> : t(`role.${team}`));

const saidKinds = (kinds: readonly WatchKind[]): string =>
  kinds.length === 0 ? t('watches.kinds_all') : kinds.map((each) => t(`watch.kind.${each}`)).join(' · ');

/** What the role usually watches and the person does not yet: shown before the press, and begun by nothing else. */
const Usual = ({ usual, done }: { usual: readonly WatchPlan[]; done: () => void }) =>
  usual.length === 0 ? null : (
    <div class="card stack">
      <p>{t('watches.usual_intro')}</p>
      <ul>
        {usual.map((plan) => (
          <li key={JSON.stringify(plan)}>
            {[
              t(`watch.scope.${plan.scope}`),
              saidKinds(plan.kinds),
              `${t('watches.least')} ${t(`severity.${plan.leastSeverity}`)}`,
              t(`watch.timing.${plan.timing}`),
            ].join(' · ')}
          </li>
        ))}
      </ul>
      <CommandForm
        submit={t('watches.usual')}
        request={() => ({ path: '/api/watches/usual', body: {} })}
        done={done}
        failed={done}
      />
    </div>
  );

const isEnded = ({ onDutyUntil }: Watch): boolean => onDutyUntil !== null && Date.parse(onDutyUntil) <= operationNow();

const End = ({ watch, done }: { watch: Watch; done: () => void }) => (
  <CommandForm
    submit={t('watches.end')}
    look="plain"
    request={() => ({ path: `/api/watches/${watch.id}/end`, body: {} })}
    done={done}
    failed={done}
  >
    <span class="for-readers">{t('watches.ending_of', { name: watch.name })}</span>
  </CommandForm>
);
