import { tokenPermissions } from '@corridor/domain/accounts';
import { useState } from 'preact/hooks';
import type { List, Written } from '../shared/answers';
import { Name } from '../shared/code';
import { numberOf, TextField, textOf } from '../shared/fields';
import { useLoad } from '../shared/load';
import { Loaded } from '../shared/loaded';
import { moment } from '../shared/time';
import { CommandForm } from './command-form';
import { may } from './may';
import { Folded, Section } from './page';
import { ShownOnce } from './shown-once';
import { Table } from './table';
import { t } from './texts';

interface Token {
  readonly id: string;
  readonly name: string;
  readonly permissions: readonly (typeof tokenPermissions)[number][];
  readonly expiresAt: string;
  readonly revokedAt: string | null;
}

/** Keys by which programs act in the person's name, each with what it may and until when. */
export function MyTokens() {
  const tokens = useLoad<List<Token>>('/api/tokens');
  const [made, setMade] = useState<string>();
  return (
    <Section title={t('accounts.tokens')}>
      {made !== undefined && <ShownOnce intro={t('accounts.token_once')} secret={made} />}
      <Loaded from={tokens}>
        {({ items }) => (
          <Table<Token>
            caption={t('accounts.tokens')}
            rows={items}
            rowKey={({ id }) => id}
            empty={t('accounts.tokens_none')}
            columns={[
              { label: t('registers.name'), cell: ({ name }) => <Name>{name}</Name> },
              {
                label: t('accounts.token_permissions'),
                cell: ({ permissions }) => permissions.map((each) => t(`accounts.may.${each}`)).join(' · '),
              },
              {
                label: t('accounts.token_until'),
                cell: ({ expiresAt, revokedAt }) =>
                  revokedAt === null ? moment(expiresAt) : t('accounts.token_revoked'),
              },
              {
                label: t('accounts.token_end'),
                cell: ({ id, revokedAt }) =>
                  revokedAt === null && (
                    <CommandForm
                      look="plain"
                      submit={t('accounts.token_end')}
                      done={tokens.reload}
                      request={() => ({ path: `/api/tokens/${id}/revocation`, body: {} })}
                    />
                  ),
              },
            ]}
          />
        )}
      </Loaded>
      <Folded title={t('accounts.token_make')}>
        <CommandForm<Written & { readonly token: string | null }>
          submit={t('accounts.token_make')}
          done={({ token }) => {
            setMade(token ?? undefined);
            tokens.reload();
          }}
          request={(data) => ({
            path: '/api/tokens',
            body: {
              name: textOf(data, 'name'),
              days: numberOf(data, 'days'),
              permissions: data.getAll('permissions'),
            },
          })}
        >
          <TextField name="name" label={t('registers.name')} maxLength={80} />
          <TextField name="days" type="number" label={t('accounts.token_days')} value={30} min={1} max={365} />
          <fieldset>
            <legend>{t('accounts.token_permissions')}</legend>
            {tokenPermissions.filter(may).map((each) => (
              <label key={each} class="check">
                <input type="checkbox" name="permissions" value={each} />
                <span>{t(`accounts.may.${each}`)}</span>
              </label>
            ))}
          </fieldset>
        </CommandForm>
      </Folded>
    </Section>
  );
}
