import { convoyTasks } from '@corridor/domain/convoys';
import type { ConvoyPage } from '../shared/answers';
import { Name } from '../shared/code';
import { SelectField, textOf } from '../shared/fields';
import { Loaded } from '../shared/loaded';
import { useAccounts } from './accounts';
import { CommandForm } from './command-form';
import { may } from './may';
import { Folded, Section } from './page';
import { Table } from './table';
import { t } from './texts';

/** Whose phones show this convoy, and with which task. */
export function AssignmentsSection({ convoy, reload }: { convoy: ConvoyPage; reload: () => void }) {
  const isOpen = convoy.availableActions.includes('assign') && may('accounts.read');
  return (
    <Section title={t('convoys.assignments')}>
      <Table
        caption={t('convoys.assignments')}
        rows={convoy.assignments}
        rowKey={({ accountId, task }) => `${accountId} ${task}`}
        empty={t('convoys.no_assignments')}
        columns={[
          { label: t('convoys.account'), cell: ({ name }) => <Name>{name}</Name> },
          { label: t('convoys.task'), cell: ({ task }) => t(`convoy.task.${task}`) },
        ]}
      />
      {isOpen && <AssignForm convoy={convoy} reload={reload} />}
    </Section>
  );
}

function AssignForm({ convoy, reload }: { convoy: ConvoyPage; reload: () => void }) {
  const accounts = useAccounts();
  return (
    <Folded title={t('convoy.action.assign')}>
      <Loaded from={accounts}>
        {({ items }) => (
          <CommandForm
            submit={t('convoy.action.assign')}
            request={(data) => ({
              path: `/api/convoys/${convoy.id}/assignments`,
              body: { accountId: textOf(data, 'accountId'), task: textOf(data, 'task') },
            })}
            done={reload}
          >
            <SelectField
              name="accountId"
              label={t('convoys.account')}
              blank={t('common.select')}
              options={items.map(({ id, name }) => [id, name])}
            />
            <SelectField
              name="task"
              label={t('convoys.task')}
              options={convoyTasks.map((each) => [each, t(`convoy.task.${each}`)])}
            />
          </CommandForm>
        )}
      </Loaded>
    </Folded>
  );
}
