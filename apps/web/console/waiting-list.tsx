import { useState } from 'preact/hooks';
import { AcuityChip, CaseChip } from '../shared/case-chips';
import { Chip } from '../shared/chip';
import { Code } from '../shared/code';
import { Loaded } from '../shared/loaded';
import { day } from '../shared/time';
import { AnswerForMany, mayAnswerForMany } from './answer-for-many';
import { DeterioratedChip } from './deteriorated-chip';
import { useLiveList } from './live';
import type { WaitingItem } from './prepare';
import { Readiness } from './readiness';
import { Table } from './table';
import { t } from './texts';

/** Who waits, first who goes first: why there, since when, and what each still needs. */
export function WaitingList() {
  const waiting = useLiveList<WaitingItem>('/api/waiting-list?limit=50', ['case']);
  /** Those that an answer for many leaves out; everybody else on the page is in. */
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const answers = mayAnswerForMany();
  const tick = (id: string, isIn: boolean): void => {
    const next = new Set(left);
    if (isIn) next.delete(id);
    else next.add(id);
    setLeft(next);
  };
  return (
    <Loaded from={waiting}>
      {({ items }) => (
        <>
          <Table<WaitingItem>
            caption={t('console.nav_waiting')}
            rows={items}
            rowKey={({ id }) => id}
            empty={t('waiting.empty')}
            more={waiting.more}
            columns={[
              {
                label: t('case.code'),
                cell: ({ id, code }) => (
                  <a href={`#/case/${id}`}>
                    <Code>{code}</Code>
                  </a>
                ),
              },
              { label: t('case.priority_label'), cell: ({ rank }) => t(`case.priority.${rank.priority}`) },
              {
                label: t('prepare.due_by'),
                cell: ({ rank: { dueAt } }) => (dueAt === null ? t('common.unknown') : day(dueAt.slice(0, 10))),
              },
              { label: t('waiting.waiting_since'), cell: ({ daysWaiting }) => t('waiting.days', { n: daysWaiting }) },
              { label: t('prepare.title'), cell: (each) => <Needs of={each} /> },
              { label: t('case.companions_label'), cell: ({ companions }) => companions, isNumber: true },
              ...(answers
                ? [
                    {
                      label: t('prepare.included'),
                      cell: (each: WaitingItem) =>
                        isAsked(each) && (
                          <input
                            type="checkbox"
                            checked={!left.has(each.id)}
                            aria-label={t('prepare.tick', { code: each.code })}
                            onChange={(event) => {
                              tick(each.id, event.currentTarget.checked);
                            }}
                          />
                        ),
                    },
                  ]
                : []),
            ]}
          />
          {answers && items.length > 0 && (
            <AnswerForMany
              cases={items.filter((each) => isAsked(each) && !left.has(each.id))}
              done={(conflicts) => {
                // What moved meanwhile stays in, to be looked at again; the others have their answer.
                setLeft(
                  new Set(
                    conflicts.length === 0 ? [] : items.map(({ id }) => id).filter((id) => !conflicts.includes(id)),
                  ),
                );
                waiting.reload();
              }}
            />
          )}
        </>
      )}
    </Loaded>
  );
}

/** Who is on a frozen list has their answers. */
const isAsked = ({ status }: WaitingItem): boolean => status !== 'scheduled';

const Needs = ({
  of: { isReady, missing, acuity, status, isReassessmentDue, deterioratedAt },
}: {
  of: WaitingItem;
}) => (
  <span class="chips">
    <AcuityChip acuity={acuity} />
    <DeterioratedChip since={deterioratedAt} />
    {status !== 'listed' && status !== 'submitted' && <CaseChip status={status} />}
    {isReassessmentDue && (
      <Chip shape="alert" tone="alarm">
        {t('prepare.reassess')}
      </Chip>
    )}
    <Readiness isReady={isReady} />
    {missing.length > 0 && (
      <span>
        {missing
          // The destination stands there by itself.
          .filter(({ missing: why }) => why !== 'destination_first')
          .map(({ gate, missing: why }) =>
            why === null ? '' : `${t(`prepare.gate.${gate}`)}: ${t(`prepare.reason.${why}`)}`,
          )
          .join(' · ')}
      </span>
    )}
  </span>
);
