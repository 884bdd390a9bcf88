import { type Severity, type WatchScope } from '@corridor/domain/notifications';
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
  readonly scope: WatchScope;
  readonly leastSeverity: Severity;
  readonly onDutyFrom: string;
  readonly onDutyUntil: string | null;
}

/** Who is on duty, and so who hears of what happens. With nobody on duty the page says that nobody would. */
export function WatchesPage() {
  const watches = useLoad<List<Watch>>('/api/watches');
  return (
    <Page title={t('console.nav_watches')} tab={t('console.nav_watches')}>
      <Loaded from={watches}>
        {({ items }) => (
          <>
            {items.every(isEnded) && <p class="note note-wait">{t('watches.empty')}</p>}
            <Table<Watch>
              caption={t('console.nav_watches')}
              rows={items}
              rowKey={({ id }) => id}
              empty={t('console.on_duty_none')}
              columns={[
                { label: t('watches.person'), cell: ({ name }) => <Name>{name}</Name> },
                { label: t('watches.covers'), cell: ({ scope }) => t(`watch.scope.${scope}`) },
                { label: t('watches.least'), cell: ({ leastSeverity }) => t(`severity.${leastSeverity}`) },
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
