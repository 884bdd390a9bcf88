import { linkPurposes, roles, rolesOfTheWhole } from '@corridor/domain/accounts';
import { useState } from 'preact/hooks';
import { areaOptions } from '../shared/areas';
import type { Written } from '../shared/answers';
import { SelectField, textOf } from '../shared/fields';
import { useLoad } from '../shared/load';
import type { AccountItem } from './accounts';
import { CommandForm } from './command-form';
import { Folded } from './page';
import { ReachForm } from './reach-form';
import { ShownOnce } from './shown-once';
import { t } from './texts';

interface Props {
  readonly people: readonly AccountItem[];
  readonly done: () => void;
}

const PersonField = ({ people }: Pick<Props, 'people'>) => (
  <SelectField
    name="accountId"
    label={t('accounts.person')}
    blank="…"
    options={people.map(({ id, name }) => [id, name])}
  />
);

/** A link by which somebody comes in for the first time, or comes back. */
export function LinkForm({ people }: Pick<Props, 'people'>) {
  const [token, setToken] = useState<string>();
  return (
    <Folded title={t('accounts.link')}>
      <p>{t('accounts.link_intro')}</p>
      {token !== undefined && (
        <ShownOnce intro={t('accounts.link_once')} secret={`${location.origin}/#link=${token}`} />
      )}
      <CommandForm<Written & { readonly token: string | null }>
        submit={t('accounts.link_make')}
        done={(answer) => {
          setToken(answer.token ?? undefined);
        }}
        request={(data) => ({
          path: `/api/accounts/${textOf(data, 'accountId') ?? ''}/links`,
          body: { purpose: textOf(data, 'purpose') },
        })}
      >
        <PersonField people={people} />
        <SelectField
          name="purpose"
          label={t('accounts.link_purpose')}
          options={linkPurposes.map((each) => [each, t(`accounts.link_purpose_${each}`)])}
        />
      </CommandForm>
    </Folded>
  );
}

/** More roles for somebody, everywhere or for one area. */
export const RolesForm = ({ people, done }: Props) => (
  <Folded title={t('accounts.give_roles')}>
    <CommandForm
      submit={t('accounts.give_roles')}
      done={done}
      request={(data) => ({
        path: `/api/accounts/${textOf(data, 'accountId') ?? ''}/roles`,
        body: { roles: data.getAll('roles'), ...reachOf(data) },
      })}
    >
      <PersonField people={people} />
      <ReachFields />
      <RoleChecks />
    </CommandForm>
  </Folded>
);

/** How somebody else is reached. */
export function ReachOfForm({ people }: Pick<Props, 'people'>) {
  const [accountId, setAccountId] = useState('');
  return (
    <Folded title={t('reach.title_of')}>
      <SelectField
        name="reachOf"
        label={t('reach.person')}
        blank="…"
        options={people.map(({ id, name }) => [id, name])}
        onChange={setAccountId}
      />
      {accountId !== '' && <ReachForm key={accountId} path={`/api/accounts/${accountId}/contact-routes`} />}
    </Folded>
  );
}

export const RemovalForm = ({ people, done }: Props) => (
  <Folded title={t('accounts.remove')}>
    <p>{t('accounts.remove_intro')}</p>
    <CommandForm
      submit={t('accounts.remove')}
      look="alarm"
      done={done}
      request={(data) => ({ path: `/api/accounts/${textOf(data, 'accountId') ?? ''}/removal`, body: {} })}
    >
      <PersonField people={people} />
    </CommandForm>
  </Folded>
);

interface Reaches {
  readonly enclaves: readonly { readonly id: string; readonly nameEn: string; readonly nameAr: string }[];
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
}

/** For which area, and on whose behalf. */
export function ReachFields() {
  const { value } = useLoad<Reaches>('/api/accounts/reaches');
  return (
    <div class="columns">
      <SelectField
        name="enclaveId"
        label={t('accounts.area')}
        isOptional
        blank={t('accounts.whole')}
        options={areaOptions(value?.enclaves ?? [])}
      />
      <SelectField
        name="organisationId"
        label={t('accounts.organisation')}
        isOptional
        blank={t('common.none')}
        options={(value?.organisations ?? []).map(({ id, name }) => [id, name])}
      />
    </div>
  );
}

export const reachOf = (data: FormData): { enclaveId: string | undefined; organisationId: string | undefined } => ({
  enclaveId: textOf(data, 'enclaveId'),
  organisationId: textOf(data, 'organisationId'),
});

const whole: readonly string[] = rolesOfTheWhole;

export const RoleChecks = () => (
  <fieldset>
    <legend>{t('accounts.roles')}</legend>
    {roles.map((role) => (
      <label key={role} class="check">
        <input type="checkbox" name="roles" value={role} />
        <span>
          {t(`role.${role}`)}
          {whole.includes(role) && <span class="quiet"> ({t('accounts.whole')})</span>}
        </span>
      </label>
    ))}
  </fieldset>
);
