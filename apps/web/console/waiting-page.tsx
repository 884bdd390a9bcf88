import { caseStatuses, type CaseStatus } from '@corridor/domain/evacuations';
import { useState } from 'preact/hooks';
import type { CaseItem } from '../shared/answers';
import { AcuityChip, CaseChip } from '../shared/case-chips';
import { Code } from '../shared/code';
import { Loaded } from '../shared/loaded';
import { EquitySection } from './equity-section';
import { useLiveList } from './live';
import { may } from './may';
import { Page } from './page';
import { Table } from './table';
import { t } from './texts';
import { WaitingFigures } from './waiting-figures';
import { WaitingList } from './waiting-list';

/** The waiting list; by choice, cases of any state. */
export function WaitingPage() {
  const [status, setStatus] = useState<CaseStatus | 'waiting' | ''>('waiting');
  return (
    <Page title={t('console.nav_waiting')} tab={t('console.nav_waiting')}>
      {may('evacuations.request') && (
        <a class="button main" href="#/request">
          {t('waiting.new')}
        </a>
      )}
      <label class="field filter">
        <span class="field-label">{t('waiting.filter')}</span>
        <select
          onChange={(event) => {
            const { value } = event.currentTarget;
            setStatus(value === 'waiting' ? value : (caseStatuses.find((each) => each === value) ?? ''));
          }}
        >
          <option value="waiting">{t('waiting.still')}</option>
          <option value="">{t('waiting.all')}</option>
          {caseStatuses.map((each) => (
            <option key={each} value={each}>
              {t(`case.status.${each}`)}
            </option>
          ))}
        </select>
      </label>
      {status === 'waiting' && <WaitingFigures />}
      {status === 'waiting' ? <WaitingList /> : <Cases status={status} />}
      <EquitySection />
    </Page>
  );
}

function Cases({ status }: { status: CaseStatus | '' }) {
  const cases = useLiveList<CaseItem>(`/api/evacuations?limit=50${status === '' ? '' : `&status=${status}`}`, ['case']);
  return (
    <Loaded from={cases}>
      {({ items }) => (
        <Table<CaseItem>
          caption={t('console.nav_waiting')}
          rows={items}
          rowKey={({ id }) => id}
          empty={t('waiting.empty')}
          more={cases.more}
          columns={[
            {
              label: t('case.code'),
              cell: ({ id, code }) => (
                <a href={`#/case/${id}`}>
                  <Code>{code}</Code>
                </a>
              ),
            },
            { label: t('case.priority_label'), cell: ({ priority }) => t(`case.priority.${priority}`) },
            { label: t('case.acuity_label'), cell: ({ acuity }) => <AcuityChip acuity={acuity} /> },
            { label: t('case.mobility_label'), cell: ({ mobility }) => t(`case.mobility.${mobility}`) },
            { label: t('waiting.status'), cell: ({ status: each }) => <CaseChip status={each} /> },
            { label: t('waiting.waiting_since'), cell: ({ daysWaiting }) => t('waiting.days', { n: daysWaiting }) },
            { label: t('case.companions_label'), cell: ({ companions }) => companions, isNumber: true },
          ]}
        />
      )}
    </Loaded>
  );
}
