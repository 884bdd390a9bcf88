import { languages } from '@corridor/domain/accounts';
import { Name } from '../shared/code';
import { SelectField, TextField, textOf } from '../shared/fields';
import { Loaded } from '../shared/loaded';
import { LinkForm, ReachFields, ReachOfForm, reachOf, RemovalForm, RoleChecks, RolesForm } from './account-forms';
import { type AccountItem, useAccounts } from './accounts';
import { CommandForm } from './command-form';
import { Folded, Page } from './page';
import { Table } from './table';
import { t } from './texts';

export function AccountsPage() {
  const accounts = useAccounts();
  return (
    <Page title={t('console.nav_accounts')} tab={t('console.nav_accounts')}>
      <Loaded from={accounts}>
        {({ items }) => (
          <Table<AccountItem>
            caption={t('console.nav_accounts')}
            rows={items}
            rowKey={({ id }) => id}
            empty={t('accounts.empty')}
            columns={[
              { label: t('accounts.name'), cell: ({ name }) => <Name>{name}</Name> },
              {
                label: t('accounts.roles'),
                cell: ({ roles: held }) => held.map((role) => t(`role.${role}`)).join(' · '),
              },
              { label: t('accounts.email'), cell: ({ email }) => (email === null ? '' : <bdi dir="ltr">{email}</bdi>) },
              { label: t('accounts.language'), cell: ({ language }) => t(`common.${language}`) },
            ]}
          />
        )}
      </Loaded>
      <AccountForm done={accounts.reload} />
      <LinkForm people={accounts.value?.items ?? []} />
      <ReachOfForm people={accounts.value?.items ?? []} />
      <RolesForm people={accounts.value?.items ?? []} done={accounts.reload} />
      <RemovalForm people={accounts.value?.items ?? []} done={accounts.reload} />
    </Page>
  );
}

const AccountForm = ({ done }: { done: () => void }) => (
  <Folded title={t('accounts.create')}>
    <CommandForm
      submit={t('accounts.create')}
      done={done}
      request={(data) => ({
        path: '/api/accounts',
        body: {
          name: textOf(data, 'name'),
          passphrase: data.get('passphrase') === '' ? undefined : data.get('passphrase'),
          email: textOf(data, 'email'),
          language: textOf(data, 'language'),
          roles: data.getAll('roles'),
          ...reachOf(data),
        },
      })}
    >
      <div class="columns">
        <TextField name="name" label={t('accounts.name')} />
        <TextField
          name="passphrase"
          type="password"
          label={t('session.passphrase')}
          autoComplete="new-password"
          minLength={12}
          isOptional
          hint={`${t('accounts.passphrase_hint')} ${t('accounts.passphrase_later')}`}
        />
        <TextField name="email" type="email" label={t('accounts.email')} isOptional />
        <SelectField
          name="language"
          label={t('accounts.language')}
          options={languages.map((each) => [each, t(`common.${each}`)])}
        />
      </div>
      <ReachFields />
      <RoleChecks />
    </CommandForm>
  </Folded>
);
